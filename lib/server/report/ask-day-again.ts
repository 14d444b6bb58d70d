import { z } from "zod";
import { isCalendarDay, isLikelyYear } from "@/lib/dates/day";
import { type Day, windowOfDay } from "@/lib/dates/window";
import { dayAt, formatInstant } from "@/lib/dates/zone";
import type { DayAgain } from "@/lib/report/answers/day-again";
import { ProblemError } from "@/lib/report/answers/problem";
import type { AnswerBook } from "@/lib/server/ledger/answer-book";
import type { IndexEntry } from "@/lib/server/ledger/answer-index";

const isDay = (text: string) => isCalendarDay(text) && isLikelyYear(text);

/** What somebody says of a day to be asked again. */
export const dayToAsk = z.strictObject({
  day: z.string().refine(isDay, "must be a day since 2000, YYYY-MM-DD"),
});

type DayQuestion = { operation: string; timeZone: string; day: Day; askedBy: string; nowMs: number };

/**
 * Asks wolkvox for a civil day once more, whatever is known of it: one call.
 * @throws ProblemError `invalid-range` for a day to come, `rate-limited` within the refresh time of its last look, or why
 * wolkvox gave no answer.
 */
export async function askDayAgain(
  book: Pick<AnswerBook, "sync" | "find" | "askAgain">,
  { operation, timeZone, day, askedBy, nowMs }: DayQuestion,
): Promise<DayAgain> {
  if (day > dayAt(nowMs, timeZone)) throw new ProblemError("invalid-range", `day: ${day} has not begun.`);
  const window = windowOfDay(day);
  await book.sync();
  const before = book.find(window);
  const after = await book.askAgain(window, askedBy);
  return { operation, day, ...describeLook(before, after) };
}

function describeLook(
  before: IndexEntry | null,
  { answer, doubted }: IndexEntry,
): Omit<DayAgain, "operation" | "day"> {
  const look = doubted ?? answer;
  const { askedAtMs, change, totalSeconds } = look;
  return {
    askedAt: formatInstant(askedAtMs),
    result: change ? resultOf(change.kind) : compareLooks(before, look),
    beforeSeconds: before?.answer.totalSeconds ?? null,
    afterSeconds: totalSeconds,
    agents: change?.agents ?? 0,
    cases: change?.cases ?? [],
  };
}

function resultOf(kind: "doubted" | "shrunk" | "corrected"): DayAgain["result"] {
  return kind === "doubted" ? "held" : kind;
}

function compareLooks(before: IndexEntry | null, { digest }: IndexEntry["answer"]): DayAgain["result"] {
  if (!before) return "first";
  return before.answer.digest === digest ? "same" : "grown";
}
