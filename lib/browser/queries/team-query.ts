import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { type ApiError, fetchJson } from "@/lib/browser/api";
import type { TeamAddition } from "@/lib/report/roster/roster-import";
import type { Team, TeamName } from "@/lib/report/team";
import { foldText } from "@/lib/report/text";
import { answerOptions } from "./answer-options";
import { teamsOptions } from "./teams-query";

/** One team with its members. It is asked when it is opened, and not again while somebody edits it. */
export function teamOptions(operation: string, id: string) {
  return answerOptions<Team>(["team", operation, id], addressOf(operation, { id }), {
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** All teams of an operation with their members, for whoever puts agents into them. */
export function teamMembersOptions(operation: string) {
  return queryOptions<{ teams: Team[] }, ApiError, Team[], readonly string[]>({
    queryKey: ["team-members", operation],
    queryFn: ({ signal }) => fetchJson<{ teams: Team[] }>(`/api/teams?${words(operation)}`, { signal }),
    select: ({ teams }) => teams,
    gcTime: 0,
    retry: false,
  });
}

/** Adds agents to a team as it is now, or makes it with them. @throws ApiError */
export async function addToTeam(operation: string, { id, name, agents }: TeamAddition): Promise<void> {
  const team =
    id === null ? await findTeam(operation, name) : await fetchJson<Team>(addressOf(operation, { id }));
  await saveTeam(operation, team, {
    name: team?.name ?? name,
    agents: [...new Set([...(team?.agents ?? []), ...agents])],
  });
}

// Somebody may have made it since its name was looked for.
async function findTeam(operation: string, name: string): Promise<Team | null> {
  const { teams } = await fetchJson<{ teams: Team[] }>(`/api/teams?${words(operation)}`);
  return teams.find((team) => foldText(team.name) === foldText(name)) ?? null;
}

/** Asks the teams of an operation anew, by whatever page they are shown. */
export async function refreshTeams(client: QueryClient, operation: string): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: ["team-members", operation] }),
    client.invalidateQueries({ queryKey: teamsOptions(operation).queryKey }),
  ]);
}

type TeamWords = Pick<Team, "name" | "agents">;

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
