import type { Day } from "@/lib/dates/window";
import type { DayNote } from "@/lib/report/answers/day-note";

/** Days that notes leave out of averages and days worked: of everybody, and of single agents by their ids. Sums keep them. */
export type LeftOut = {
  everybody: ReadonlySet<Day>;
  agents: ReadonlyMap<string, ReadonlySet<Day>>;
};

export const nothingLeftOut: LeftOut = { everybody: new Set(), agents: new Map() };

export function buildLeftOut(notes: readonly Pick<DayNote, "day" | "agent" | "leavesOut">[]): LeftOut {
  const everybody = new Set<Day>();
  const agents = new Map<string, Set<Day>>();
  for (const { day, agent, leavesOut } of notes) {
    if (!leavesOut) continue;
    if (agent === null) everybody.add(day);
    else agents.set(agent, (agents.get(agent) ?? new Set()).add(day));
  }
  return everybody.size + agents.size === 0 ? nothingLeftOut : { everybody, agents };
}

/** Whether a day of an agent is left out; one that is not known is not. */
export function isLeftOut({ everybody, agents }: LeftOut, day: Day | null, agentId: string): boolean {
  return day !== null && (everybody.has(day) || agents.get(agentId)?.has(day) === true);
}

/** What tells two of them apart. */
export function leftOutKey({ everybody, agents }: LeftOut): unknown[] {
  return [[...everybody], [...agents].map(([id, days]) => [id, [...days]])];
}
