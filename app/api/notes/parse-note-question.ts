import { isCalendarDay } from "@/lib/dates/day";
import type { Day } from "@/lib/dates/window";
import { ProblemError } from "@/lib/report/answers/problem";
import { readOnce } from "../read-word";

export const noteWords = ["from", "to", "agent"];

/** Which notes an address asks for. @throws ProblemError for what is no day, and for a word given twice */
export function parseNoteQuestion(request: Request): { from?: Day; to?: Day; agent?: string } {
  const params = new URL(request.url).searchParams;
  const told = noteWords.flatMap((word) => {
    const given = readOnce(params, word);
    if (given === null) return [];
    if (word !== "agent" && !isCalendarDay(given))
      throw new ProblemError("invalid-parameter", `${word}: must be a day, as 2026-12-25.`);
    return [[word, given] as const];
  });
  const question: { from?: Day; to?: Day; agent?: string } = Object.fromEntries(told);
  if (question.from && question.to && question.to < question.from)
    throw new ProblemError("invalid-parameter", "to: must not be before from.");
  return question;
}
