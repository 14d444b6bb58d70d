import type { Day } from "@/lib/dates/window";
import { columnsOf, foldStates, type StateColumns, type StateFold } from "@/lib/report/states/fold-states";
import { finish, mapSteps, pieceLength, type Steps, sortSteps } from "@/lib/report/steps";
import { compareText } from "@/lib/report/text";
import type { AuxRow } from "./aux-row";

/** One agent's row of the matrix. `seconds` has one integer per state of the report, in its order. */
export type AgentTime = {
  /** The extension; empty where wolkvox gave none. */
  id: string;
  name: string;
  seconds: number[];
  /** Indices of states whose time wolkvox left blank: unknown, not zero. Absent where there is none. */
  unknown?: number[];
  /** What of each state's seconds comes from times below zero, which averages leave out. Absent where there is none. */
  negative?: number[];
  /** Days with any row; absent while not every answer is of a single day. */
  daysWorked?: number;
  /** Personal data: only where the caller may see it and asked. */
  dni?: string;
};

/**
 * The matrix agent x state. States by total time, agents by total time, both descending. `others`: the states that the
 * last column adds up, where there are more than a report shows.
 */
export type AuxReport = { states: string[]; agents: AgentTime[]; others?: ReadonlySet<string> };

/** An agent's time in one state; `negative` is what of it comes from times below zero. */
type StateTime = { seconds: number; negative: number; isUnknown: boolean };

type Entry = {
  id: string;
  name: string;
  dni: string;
  times: Map<string, StateTime>;
  lastDay: Day | null;
  daysWorked: number;
};

/** The rows of one answer, and the civil day that they belong to; null where it covers more than one. */
export type RowBatch = { day: Day | null; rows: readonly AuxRow[] };

type ReportOptions = {
  withDni?: boolean;
  /** States that have a column of their own, however little time they have. */
  keep?: readonly string[];
  /** The columns, where they are chosen already; states without one are left out. */
  fold?: StateFold;
};

/**
 * Sums rows of any number of answers into the matrix. Seconds are integers and add up to the sum of all rows,
 * nothing rounded, nothing dropped. A blank time counts nothing and is marked unknown.
 */
export function buildReport(rows: readonly AuxRow[], options: ReportOptions = {}): AuxReport {
  return buildReportOfDays([{ day: null, rows }], options);
}

/**
 * The same of answers whose days are told, each day's behind one another: with the days worked where every answer is of
 * a single day.
 */
export function buildReportOfDays(batches: readonly RowBatch[], options: ReportOptions = {}): AuxReport {
  const sum = createReportSum(options);
  for (const batch of batches) finish(sum.add(batch));
  return finish(sum.build());
}

/**
 * The same of batches that come one after the other, and need not be held together, in pieces. Its cost grows with the
 * rows, and with the cells that `foldStates` allows.
 */
export function createReportSum(options: ReportOptions = {}) {
  const entries = new Map<string, Entry>();
  let withDays = true;
  return {
    *add(batch: RowBatch): Steps<void> {
      withDays &&= batch.day !== null;
      yield* addBatch(entries, batch);
    },
    build: (): Steps<AuxReport> => buildMatrix([...entries.values()], withDays, options),
  };
}

function* buildMatrix(entries: Entry[], withDays: boolean, options: ReportOptions): Steps<AuxReport> {
  const { withDni = false, keep } = options;
  const fold = options.fold ?? foldStates(yield* sumByState(entries), entries.length, keep);
  const columns = columnsOf(fold);
  const sums = yield* mapSteps(entries, (entry) => {
    const agent = buildAgent(entry, columns, { withDni, withDays });
    return { agent, total: sumSeconds(agent.seconds) };
  });
  const sorted = yield* sortSteps(
    sums,
    (a, b) =>
      b.total - a.total || compareText(a.agent.name, b.agent.name) || compareText(a.agent.id, b.agent.id),
  );
  return {
    states: fold.states,
    agents: sorted.map(({ agent }) => agent),
    ...(fold.others.size > 0 && { others: fold.others }),
  };
}

/** The sum of a row or column, in seconds. */
export function sumSeconds(seconds: readonly number[]): number {
  return seconds.reduce((total, value) => total + value, 0);
}

/** Whose row it is. Rows without an id belong together only where they bear one name, however it is composed. */
export function agentKeyOf(row: Pick<AuxRow, "agentId" | "agentName">): string {
  return row.agentId === "" ? `name:${row.agentName.normalize("NFC").toLowerCase()}` : `id:${row.agentId}`;
}

function* addBatch(entries: Map<string, Entry>, { day, rows }: RowBatch): Steps<void> {
  for (const [index, row] of rows.entries()) {
    const key = agentKeyOf(row);
    const entry = entries.get(key) ?? newEntry(row);
    entries.set(key, entry);
    entry.name = row.agentName || entry.name;
    entry.dni = row.agentDni || entry.dni;
    addTime(entry, row);
    addDay(entry, day);
    if (index % pieceLength === pieceLength - 1) yield;
  }
  yield;
}

function addDay(entry: Entry, day: Day | null): void {
  if (day === null || entry.lastDay === day) return;
  entry.lastDay = day;
  entry.daysWorked += 1;
}

function newEntry(row: AuxRow): Entry {
  return {
    id: row.agentId,
    name: row.agentName,
    dni: row.agentDni,
    times: new Map(),
    lastDay: null,
    daysWorked: 0,
  };
}

function addTime({ times }: Entry, row: AuxRow): void {
  const time = times.get(row.state) ?? { seconds: 0, negative: 0, isUnknown: false };
  times.set(row.state, time);
  const seconds = row.seconds ?? 0;
  time.seconds += seconds;
  if (seconds < 0) time.negative += seconds;
  if (row.seconds === null) time.isUnknown = true;
}

function* sumByState(entries: Entry[]): Steps<Map<string, number>> {
  const totals = new Map<string, number>();
  for (const [index, { times }] of entries.entries()) {
    for (const [state, { seconds }] of times) totals.set(state, (totals.get(state) ?? 0) + seconds);
    if (index % pieceLength === pieceLength - 1) yield;
  }
  return totals;
}

type AgentShape = { withDni: boolean; withDays: boolean };

function buildAgent(entry: Entry, columns: StateColumns, { withDni, withDays }: AgentShape): AgentTime {
  const seconds = new Array<number>(columns.width).fill(0);
  const negative = new Array<number>(columns.width).fill(0);
  const unknown = new Set<number>();
  for (const [state, time] of entry.times) {
    const column = columns.of.get(state);
    if (column === undefined) continue;
    seconds[column] = (seconds[column] ?? 0) + time.seconds;
    negative[column] = (negative[column] ?? 0) + time.negative;
    if (time.isUnknown) unknown.add(column);
  }
  return {
    id: entry.id,
    name: entry.name,
    seconds,
    ...(unknown.size > 0 && { unknown: [...unknown].sort((a, b) => a - b) }),
    ...(negative.some((time) => time < 0) && { negative }),
    ...(withDays && { daysWorked: entry.daysWorked }),
    ...(withDni && { dni: entry.dni }),
  };
}
