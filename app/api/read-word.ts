import { instantOf } from "@/lib/dates/zone";
import { ProblemError } from "@/lib/report/answers/problem";

/** What an address says of a word; null where it says nothing. @throws ProblemError `invalid-parameter` for one that stands twice */
export function readOnce(params: URLSearchParams, word: string): string | null {
  const [given = null, ...others] = params.getAll(word);
  if (others.length > 0) throw new ProblemError("invalid-parameter", `${word}: may stand once.`);
  return given;
}

/** An instant, `2026-11-27T13:05:00Z`, in epoch milliseconds; null for what is none. */
export function parseInstant(text: string): number | null {
  const ms = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) ? instantOf(text) : Number.NaN;
  return Number.isFinite(ms) ? ms : null;
}
