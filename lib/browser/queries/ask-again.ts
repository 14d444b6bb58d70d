import type { ApiError } from "@/lib/browser/api";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";

const pollMs = 1_000;
const longestTimerMs = 3_600_000;
const unreachableRetryMs = 10_000;

type Timed = Pick<ReportAnswer, "status" | "problem" | "refreshSeconds">;

/** Milliseconds until an answer may be asked for again; null = its figures are closed. */
export function nextAskMs(answer: Timed | undefined): number | null {
  if (!answer) return pollMs;
  if (answer.status === "partial" && !answer.problem) return pollMs;
  return answer.refreshSeconds === null ? null : Math.min(answer.refreshSeconds * 1000, longestTimerMs);
}

/** Milliseconds until a refused question is asked again; false = asking again helps nobody. */
export function retryMs(error: ApiError): number | false {
  if (error.status >= 400 && error.status < 500 && error.status !== 429) return false;
  const seconds = error.retryAfterSeconds;
  return seconds === null ? unreachableRetryMs : Math.min(seconds * 1000, longestTimerMs);
}
