import type { AuxRow } from "./aux-row";
import type { DayRows, DayTime, PeriodTime } from "./day-time";
import type { Grain } from "./grain";
import { buildPeriods } from "./periods";
import { agentKeyOf, orderStates } from "./report";
import { type AgentReading, createAgentFilter, type Reading } from "./view";

/** `agents`: how many have any row in the range, of those chosen and of all. */
export type DaysFigures = {
  states: string[];
  agents: { chosen: number; all: number };
  days: DayTime[];
  periods?: PeriodTime[];
};

type DaysReading = AgentReading & Pick<Reading, "states">;

/**
 * Totals per day and state of the agents and states that a reading shows, and per week or month. States stand in the
 * order of the whole range's totals; the sums are those of `buildReportView` over the same rows, to the second.
 */
export function buildDaysAnswer(days: readonly DayRows[], reading: DaysReading, by: Grain): DaysFigures {
  const survey = createDaysSurvey();
  for (const { rows } of days) survey.add(rows ?? []);
  const { states, agents, readDay } = survey.settle(reading);
  const times = days.map(readDay);
  return {
    states,
    agents,
    days: times,
    ...(by !== "day" && { periods: buildPeriods(times, by, states.length) }),
  };
}

/** How each day of a range is added up. */
export type DaysReader = Pick<DaysFigures, "states" | "agents"> & { readDay: (day: DayRows) => DayTime };

/**
 * The same in two rounds, for days that are not held together: first every day's rows tell who and what there is, then
 * each day is added up.
 */
export function createDaysSurvey(): {
  add: (rows: readonly AuxRow[]) => void;
  settle: (reading: DaysReading) => DaysReader;
} {
  const agents: Agents = new Map();
  const totals = new Map<string, number>();
  return {
    add(rows) {
      for (const row of rows) surveyRow(row, agents, totals);
    },
    settle(reading) {
      const chosen = chooseAgents(agents, reading);
      const isShown = (state: string) => reading.states.length === 0 || reading.states.includes(state);
      const states = orderStates(totals).filter(isShown);
      const columns = new Map(states.map((state, column) => [state, column]));
      return {
        states,
        agents: { chosen: chosen.size, all: agents.size },
        readDay: (day) => sumDay(day, columns, chosen),
      };
    },
  };
}

type Agents = Map<string, { id: string; name: string }>;

// An agent is known by the last name given, as in the matrix of the whole range.
function surveyRow(row: AuxRow, agents: Agents, totals: Map<string, number>): void {
  const key = agentKeyOf(row);
  const agent = agents.get(key);
  if (!agent) agents.set(key, { id: row.agentId, name: row.agentName });
  else if (row.agentName !== "") agent.name = row.agentName;
  totals.set(row.state, (totals.get(row.state) ?? 0) + (row.seconds ?? 0));
}

function chooseAgents(agents: Agents, reading: DaysReading): Set<string> {
  const isWanted = createAgentFilter(reading);
  const chosen = [...agents].filter(([, agent]) => isWanted(agent));
  return new Set(chosen.map(([key]) => key));
}

/** One day's totals over the agents chosen (by `agentKeyOf`) and the states that have a column. */
export function sumDay(
  { day, status, asOf, rows }: DayRows,
  columns: ReadonlyMap<string, number>,
  chosen: ReadonlySet<string>,
): DayTime {
  const seconds = new Array<number>(columns.size).fill(0);
  const negative = new Array<number>(columns.size).fill(0);
  const unknown = new Set<number>();
  const present = new Set<string>();
  for (const row of rows ?? []) {
    const key = agentKeyOf(row);
    if (!chosen.has(key)) continue;
    present.add(key);
    const column = columns.get(row.state);
    if (column === undefined) continue;
    seconds[column] = (seconds[column] ?? 0) + (row.seconds ?? 0);
    if (row.seconds === null) unknown.add(column);
    else if (row.seconds < 0) negative[column] = (negative[column] ?? 0) + row.seconds;
  }
  return {
    day,
    status,
    ...(asOf !== undefined && { asOf }),
    agents: present.size,
    seconds,
    ...(unknown.size > 0 && { unknown: [...unknown].sort((a, b) => a - b) }),
    ...(negative.some((time) => time < 0) && { negative }),
  };
}
