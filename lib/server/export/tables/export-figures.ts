import type { DayStatus } from "@/lib/report/answers/day-status";
import type { Column, OwnColumn } from "@/lib/report/columns/columns";
import { joinKeyOf } from "@/lib/report/comparison/comparison";
import type { DayRows } from "@/lib/report/figures/day-time";
import { type AgentTime, type AuxReport, buildReport, sumSeconds } from "@/lib/report/figures/report";
import { type AgentRow, buildReportView, type Reading, type ReportView } from "@/lib/report/figures/view";
import type { StateFold } from "@/lib/report/states/fold-states";
import { orderByClass } from "@/lib/report/states/state-order";
import type { StateStyle } from "@/lib/report/states/state-style";
import type { Team } from "@/lib/report/team";

/** What a link shows of the agents: its reading, and which columns stand in which order. */
export type ExportReading = Omit<Reading, "teams"> & {
  teams: readonly Team[];
  columns: readonly Column[];
};

/** One agent's time on one day, over the states of the sheet by day. */
export type DayAgent = Pick<AgentRow, "id" | "name" | "dni" | "seconds" | "unknown" | "total">;

/** A civil day and its agents; null where wolkvox's figures of the day are not known. */
export type ExportDay = DayStatus & { agents: DayAgent[] | null };

/** By day, as far as single days are known; each day is read when its turn comes. */
export type DayFigures = {
  states: string[];
  stateTotals: number[];
  total: number;
  /** How many lines there are of an agent and a day. */
  agentDays: number;
  readDay: (day: DayRows) => ExportDay;
};

/** The styles of states, one each: they decide the order in which a reader sees them. */
export type StyleOf = (state: string) => StateStyle;

/** The view of a report with its states in the order of the page. */
export function orderView(view: ReportView, styleOf: StyleOf): ReportView {
  const order = orderByClass(view.states.map(styleOf));
  return {
    ...view,
    states: order.flatMap((index) => view.states[index] ?? []),
    stateTotals: order.map((index) => view.stateTotals[index] ?? 0),
    rows: view.rows.map((row) => reorderRow(row, order)),
  };
}

/** The columns of an export: those of the link in its order, else all states, and days worked where they are known. */
export function listExportColumns(view: ReportView, chosen: readonly Column[]): OwnColumn[] {
  const states = view.states.map((state): OwnColumn => ({ by: "state", state }));
  const all: OwnColumn[] = view.worked === null ? states : [...states, { by: "worked" }, { by: "average" }];
  if (chosen.length === 0) return all;
  // Differences stand behind the figures in a file, whatever columns the page shows.
  return chosen.filter((column): column is OwnColumn =>
    column.by === "state"
      ? view.states.includes(column.state)
      : column.by !== "change" && view.worked !== null,
  );
}

/**
 * Every agent's time of every day, as a link reads them; exact integers that add up to the totals. `report` is that of
 * the days together; the agents stand in the order of `rows`, those of the whole range.
 */
export function buildDayFigures(
  report: AuxReport,
  reading: Reading,
  rows: readonly AgentRow[],
  styleOf: StyleOf,
): DayFigures {
  const view = orderView(buildReportView(report, { ...reading, perDay: false }), styleOf);
  const order = new Map(rows.map((row, place) => [joinKeyOf(row), place]));
  const orderOf = (row: AgentRow) => order.get(joinKeyOf(row)) ?? order.size;
  const agents = view.rows.toSorted((a, b) => orderOf(a) - orderOf(b));
  const places = new Map(agents.map((row, place) => [joinKeyOf(row), place]));
  const fold = { states: view.states, others: report.others ?? new Set<string>() };
  return {
    states: view.states,
    agentDays: view.worked ?? 0,
    stateTotals: view.stateTotals,
    total: view.total,
    readDay: (day) => readDay(day, fold, agents, places),
  };
}

function readDay(
  { rows, ...status }: DayRows,
  fold: StateFold,
  agents: readonly AgentRow[],
  places: ReadonlyMap<string, number>,
): ExportDay {
  if (rows === null) return { ...status, agents: null };
  const report = buildReport(rows, { fold });
  const present = report.agents.filter((agent) => places.has(joinKeyOf(agent)));
  const placeOf = (agent: AgentTime) => places.get(joinKeyOf(agent)) ?? 0;
  return {
    ...status,
    agents: present
      .toSorted((a, b) => placeOf(a) - placeOf(b))
      .map((agent) => readDayAgent(agent, agents[placeOf(agent)])),
  };
}

// Under the name by which the whole range knows the agent.
function readDayAgent({ id, name, seconds, unknown }: AgentTime, named: AgentRow | undefined): DayAgent {
  return {
    id,
    name: named?.name ?? name,
    seconds,
    ...(unknown && { unknown }),
    total: sumSeconds(seconds),
  };
}

function reorderRow(row: AgentRow, order: readonly number[]): AgentRow {
  const unknown = order.flatMap((index, place) => (row.unknown?.includes(index) ? [place] : []));
  return {
    ...row,
    seconds: order.map((index) => row.seconds[index] ?? 0),
    ...(unknown.length > 0 && { unknown }),
    ...(row.negative && { negative: order.map((index) => row.negative?.[index] ?? 0) }),
  };
}
