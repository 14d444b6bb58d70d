import { withoutOver } from "@/lib/report/allowances/overruns";
import type { DayStatus } from "@/lib/report/answers/day-status";
import { type Column, isDifference, listNamedColumns, type OwnColumn } from "@/lib/report/columns/columns";
import {
  type AgentRow,
  type AgentTable,
  buildAgentTable,
  type Reading,
} from "@/lib/report/figures/agent-table";
import type { DayColumns } from "@/lib/report/figures/day-time";
import { agentKeyOf } from "@/lib/report/figures/directory";
import { sumPaid } from "@/lib/report/figures/paid-time";
import { type AgentTime, type AuxReport, createReportSum, sumSeconds } from "@/lib/report/figures/report";
import type { StateFold } from "@/lib/report/states/fold-states";
import type { PaidParts } from "@/lib/report/states/state-settings";
import type { StateStyle } from "@/lib/report/states/state-style";
import { finish } from "@/lib/report/steps";
import type { Team } from "@/lib/report/team";

/** What a link shows of the agents: its reading, and which columns stand in which order. */
export type ExportReading = Omit<Reading, "teams"> & {
  teams: readonly Team[];
  columns: readonly Column[];
};

/** One agent's time on one day, over the states of the sheet by day. */
export type DayAgent = Pick<AgentRow, "id" | "name" | "dni" | "seconds" | "unknown" | "total" | "paid">;

/** A civil day and its agents; null where wolkvox's figures of the day are not known. */
export type ExportDay = DayStatus & { agents: DayAgent[] | null };

/** By day, as far as single days are known; each day is read when its turn comes. */
export type DayFigures = {
  states: readonly string[];
  stateTotals: readonly number[];
  total: number;
  /** What of it is paid, as a table has it: absent where all of it is. */
  paid?: number | null;
  /** How many lines there are of an agent and a day. */
  agentDays: number;
  readDay: (day: DayColumns) => ExportDay;
};

/** The styles of states, one each: they decide the order in which a reader sees them. */
export type StyleOf = (state: string) => StateStyle;

/** A report read as a page reads it, its states in the order of the page. */
export function readReport(report: AuxReport, reading: Reading, styleOf: StyleOf): AgentTable {
  return buildAgentTable({ ...report, styles: report.states.map(styleOf) }, reading);
}

/** The columns of an export: those of the link in its order, else all states, and days worked where they are known. */
export function listExportColumns(
  { states: shown, total, allowances = [] }: AgentTable,
  chosen: readonly Column[],
): OwnColumn[] {
  const states = shown.map((state): OwnColumn => ({ by: "state", state }));
  const overs = allowances.map(({ id }): OwnColumn => ({ by: "over", id }));
  const named = listNamedColumns(total.paid !== undefined, total.daysWorked !== null);
  const all: OwnColumn[] = [...states, ...named.map((by) => ({ by })), ...overs];
  if (chosen.length === 0) return all;
  // Differences stand behind the figures in a file, whatever columns the page shows.
  return chosen.filter((column): column is OwnColumn => {
    if (column.by === "state") return shown.includes(column.state);
    if (column.by === "over") return allowances.some(({ id }) => id === column.id);
    return !isDifference(column) && named.includes(column.by);
  });
}

/**
 * Every agent's time of every day, as a link reads them; exact integers that add up to the totals. `report` is that of
 * the days together; the agents stand in the order of `rows`, those of the whole range.
 */
export function buildDayFigures(
  report: AuxReport,
  reading: Reading,
  rows: readonly AgentRow[],
  { styleOf, paid }: { styleOf: StyleOf; paid: PaidParts },
): DayFigures {
  const order = new Map(rows.map((row, place) => [agentKeyOf(row), place]));
  // Those over an allowance are the same people as in the whole range.
  const shown = reading.over
    ? { ...report, agents: report.agents.filter((agent) => order.has(agentKeyOf(agent))) }
    : report;
  const table = readReport(shown, { ...withoutOver(reading), perDay: false }, styleOf);
  const orderOf = (row: AgentRow) => order.get(agentKeyOf(row)) ?? order.size;
  const agents = table.rows.toSorted((a, b) => orderOf(a) - orderOf(b));
  const places = new Map(agents.map((row, place) => [agentKeyOf(row), place]));
  const fold = { states: [...table.states], others: report.others ?? new Set<string>() };
  return {
    states: table.states,
    agentDays: table.total.daysWorked ?? 0,
    stateTotals: table.total.seconds,
    total: table.total.total,
    ...(table.total.paid !== undefined && { paid: table.total.paid }),
    readDay: (day) => readDay(day, { fold, paid }, agents, places),
  };
}

function readDay(
  { columns, byState = null, ...status }: DayColumns,
  { fold, paid }: { fold: StateFold; paid: PaidParts },
  agents: readonly AgentRow[],
  places: ReadonlyMap<string, number>,
): ExportDay {
  if (columns === null) return { ...status, agents: null };
  const sum = createReportSum(fold, { paid });
  sum.add({ day: null, columns, byState });
  const report = finish(sum.build());
  const present = report.agents.filter((agent) => places.has(agentKeyOf(agent)));
  const placeOf = (agent: AgentTime) => places.get(agentKeyOf(agent)) ?? 0;
  return {
    ...status,
    agents: present
      .toSorted((a, b) => placeOf(a) - placeOf(b))
      .map((agent) => readDayAgent(agent, agents[placeOf(agent)])),
  };
}

// Under the name by which the whole range knows the agent.
function readDayAgent(
  { id, name, seconds, unknown, paid }: AgentTime,
  named: AgentRow | undefined,
): DayAgent {
  return {
    id,
    name: named?.name ?? name,
    seconds,
    ...(unknown && { unknown }),
    total: sumSeconds(seconds),
    ...(paid && { paid: sumPaid(paid) }),
  };
}
