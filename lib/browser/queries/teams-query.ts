import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { type ApiError, fetchJson } from "@/lib/browser/api";
import type { Team, TeamName, TeamNamesAnswer } from "@/lib/report/team";

const freshMs = 60_000;

function teamsKey(operation: string) {
  return ["teams", operation] as const;
}

/** The names of an operation's teams. Kept as long as the tab: Back to another operation finds those that its link names. */
export function teamsOptions(operation: string) {
  return queryOptions<TeamNamesAnswer, ApiError, TeamNamesAnswer, readonly string[]>({
    queryKey: teamsKey(operation),
    queryFn: ({ signal }) =>
      fetchJson<TeamNamesAnswer>(`/api/teams?${words(operation)}&members=0`, { signal }),
    staleTime: freshMs,
    gcTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

/** Puts names of teams that the server already had into the page. */
export function primeTeams(client: QueryClient, answer: TeamNamesAnswer): void {
  client.setQueryData(teamsKey(answer.operation), answer);
}

/** One team with its members. It is asked when it is opened, and not again while somebody edits it. */
export function teamOptions(operation: string, id: string) {
  return queryOptions<Team, ApiError, Team, readonly string[]>({
    queryKey: ["team", operation, id],
    queryFn: ({ signal }) => fetchJson<Team>(addressOf(operation, { id }), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
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
export async function removeTeam(operation: string, team: TeamName): Promise<void> {
  await fetchJson(addressOf(operation, team), { method: "DELETE" });
}

function addressOf(operation: string, { id }: Pick<TeamName, "id">): string {
  return `/api/teams/${encodeURIComponent(id)}?${words(operation)}`;
}

function words(operation: string): string {
  return new URLSearchParams({ operation }).toString();
}
