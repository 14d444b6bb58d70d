/** A named list of an operation's agents. Its id outlives its names; `version` grows with every change. */
export type Team = { id: string; name: string; version: number; agents: readonly string[] };

/** The answer of `GET /api/teams`, by name. */
export type TeamsAnswer = { operation: string; teams: Team[] };

/** What a team may be, wherever one is made: characters of a name and of an id, agents, teams of an operation. */
export const teamLimits = { name: 80, agentId: 200, agents: 2_000, teams: 200 } as const;

/** The agents of teams together with those named one by one; null = everybody. A team without members is nobody. */
export function gatherAgents(
  agents: readonly string[],
  teams: readonly Pick<Team, "agents">[],
): ReadonlySet<string> | null {
  if (agents.length === 0 && teams.length === 0) return null;
  return new Set([...agents, ...teams.flatMap((team) => team.agents)]);
}

/** Teams by name, as a sentence lists them. */
export function nameTeams(teams: readonly Pick<Team, "name">[]): string {
  return teams.map(({ name }) => name).join(", ");
}

/** The ids of a text that was copied from a spreadsheet: one a line, or parted by tabs, commas or semicolons. */
export function gatherPasted(text: string): string[] {
  const ids = text.split(/[\r\n\t,;]+/).map((id) => id.trim());
  return [...new Set(ids.filter((id) => id !== "" && id.length <= teamLimits.agentId))];
}
