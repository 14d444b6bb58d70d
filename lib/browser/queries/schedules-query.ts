import { fetchJson } from "@/lib/browser/api";
import type {
  NewScheduleAnswer,
  ScheduleRunsAnswer,
  SchedulesAnswer,
  ScheduleTestAnswer,
  ScheduleWords,
} from "@/lib/report/answers/schedule";
import { answerOptions, asOftenAsDue } from "./answer-options";

/** The schedules that the reader may see, each with its last run; asked again while the page is looked at. */
export const schedulesOptions = answerOptions<SchedulesAnswer>(["schedules"], "/api/schedules", asOftenAsDue);

/** What became of a schedule's newest periods. */
export function scheduleRunsOptions(id: string) {
  return answerOptions<ScheduleRunsAnswer>(["schedules", id], `${addressOf(id)}/runs`, asOftenAsDue);
}

/** @throws ApiError */
export function makeSchedule(words: ScheduleWords): Promise<NewScheduleAnswer> {
  return fetchJson<NewScheduleAnswer>("/api/schedules", { method: "POST", body: words });
}

/** What is not named stays. @throws ApiError */
export function changeSchedule(
  id: string,
  change: Partial<ScheduleWords> & { isPaused?: boolean },
): Promise<NewScheduleAnswer> {
  return fetchJson<NewScheduleAnswer>(addressOf(id), { method: "PATCH", body: change });
}

/** @throws ApiError */
export async function removeSchedule(id: string): Promise<void> {
  await fetchJson(addressOf(id), { method: "DELETE" });
}

/** Sends the last closed period at once, to the webhook or to the reader. @throws ApiError */
export function testSchedule(id: string): Promise<ScheduleTestAnswer> {
  return fetchJson<ScheduleTestAnswer>(`${addressOf(id)}/test`, { method: "POST", body: {} });
}

function addressOf(id: string): string {
  return `/api/schedules/${encodeURIComponent(id)}`;
}
