import { fetchJson } from "@/lib/browser/api";
import type { SessionsAnswer } from "@/lib/report/answers/person";
import { answerOptions } from "./answer-options";

const path = "/api/me/sessions";

/** Where the reader is signed in. */
export function sessionsOptions() {
  return answerOptions<SessionsAnswer>(["sessions"], path);
}

/** @throws ApiError */
export async function endSession(id: string): Promise<void> {
  await fetchJson(`${path}/${encodeURIComponent(id)}`, { method: "DELETE" });
}

/** Ends all but this one; answers how many. @throws ApiError */
export async function endOtherSessions(): Promise<number> {
  return (await fetchJson<{ ended: number }>(path, { method: "DELETE" })).ended;
}
