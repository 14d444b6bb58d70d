import type { Day } from "@/lib/dates/window";
import type { AuxRow } from "./aux-row";
import { compareText } from "./text";

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

/** The matrix agent x state. States by total time, agents by total time, both descending. */
export type AuxReport = { states: string[]; agents: AgentTime[] };

type Entry = {
  id: string;
  name: string;
  dni: string;
  seconds: Map<string, number>;
  unknown: Set<string>;
  negative: Map<string, number>;
  lastDay: Day | null;
  daysWorked: number;
};

/** The rows of one answer, and the civil day that they belong to; null where it covers more than one. */
export type RowBatch = { day: Day | null; rows: readonly AuxRow[] };

/**
 * Sums rows of any number of answers into the matrix. Seconds are integers and add up to the sum of all rows,
 * nothing rounded, nothing dropped. A blank time counts nothing and is marked unknown.
 */
export function buildReport(rows: readonly AuxRow[], options: ReportOptions = {}): AuxReport {
  return buildReportOfDays([{ day: null, rows }], options);
}

type ReportOptions = { withDni?: boolean };

/**
 * The same of answers whose days are told, each day's behind one another: with the days worked where every answer is of
 * a single day.
 */
export function buildReportOfDays(batches: readonly RowBatch[], options: ReportOptions = {}): AuxReport {
  const sum = createReportSum(options);
  for (const batch of batches) sum.add(batch);
  return sum.build();
}

/** The same of batches that come one after the other, and need not be held together. */
export function createReportSum({ withDni = false }: ReportOptions = {}) {
  const entries = new Map<string, Entry>();
  let withDays = true;
  return {
    add(batch: RowBatch): void {
      withDays &&= batch.day !== null;
      addBatch(entries, batch);
    },
    build: (): AuxReport => buildMatrix([...entries.values()], { withDni, withDays }),
  };
}

function buildMatrix(entries: Entry[], shape: AgentShape): AuxReport {
  const states = orderStates(sumByState(entries));
  const agents = entries.map((entry) => buildAgent(entry, states, shape));
  const sums = new Map(agents.map((agent) => [agent, sumSeconds(agent.seconds)]));
  agents.sort(
    (a, b) =>
      (sums.get(b) ?? 0) - (sums.get(a) ?? 0) || compareText(a.name, b.name) || compareText(a.id, b.id),
  );
  return { states, agents };
}

/** States by total time, descending. */
export function orderStates(totals: ReadonlyMap<string, number>): string[] {
  return [...totals.keys()].sort((a, b) => (totals.get(b) ?? 0) - (totals.get(a) ?? 0) || compareText(a, b));
}

/** The sum of a row or column, in seconds. */
export function sumSeconds(seconds: readonly number[]): number {
  return seconds.reduce((total, value) => total + value, 0);
}

/** Whose row it is. Rows without an id belong together only where they bear one name, however it is composed. */
export function agentKeyOf(row: Pick<AuxRow, "agentId" | "agentName">): string {
  return row.agentId === "" ? `name:${row.agentName.normalize("NFC").toLowerCase()}` : `id:${row.agentId}`;
}

function addBatch(entries: Map<string, Entry>, { day, rows }: RowBatch): void {
  for (const row of rows) {
    const key = agentKeyOf(row);
    const entry = entries.get(key) ?? newEntry(row);
    entries.set(key, entry);
    entry.name = row.agentName || entry.name;
    entry.dni = row.agentDni || entry.dni;
    addTime(entry, row);
    addDay(entry, day);
  }
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
    seconds: new Map(),
    unknown: new Set(),
    negative: new Map(),
    lastDay: null,
    daysWorked: 0,
  };
}

function addTime({ unknown, seconds, negative }: Entry, row: AuxRow): void {
  const time = row.seconds ?? 0;
  if (row.seconds === null) unknown.add(row.state);
  if (time < 0) negative.set(row.state, (negative.get(row.state) ?? 0) + time);
  seconds.set(row.state, (seconds.get(row.state) ?? 0) + time);
}

function sumByState(entries: Entry[]): Map<string, number> {
  const totals = new Map<string, number>();
  for (const entry of entries) {
    for (const [state, seconds] of entry.seconds) totals.set(state, (totals.get(state) ?? 0) + seconds);
  }
  return totals;
}

type AgentShape = { withDni: boolean; withDays: boolean };

function buildAgent(entry: Entry, states: string[], { withDni, withDays }: AgentShape): AgentTime {
  const unknown = states.flatMap((state, index) => (entry.unknown.has(state) ? [index] : []));
  return {
    id: entry.id,
    name: entry.name,
    seconds: states.map((state) => entry.seconds.get(state) ?? 0),
    ...(unknown.length > 0 && { unknown }),
    ...(entry.negative.size > 0 && { negative: states.map((state) => entry.negative.get(state) ?? 0) }),
    ...(withDays && { daysWorked: entry.daysWorked }),
    ...(withDni && { dni: entry.dni }),
  };
}
