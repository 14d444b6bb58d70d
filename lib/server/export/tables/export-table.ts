import type { Day } from "@/lib/dates/window";
import type { OwnColumn } from "@/lib/report/columns/columns";
import { describeColumn, type FigureColumn } from "@/lib/report/columns/figure-column";
import type { AgentHeading, AgentTable } from "@/lib/report/figures/agent-table";
import { type Figures, isBlank, type Place, secondsAt } from "@/lib/report/figures/figure-table";
import type { DayAgent, DayFigures, ExportDay } from "./export-figures";

/**
 * What stands under a title: `time` in whole seconds, `average` in seconds, `change` in signed seconds, `part` of one,
 * `growth` as a signed part of one, `day` as `YYYY-MM-DD`; words may stand in any of them.
 */
export type TableColumn = {
  title: string;
  kind: "text" | "time" | "average" | "change" | "growth" | "part" | "count" | "day";
  /** What stands below the column, in its own unit; null where that says nothing. */
  total: number | null;
  live?: LiveColumn;
};

/**
 * How a spreadsheet makes a column out of others, by their places: what its rows add up, what they differ by (`change`
 * and `growth`: now, before), or by which counts the figure below it is weighted.
 */
export type LiveColumn =
  | { sumOf: readonly [first: number, last: number] }
  | { differenceOf: readonly [now: number, before: number] }
  | { weightedBy: number };

export type TableCell = string | number | null;

/** A table as every format writes it: figures are numbers, whatever is not known is words or nothing. */
export type ExportTable = { columns: TableColumn[]; rows: TableCell[][] };

/** The words of the tables, in the reader's language. */
export type TableWords = {
  day: string;
  dayStatus: string;
  agentId: string;
  agent: string;
  dni: string;
  noAgentId: string;
  total: string;
  worked: string;
  average: string;
  unknown: string;
  unknownIn: string;
  noAgents: string;
  stateName: (state: string) => string;
  statusOf: (day: Pick<ExportDay, "status" | "asOf">) => string;
};

type TitledColumn = FigureColumn & { title: string };

/** One row per agent in the link's order: the columns of the link, the total of its states, and what is unknown. */
export function buildAgentTable(
  view: AgentTable,
  chosen: readonly OwnColumn[],
  words: TableWords,
): ExportTable {
  const own = chosen.map((column): TitledColumn => titleColumn(column, view.states, words));
  const hasDni = view.rows.some(({ dni }) => dni !== undefined);
  const hasUnknown = view.rows.some(({ unknown }) => unknown !== undefined);
  const columns: TableColumn[] = [
    textColumn(words.agentId),
    textColumn(words.agent),
    ...(hasDni ? [textColumn(words.dni)] : []),
    ...own.map(({ title, unit, total }) => ({ title, kind: kinds[unit], total: total(view) })),
    { title: words.total, kind: "time", total: view.total.total, ...findParts(chosen, view, hasDni ? 3 : 2) },
    ...(hasUnknown ? [textColumn(words.unknownIn)] : []),
  ];
  const rows = view.rows.map((row) => [
    ...nameAgent(row, words),
    ...(hasDni ? [row.dni ?? ""] : []),
    ...own.map((column) => readCell(row, column, words)),
    row.total,
    ...(hasUnknown ? [listUnknown(row, view, words)] : []),
  ]);
  return { columns, rows };
}

/** The columns of a table by day and agent. */
export function listDayColumns(
  { states, stateTotals, total }: Pick<DayFigures, "states" | "stateTotals" | "total">,
  words: TableWords,
): TableColumn[] {
  return [
    { title: words.day, kind: "day", total: null },
    textColumn(words.dayStatus),
    textColumn(words.agentId),
    textColumn(words.agent),
    ...states.map(
      (state, at): TableColumn => ({
        title: words.stateName(state),
        kind: "time",
        total: stateTotals[at] ?? 0,
      }),
    ),
    { title: words.total, kind: "time", total },
  ];
}

/** A day's rows in it, one per agent; a day without figures is one row that says why in words. `width`: its states. */
export function listDayRows(day: ExportDay, width: number, words: TableWords): TableCell[][] {
  const status = words.statusOf(day);
  const nothing = new Array<null>(width + 1).fill(null);
  if (day.agents === null || day.status === "no-data") return [[day.day, status, null, null, ...nothing]];
  if (day.agents.length === 0) return [[day.day, status, null, words.noAgents, ...nothing]];
  return day.agents.map((agent) => readDayRow(day.day, status, agent, words));
}

function readDayRow(day: Day, status: string, agent: DayAgent, words: TableWords): TableCell[] {
  return [
    day,
    status,
    ...nameAgent(agent, words),
    ...agent.seconds.map((_, at) => readTime(agent, at, words)),
    agent.total,
  ];
}

/** An agent's id and name as a table's first cells. */
export function nameAgent({ id, name }: AgentHeading, words: TableWords): [string, string] {
  return [id === "" ? words.noAgentId : id, name];
}

// Only where all states that make up an agent's total stand side by side can a cell add them up.
function findParts(
  chosen: readonly OwnColumn[],
  { states }: AgentTable,
  lead: number,
): Pick<TableColumn, "live"> {
  const count = chosen.filter(({ by }) => by === "state").length;
  const isWhole = count > 0 && count === states.length;
  const isTogether = chosen.slice(0, count).every(({ by }) => by === "state");
  return isWhole && isTogether ? { live: { sumOf: [lead, lead + count - 1] } } : {};
}

const kinds = { time: "time", average: "average", days: "count" } as const;

function titleColumn(column: OwnColumn, states: readonly string[], words: TableWords): TitledColumn {
  const title = column.by === "state" ? words.stateName(column.state) : words[column.by];
  return { title, ...describeColumn(column, states) };
}

function readCell(row: Figures, { place, read }: FigureColumn, words: TableWords): TableCell {
  return place === undefined ? read(row) : readTime(row, place, words);
}

/** A state's time, or the total's. A time that wolkvox left blank is not zero; what is known of it counts. */
export function readTime(
  figures: Pick<Figures, "seconds" | "total" | "unknown">,
  place: Place,
  words: TableWords,
): TableCell {
  return place !== null && isBlank(figures, place) ? words.unknown : secondsAt(figures, place);
}

/** The states of which wolkvox left some time blank. */
export function listUnknown(
  { unknown = [] }: Pick<Figures, "unknown">,
  { states }: { states: readonly string[] },
  words: TableWords,
): string {
  return unknown.map((at) => words.stateName(states[at] ?? "")).join(", ");
}

/** A column of words. */
export function textColumn(title: string): TableColumn {
  return { title, kind: "text", total: null };
}
