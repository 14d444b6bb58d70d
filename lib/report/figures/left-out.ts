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

/** Of whom and of when a row is. */
type NotedRow = {
  from: Day;
  to: Day;
  /** The agent whose row it is; null = of several. */
  agent: string | null;
  /** Whether an agent's note is of somebody in the row, where it is of several. */
  isIn?: (agent: string) => boolean;
};

/** The notes that left days of a row out, oldest day first. */
export function listNotesOf<Note extends Pick<DayNote, "day" | "agent" | "leavesOut">>(
  notes: readonly Note[],
  { from, to, agent, isIn = () => true }: NotedRow,
): Note[] {
  const isOfRow = (of: string | null) => of === null || (agent === null ? isIn(of) : of === agent);
  return notes
    .filter((note) => note.leavesOut && from <= note.day && note.day <= to && isOfRow(note.agent))
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** What tells two of them apart. */
export function leftOutKey({ everybody, agents }: LeftOut): unknown[] {
  return [[...everybody], [...agents].map(([id, days]) => [id, [...days]])];
}
