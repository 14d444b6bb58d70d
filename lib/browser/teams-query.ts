import { type QueryClient, queryOptions } from "@tanstack/react-query";
import type { Team, TeamsAnswer } from "@/lib/report/team";
import { type ApiError, fetchJson } from "./api";

const freshMs = 60_000;

function teamsKey(operation: string) {
  return ["teams", operation] as const;
}

/** An operation's teams. Kept as long as the tab: Back to another operation finds those that its link names. */
export function teamsOptions(operation: string) {
  return queryOptions<TeamsAnswer, ApiError, TeamsAnswer, readonly string[]>({
    queryKey: teamsKey(operation),
    queryFn: ({ signal }) => fetchJson<TeamsAnswer>(`/api/teams?${words(operation)}`, { signal }),
    staleTime: freshMs,
    gcTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

/** Puts teams that the server already had into the page. */
export function primeTeams(client: QueryClient, answer: TeamsAnswer): void {
  client.setQueryData(teamsKey(answer.operation), answer);
}

export type TeamWords = Pick<Team, "name" | "agents">;

/** Makes a team, or changes one that there is. @throws ApiError `conflict`, `invalid-parameter`, `not-found`… */
export function saveTeam(operation: string, team: Team | null, draft: TeamWords): Promise<Team> {
  if (team === null)
    return fetchJson<Team>(`/api/teams?${words(operation)}`, { method: "POST", body: draft });
  const body = { ...draft, version: team.version };
  return fetchJson<Team>(addressOf(operation, team), { method: "PUT", body });
}

/** @throws ApiError */
export async function removeTeam(operation: string, team: Team): Promise<void> {
  await fetchJson(addressOf(operation, team), { method: "DELETE" });
}

function addressOf(operation: string, { id }: Team): string {
  return `/api/teams/${encodeURIComponent(id)}?${words(operation)}`;
}

function words(operation: string): string {
  return new URLSearchParams({ operation }).toString();
}
