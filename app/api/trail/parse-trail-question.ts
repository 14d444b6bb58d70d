import { isCalendarDay } from "@/lib/dates/day";
import { windowOfDay } from "@/lib/dates/window";
import { firstInstantOf, lastInstantOf } from "@/lib/dates/zone";
import { ProblemError } from "@/lib/report/answers/problem";
import { isTrailKind, trailKinds } from "@/lib/report/answers/trail-answer";
import { isTrailFormat, type TrailFormat, trailFormats } from "@/lib/server/export/trail-file";
import { canBeKept } from "@/lib/server/store/kept-key";
import type { TrailQuestion } from "@/lib/server/trail/trail-search";
import { parseInstant, readOnce } from "../read-word";

/** The words that `GET /api/trail` takes beside `operation`, in whose zone days are meant. */
export const trailWords = ["from", "to", "who", "what", "before", "limit", "format"] as const;

type Word = (typeof trailWords)[number];

export type TrailAsked = TrailQuestion & {
  before: number | null;
  most: number;
  /** Null = a page of JSON. */
  format: TrailFormat | null;
};

const usualMost = 100;
const mostAtOnce = 200;
const mostWho = 254;

/** @throws ProblemError `invalid-parameter` or `invalid-range` for the first word that cannot be used. */
export function parseTrailQuestion(params: URLSearchParams, timeZone: string): TrailAsked {
  const one = (word: Word) => readOnce(params, word);
  const fromMs = parseMoment("from", one("from"), (day) => firstInstantOf(windowOfDay(day).from, timeZone));
  const toMs = parseMoment("to", one("to"), (day) => lastInstantOf(windowOfDay(day).to, timeZone));
  if (fromMs !== null && toMs !== null && fromMs > toMs)
    throw new ProblemError("invalid-range", "to: must not be before from.");
  return {
    fromMs,
    // An instant names its whole second.
    toMs: toMs === null ? null : toMs + 999,
    who: parseWho(one("who")),
    what: params.getAll("what").map(parseKind),
    before: parseWhole("before", one("before"), Number.MAX_SAFE_INTEGER),
    most: parseWhole("limit", one("limit"), mostAtOnce) ?? usualMost,
    format: parseFormat(one("format")),
  };
}

function refuse(word: Word, reason: string): ProblemError {
  return new ProblemError("invalid-parameter", `${word}: ${reason}.`);
}

function parseMoment(word: Word, text: string | null, msOfDay: (day: string) => number): number | null {
  if (text === null) return null;
  if (isCalendarDay(text)) return msOfDay(text);
  const ms = parseInstant(text);
  if (ms !== null) return ms;
  throw new ProblemError(
    "invalid-range",
    `${word}: must be a day (2026-11-27) or an instant (2026-11-27T13:05:00Z).`,
  );
}

function parseWho(text: string | null): string | null {
  const who = text?.trim() ?? "";
  if (who.length > mostWho || !canBeKept(who))
    throw refuse("who", `must be text of ${mostWho} characters at most`);
  return who === "" ? null : who;
}

function parseKind(text: string): TrailQuestion["what"][number] {
  if (isTrailKind(text)) return text;
  throw refuse("what", `may be ${trailKinds.join(", ")}`);
}

function parseWhole(word: Word, text: string | null, most: number): number | null {
  if (text === null) return null;
  const value = /^\d{1,16}$/.test(text) ? Number(text) : 0;
  if (value >= 1 && value <= most) return value;
  throw refuse(word, `must be a whole number from 1${most === mostAtOnce ? ` to ${most}` : ""}`);
}

function parseFormat(text: string | null): TrailFormat | null {
  if (text === null || isTrailFormat(text)) return text;
  throw refuse("format", `may be ${trailFormats.join(", ")}`);
}
