import type { AuxRow, RowWarning } from "./aux-row";
import { compareText } from "./text";

/** One agent's row of the matrix. `seconds` has one integer per state of the report, in its order. */
export type AgentTime = {
  /** The extension; empty where wolkvox gave none. */
  id: string;
  name: string;
  seconds: number[];
  /** Indices of states whose time wolkvox left blank: unknown, not zero. Absent where there is none. */
  unknown?: number[];
  /** Personal data: only where the caller may see it and asked. */
  dni?: string;
};

export type WarningKind = RowWarning["kind"] | "longer-than-window";

export type ReportWarning = { kind: WarningKind; count: number };

/** The matrix agent x state. States by total time, agents by total time, both descending. */
export type AuxReport = { states: string[]; agents: AgentTime[] };

type Entry = {
  id: string;
  name: string;
  dni: string;
  seconds: Map<string, number>;
  unknown: Set<string>;
};

/**
 * Sums rows of any number of answers into the matrix. Seconds are integers and add up to the sum of all rows,
 * nothing rounded, nothing dropped. A blank time counts nothing and is marked unknown.
 */
export function buildReport(rows: Iterable<AuxRow>, options: { withDni?: boolean } = {}): AuxReport {
  const entries = collectEntries(rows);
  const totals = sumByState(entries);
  const states = orderStates(totals);
  const agents = entries.map((entry) => buildAgent(entry, states, options.withDni === true));
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
export function agentKeyOf(row: AuxRow): string {
  return row.agentId === "" ? `name:${row.agentName.normalize("NFC").toLowerCase()}` : `id:${row.agentId}`;
}

function collectEntries(rows: Iterable<AuxRow>): Entry[] {
  const entries = new Map<string, Entry>();
  for (const row of rows) {
    const key = agentKeyOf(row);
    const entry = entries.get(key) ?? newEntry(row);
    entries.set(key, entry);
    entry.name = row.agentName || entry.name;
    entry.dni = row.agentDni || entry.dni;
    addTime(entry, row);
  }
  return [...entries.values()];
}

function newEntry(row: AuxRow): Entry {
  return {
    id: row.agentId,
    name: row.agentName,
    dni: row.agentDni,
    seconds: new Map(),
    unknown: new Set(),
  };
}

function addTime(entry: Entry, row: AuxRow): void {
  if (row.seconds === null) entry.unknown.add(row.state);
  entry.seconds.set(row.state, (entry.seconds.get(row.state) ?? 0) + (row.seconds ?? 0));
}

function sumByState(entries: Entry[]): Map<string, number> {
  const totals = new Map<string, number>();
  for (const entry of entries) {
    for (const [state, seconds] of entry.seconds) totals.set(state, (totals.get(state) ?? 0) + seconds);
  }
  return totals;
}

function buildAgent(entry: Entry, states: string[], withDni: boolean): AgentTime {
  const unknown = states.flatMap((state, index) => (entry.unknown.has(state) ? [index] : []));
  return {
    id: entry.id,
    name: entry.name,
    seconds: states.map((state) => entry.seconds.get(state) ?? 0),
    ...(unknown.length > 0 && { unknown }),
    ...(withDni && { dni: entry.dni }),
  };
}
