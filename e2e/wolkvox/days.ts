import { parseCivil, SECONDS_PER_DAY } from "./civil-clock.ts";
import { textThat } from "./readers.ts";
import type { Span } from "./window-sums.ts";

/** Civil days `YYYY-MM-DD`, both included: `from` alone names one day, `to` alone everything until then. */
export type Days = { from: string | null; to: string | null };

export const readDay = textThat(
  (text) => parseCivil(`${text}T00:00:00`) !== undefined,
  "a day such as 2026-11-16",
);

/** Whether the span has a second of these days; of no days at all every span has. */
export function touches(days: Days, span: Span): boolean {
  const { start, end } = spanOf(days);
  return span.start < end && span.end > start;
}

/** Whether every second of the span is one of these days. */
export function holds(days: Days, span: Span): boolean {
  const { start, end } = spanOf(days);
  return span.start >= start && span.end <= end;
}

function spanOf({ from, to }: Days): Span {
  const last = to ?? from;
  return {
    start: parseCivil(`${from}T00:00:00`) ?? Number.NEGATIVE_INFINITY,
    end: last === null ? Number.POSITIVE_INFINITY : (parseCivil(`${last}T00:00:00`) ?? 0) + SECONDS_PER_DAY,
  };
}
