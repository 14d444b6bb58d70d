import type { Day } from "@/lib/dates/window";

/** What administrators have said of an agent: who should be there, beside whoever wolkvox names. */
export type RosterAgent = {
  id: string;
  /** Empty = as wolkvox calls them. */
  name: string;
  /** In no figure and no total: a test account, a routing point. */
  isHidden: boolean;
  /** The first and the last day on which they are expected; null = no such day. */
  from: Day | null;
  to: Day | null;
};

/** What a roster may be, wherever one is made. */
export const rosterLimits = { agents: 5_000, name: 120 } as const;

/** An agent of whom nobody has said anything. */
export function unsetAgent(id: string, name: string): RosterAgent {
  return { id, name, isHidden: false, from: null, to: null };
}

/** The agents that are in no figure. */
export function listHidden(roster: readonly RosterAgent[]): ReadonlySet<string> {
  return new Set(roster.flatMap(({ id, isHidden }) => (isHidden ? id : [])));
}

/** Who should be there on one of these days. */
export function listExpected(roster: readonly RosterAgent[], days: readonly Day[]): RosterAgent[] {
  const isExpectedOn = ({ from, to }: RosterAgent, day: Day) =>
    (from === null || from <= day) && (to === null || day <= to);
  return roster.filter((agent) => !agent.isHidden && days.some((day) => isExpectedOn(agent, day)));
}
