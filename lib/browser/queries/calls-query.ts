import { fetchJson } from "@/lib/browser/api";
import type { Day } from "@/lib/dates/window";
import type { CallsAnswer } from "@/lib/report/answers/calls-answer";
import type { DayAgain } from "@/lib/report/answers/day-again";
import type { FillBegun } from "@/lib/report/answers/timeline-answer";
import type { FillStep } from "@/lib/report/timeline/marks";
import { answerOptions } from "./answer-options";
import { retryMs } from "./ask-again";

const everyMs = 15_000;
const hoursPath = "/api/report/timeline";

/** An operation's calls of today, asked again as long as the tab is seen. */
export function callsOptions(operation: string) {
  return answerOptions<CallsAnswer>(
    ["calls", operation],
    `/api/calls?${new URLSearchParams({ operation })}`,
    { refetchInterval: ({ state }) => (state.error ? retryMs(state.error) : everyMs) },
  );
}

/** Asks wolkvox for a day once more. @throws ApiError `rate-limited`, or why wolkvox gave no answer. */
export function postDayAgain(operation: string, day: Day): Promise<DayAgain> {
  const words = new URLSearchParams({ operation });
  return fetchJson<DayAgain>(`/api/report/again?${words}`, { method: "POST", body: { day } });
}

/** Asks for the hours of a past day in the background. @throws ApiError `conflict` where that runs, or may not */
export function beginFill(operation: string, day: Day, step: FillStep): Promise<FillBegun> {
  return fetchJson<FillBegun>(hoursPath, { method: "POST", body: { operation, day, step } });
}

/** Asks for no more of them. */
export async function endFill(operation: string, day: Day): Promise<void> {
  await fetchJson(`${hoursPath}?${new URLSearchParams({ operation, day })}`, { method: "DELETE" });
}
