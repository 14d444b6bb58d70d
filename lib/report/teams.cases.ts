import fc from "fast-check";
import type { Team } from "./team";

/** A team of these agents. */
export function teamOf(...agents: string[]): Team {
  return { id: agents.join("-"), name: agents.join(" "), version: 1, size: agents.length, agents };
}

/** No team, or some of the agents 1 to 3 in one or two. */
export const anyTeams: fc.Arbitrary<Team[]> = fc.array(
  fc.subarray(["1", "2", "3"]).map((agents) => teamOf(...agents)),
  { maxLength: 2 },
);
