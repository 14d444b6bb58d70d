/**
 * A team as links and pages name it: its id outlives its names, `version` grows with every change, `size` is the number
 * of its members.
 */
export type TeamName = { id: string; name: string; version: number; size: number };

/** A team with its members, ids of the operation's agents. */
export type Team = TeamName & Members;

export type Members = { agents: readonly string[] };

/** The answer of `GET /api/teams?members=0`, by name. */
export type TeamNamesAnswer = { operation: string; teams: TeamName[] };

/** What a team may be, wherever one is made: characters of a name and of an id, agents, teams of an operation. */
export const teamLimits = { name: 80, agentId: 200, agents: 2_000, teams: 200 } as const;

/** The agents of teams together with those named one by one; null = everybody. A team without members is nobody. */
export function gatherAgents(
  agents: readonly string[],
  teams: readonly Members[],
): ReadonlySet<string> | null {
  if (agents.length === 0 && teams.length === 0) return null;
  return new Set([...agents, ...teams.flatMap((team) => team.agents)]);
}

/** The teams of a link as an answer tells them: who of its agents is in one. None where the link names none. */
export function membersOf(...answers: readonly ({ members?: string[] } | null)[]): Members[] {
  return answers.flatMap((answer) => (answer?.members ? [{ agents: answer.members }] : []));
}

/** Teams by name, as a sentence lists them. */
export function nameTeams(teams: readonly Pick<TeamName, "name">[]): string {
  return teams.map(({ name }) => name).join(", ");
}

/** The ids of a text that was copied from a spreadsheet: one a line, or parted by tabs, commas or semicolons. */
export function gatherPasted(text: string): string[] {
  const ids = text.split(/[\r\n\t,;]+/).map((id) => id.trim());
  return [...new Set(ids.filter((id) => id !== "" && id.length <= teamLimits.agentId))];
}
