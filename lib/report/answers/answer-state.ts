import { isLacking } from "./day-status";
import type { AnswerFacts, ReportAnswer } from "./report-answer";

/** Whether every day of an answer's range is in its figures, as far as they go. */
export function isWholeAnswer({ days, progress }: Pick<AnswerFacts, "days" | "progress">): boolean {
  return progress?.of !== "totals" && !days.some(isLacking);
}

/** Whether a day or part of one in an answer's figures still goes on. */
export function isRunningAnswer({
  days,
  refreshSeconds,
  status,
}: Pick<AnswerFacts, "days" | "refreshSeconds" | "status">): boolean {
  if (days.length === 0) return refreshSeconds !== null && status === "complete";
  return days.some((day) => day.status === "live");
}

/** Whether an answer has any figure yet: days are compared one by one, as they come. */
export function isAnswered({ asOf }: Pick<ReportAnswer, "asOf">): boolean {
  return asOf !== null;
}

/** Whether nobody has any record: who is in it should have been there. */
export function hasNobody({ agents }: Pick<ReportAnswer, "agents">): boolean {
  return agents.every(({ noRecords }) => noRecords);
}

/** Whether an answer is one to show: it has figures, or nothing of its range has begun. */
export function isTold({
  asOf,
  begins,
  progress,
}: Pick<AnswerFacts, "asOf" | "begins" | "progress">): boolean {
  return asOf !== null || (begins !== undefined && progress === undefined);
}

/** Whether an answer's totals stand, or will be no better for now. */
export function hasTotals({
  asOf,
  progress,
  problem,
}: Pick<ReportAnswer, "asOf" | "progress" | "problem">): boolean {
  return asOf !== null && (progress?.of !== "totals" || problem !== undefined);
}
