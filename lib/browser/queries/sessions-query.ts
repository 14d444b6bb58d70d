import { queryOptions } from "@tanstack/react-query";
import { type ApiError, fetchJson } from "@/lib/browser/api";
import type { SessionsAnswer } from "@/lib/report/answers/person";

const path = "/api/me/sessions";

/** Where the reader is signed in. */
export function sessionsOptions() {
  return queryOptions<SessionsAnswer, ApiError, SessionsAnswer, readonly string[]>({
    queryKey: ["sessions"],
    queryFn: ({ signal }) => fetchJson<SessionsAnswer>(path, { signal }),
    retry: false,
  });
}

/** @throws ApiError */
export async function endSession(id: string): Promise<void> {
  await fetchJson(`${path}/${encodeURIComponent(id)}`, { method: "DELETE" });
}

/** Ends all but this one; answers how many. @throws ApiError */
export async function endOtherSessions(): Promise<number> {
  return (await fetchJson<{ ended: number }>(path, { method: "DELETE" })).ended;
}
