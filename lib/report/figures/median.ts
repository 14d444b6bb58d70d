import { type AgentTime, sumSeconds } from "./report";

/** The middle of some numbers, the mean of the two in the middle; null of none. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

/** Seconds per day worked, per state and in all of them. */
export type PerDayWorked<Figure = number> = { seconds: Figure[]; total: Figure };

/** The middle agent's time per day worked, state by state; a state's is null where nobody's time in it is whole. */
export type TeamMedian = PerDayWorked<number | null> & {
  /** How many agents it is the median of. */
  agents: number;
};

type TeamFigures = { states: readonly string[]; agents: readonly AgentTime[] };

/**
 * The median over agents of seconds per day worked, for the states given. Who never used a state counts as 0 for it;
 * times below zero are left out; who has a blank time in a state is left out of its median, and of the total's. The
 * median of the totals is not the sum of the medians. Who has no records is in no median. Null while the days worked are not known, or of nobody.
 */
export function buildTeamMedian(report: TeamFigures, states: readonly string[]): TeamMedian | null {
  // Nor who was there only on days that notes leave out.
  const agents = report.agents.filter(({ noRecords, daysWorked }) => !noRecords && daysWorked !== 0);
  const isKnown = agents.every(({ daysWorked }) => daysWorked !== undefined);
  if (!isKnown || agents.length === 0) return null;
  const columns = states.map((state) => report.states.indexOf(state));
  return {
    agents: agents.length,
    seconds: columns.map((column) => medianOver(agents, [column])),
    total: medianOver(agents, columns),
  };
}

/** The same of each agent's whole sum. */
export function buildMedianOfSums({ states, agents }: TeamFigures): TeamMedian | null {
  return buildTeamMedian(
    { states, agents: agents.map((agent) => ({ ...agent, daysWorked: 1, leftOut: [] })) },
    states,
  );
}

/**
 * One agent's seconds per day worked, for the states given, by the same rules: null where time is blank; nothing at all
 * while the days are not known.
 */
export function buildPerDayWorked(
  { states: all }: Pick<TeamFigures, "states">,
  agent: AgentTime,
  states: readonly string[],
): PerDayWorked<number | null> | null {
  if (!agent.daysWorked) return null;
  const columns = states.map((state) => all.indexOf(state));
  return {
    seconds: columns.map((column) => (isWhole(agent, [column]) ? perDay(agent, [column]) : null)),
    total: isWhole(agent, columns) ? perDay(agent, columns) : null,
  };
}

function medianOver(agents: readonly AgentTime[], columns: readonly number[]): number | null {
  const whole = agents.filter((agent) => isWhole(agent, columns));
  return medianOf(whole.map((agent) => perDay(agent, columns)));
}

function isWhole({ unknown = [] }: AgentTime, columns: readonly number[]): boolean {
  return !unknown.some((column) => columns.includes(column));
}

function perDay(
  { seconds, negative = [], leftOut = [], daysWorked = 0 }: AgentTime,
  columns: readonly number[],
): number {
  const counted = columns.map(
    (column) => (seconds[column] ?? 0) - (negative[column] ?? 0) - (leftOut[column] ?? 0),
  );
  return sumSeconds(counted) / Math.max(1, daysWorked);
}
