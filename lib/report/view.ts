import type { AgentTime, AuxReport } from "./report";
import { sumSeconds } from "./report";
import { compareText, foldText } from "./text";

/** How a report is read: which agents and states are shown, in which order. */
export type Reading = {
  agents: readonly string[];
  states: readonly string[];
  query: string;
  sort:
    | { by: "total" | "name"; direction: "asc" | "desc" }
    | { by: "state"; state: string; direction: "asc" | "desc" };
};

export type AgentRow = AgentTime & {
  /** Unique within the report, also for agents without an id. */
  key: string;
  /** Seconds in the states shown. */
  total: number;
  /** Seconds in all states: what 100 % stands for, whatever is hidden. */
  wholeTotal: number;
};

/** The matrix as shown. Totals are sums of what is shown; `hiddenStates` says what they leave out. */
export type ReportView = {
  states: string[];
  hiddenStates: string[];
  rows: AgentRow[];
  stateTotals: number[];
  total: number;
  wholeTotal: number;
};

/** Filters and orders a report; exact integer sums over the rows and states shown. */
export function buildReportView(report: AuxReport, reading: Reading): ReportView {
  const isChosen = (state: string) => reading.states.length === 0 || reading.states.includes(state);
  const shown = report.states.flatMap((state, index) => (isChosen(state) ? [index] : []));
  const wanted = foldText(reading.query);
  const rows = report.agents
    .filter((agent) => isWantedAgent(agent, reading.agents, wanted))
    .map((agent) => buildRow(agent, shown));
  const states = shown.flatMap((index) => report.states[index] ?? []);
  rows.sort(rowOrder(reading.sort, states));
  return {
    states,
    hiddenStates: report.states.filter((state) => !isChosen(state)),
    rows,
    stateTotals: states.map((_, index) => sumSeconds(rows.map((row) => row.seconds[index] ?? 0))),
    total: sumSeconds(rows.map((row) => row.total)),
    wholeTotal: sumSeconds(rows.map((row) => row.wholeTotal)),
  };
}

/** Whether a reading shows an agent; `wanted` is its query folded. */
export function isWantedAgent(
  agent: Pick<AgentTime, "id" | "name">,
  ids: readonly string[],
  wanted: string,
): boolean {
  if (ids.length > 0 && !ids.includes(agent.id)) return false;
  return wanted === "" || foldText(`${agent.name} ${agent.id}`).includes(wanted);
}

function buildRow(agent: AgentTime, shown: number[]): AgentRow {
  const seconds = shown.map((index) => agent.seconds[index] ?? 0);
  const { unknown: allUnknown = [], ...rest } = agent;
  const unknown = shown.flatMap((index, place) => (allUnknown.includes(index) ? [place] : []));
  return {
    ...rest,
    seconds,
    ...(unknown.length > 0 && { unknown }),
    key: agent.id === "" ? `name:${agent.name}` : `id:${agent.id}`,
    total: sumSeconds(seconds),
    wholeTotal: sumSeconds(agent.seconds),
  };
}

function rowOrder(sort: Reading["sort"], states: string[]): (a: AgentRow, b: AgentRow) => number {
  const sign = sort.direction === "asc" ? 1 : -1;
  const byName = (a: AgentRow, b: AgentRow) => compareText(a.name, b.name) || compareText(a.id, b.id);
  if (sort.by === "name") return (a, b) => sign * byName(a, b);
  const column = sort.by === "state" ? states.indexOf(sort.state) : -1;
  const timeOf = (row: AgentRow) => (sort.by === "state" ? (row.seconds[column] ?? 0) : row.total);
  return (a, b) => sign * (timeOf(a) - timeOf(b)) || byName(a, b);
}
