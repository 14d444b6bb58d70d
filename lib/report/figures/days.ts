import { columnsOf, foldStates, type StateColumns, type StateFold } from "@/lib/report/states/fold-states";
import { finish, pieceLength, type Steps } from "@/lib/report/steps";
import { type AgentReading, createAgentFilter, type Reading } from "./agent-table";
import type { AuxRow } from "./aux-row";
import type { DayRows, DayTime, PeriodTime } from "./day-time";
import type { Grain } from "./grain";
import { buildPeriods } from "./periods";
import { agentKeyOf } from "./report";

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
  for (const { rows } of days) finish(survey.add(rows ?? []));
  const reader = survey.settle(reading);
  return layDays(
    reader,
    days.map((day) => finish(reader.readDay(day))),
    by,
  );
}

/** Days that were read one by one, as an answer. */
export function layDays(
  { states, agents }: Pick<DaysReader, "states" | "agents">,
  days: DayTime[],
  by: Grain,
): DaysFigures {
  return {
    states,
    agents,
    days,
    ...(by !== "day" && { periods: buildPeriods(days, by, states.length) }),
  };
}

/** How each day of a range is added up. */
export type DaysReader = Pick<DaysFigures, "states" | "agents"> & {
  readDay: (day: DayRows) => Steps<DayTime>;
};

/**
 * The same in two rounds, for days that are not held together: first every day's rows tell who and what there is, then
 * each day is added up.
 */
export function createDaysSurvey(): {
  add: (rows: readonly AuxRow[]) => Steps<void>;
  /** The states that have a column, and those that share one; `keep` have their own. */
  fold: (keep: readonly string[]) => StateFold;
  settle: (reading: DaysReading) => DaysReader;
} {
  const agents: Agents = new Map();
  const totals = new Map<string, number>();
  const fold = (keep: readonly string[]) => foldStates(totals, agents.size, keep);
  return {
    *add(rows) {
      for (const [index, row] of rows.entries()) {
        surveyRow(row, agents, totals);
        if (index % pieceLength === pieceLength - 1) yield;
      }
      yield;
    },
    fold,
    settle(reading) {
      const chosen = chooseAgents(agents, reading);
      const isShown = (state: string) => reading.states.length === 0 || reading.states.includes(state);
      const { states: all, others } = fold(reading.states);
      const states = all.filter(isShown);
      const columns = columnsOf({ states, others });
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
export function* sumDay(
  { day, status, asOf, rows }: DayRows,
  columns: StateColumns,
  chosen: ReadonlySet<string>,
): Steps<DayTime> {
  const seconds = new Array<number>(columns.width).fill(0);
  const negative = new Array<number>(columns.width).fill(0);
  const unknown = new Set<number>();
  const present = new Set<string>();
  for (const [index, row] of (rows ?? []).entries()) {
    if (index % pieceLength === pieceLength - 1) yield;
    const key = agentKeyOf(row);
    if (!chosen.has(key)) continue;
    present.add(key);
    const column = columns.of.get(row.state);
    if (column === undefined) continue;
    seconds[column] = (seconds[column] ?? 0) + (row.seconds ?? 0);
    if (row.seconds === null) unknown.add(column);
    else if (row.seconds < 0) negative[column] = (negative[column] ?? 0) + row.seconds;
  }
  yield;
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
