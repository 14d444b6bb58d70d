import type { AgentHeading, AgentRow, AgentTable } from "@/lib/report/figures/agent-table";
import {
  changeShare,
  knownChange,
  type Place,
  type Side,
  secondsAt,
} from "@/lib/report/figures/figure-table";
import { readTime, type TableCell, type TableColumn, type TableWords } from "./export-table";

/** Where an agent has rows: `unknown` where days are lacking on the side without one. */
export type Presence = "both" | "new" | "absent" | "unknown";

export type BesideWords = TableWords & {
  presence: string;
  presenceOf: (presence: Presence) => string;
  /** A figure's title in the measure of the link, that of the other period, and those of what changed. */
  measured: (title: string) => string;
  before: (title: string) => string;
  change: (title: string) => string;
  growth: (title: string) => string;
};

/** The figures of a link in its own measure, and those of the period that it compares with. */
export type BesideFigures = {
  table: AgentTable;
  /** No day is lacking in the range itself: who has no row there was not there. */
  isWhole: boolean;
};

/** One agent in both periods. */
export type BesideLine = { now: AgentRow | null; earlier: Side<AgentHeading> | null; presence: Presence };

export type BesideColumn = { column: TableColumn; cellOf: (line: BesideLine) => TableCell };

/** Which figures of the range itself stand among those columns: all, those of time alone, or none. */
export type OwnFigures = "all" | "times" | "none";

/** Where the first of some columns stands. */
type Standing = { at: number; own: OwnFigures };

/** Where the days worked stand, by which figures per day worked are weighted. */
export type WorkedPlaces = { now?: number; before?: number };

/** What is said before any figure: where the agent has rows, and on how many days. */
export function buildLeadColumns(
  { table: { total, earlier } }: BesideFigures,
  words: BesideWords,
  { at, own }: Standing,
): { columns: BesideColumn[]; worked: WorkedPlaces } {
  const columns: BesideColumn[] = [];
  const worked: WorkedPlaces = {};
  if (earlier) columns.push(presenceColumn(words));
  if (own === "all" && total.daysWorked !== null) {
    worked.now = at + columns.length;
    columns.push(countColumn(words.worked, total.daysWorked, ({ now }) => now?.daysWorked));
  }
  if (earlier && earlier.total.daysWorked !== null) {
    worked.before = at + columns.length;
    const title = words.before(words.worked);
    columns.push(countColumn(title, earlier.total.daysWorked, (line) => line.earlier?.daysWorked));
  }
  return { columns, worked };
}

/** The figures of a state (its place in the view) or of the total (null), of now, of before, and what changed. */
export function buildFigureColumns(
  { table }: BesideFigures,
  target: Place,
  words: BesideWords,
  { at, own, worked }: Standing & { worked: WorkedPlaces },
): BesideColumn[] {
  const { states, total, earlier } = table;
  const name = words.measured(target === null ? words.total : words.stateName(states[target] ?? ""));
  const now = secondsAt(total, target);
  const withNow = own !== "none";
  const columns = withNow
    ? [{ column: timeColumn(name, now, table, worked.now), cellOf: readNow(target, words) }]
    : [];
  if (!earlier) return columns;
  const before = secondsAt(earlier.total, target);
  const column = timeColumn(words.before(name), before, table, worked.before);
  const live = withNow ? { live: { differenceOf: [at, at + 1] as const } } : {};
  columns.push({ column, cellOf: readEarlier(target, words) });
  columns.push({
    column: { title: words.change(name), kind: "change", total: now - before, ...live },
    cellOf: (line) => readChange(line, target),
  });
  if (target !== null || !withNow) return columns;
  const growth = changeShare(now - before, before);
  columns.push({
    column: { title: words.growth(name), kind: "growth", total: growth, ...live },
    cellOf: readGrowth,
  });
  return columns;
}

function presenceColumn(words: BesideWords): BesideColumn {
  const column: TableColumn = { title: words.presence, kind: "text", total: null };
  return { column, cellOf: ({ presence }) => words.presenceOf(presence) };
}

type ReadCount = (line: BesideLine) => number | null | undefined;

function countColumn(title: string, total: number, read: ReadCount): BesideColumn {
  return { column: { title, kind: "count", total }, cellOf: (line) => read(line) ?? null };
}

function timeColumn(
  title: string,
  total: number,
  { isPerDay }: AgentTable,
  weightedBy?: number,
): TableColumn {
  const live = isPerDay && weightedBy !== undefined ? { live: { weightedBy } } : {};
  return { title, total, kind: isPerDay ? "average" : "time", ...live };
}

function readNow(target: Place, words: BesideWords): BesideColumn["cellOf"] {
  return ({ now }) => now && readTime(now, target, words);
}

function readEarlier(target: Place, words: BesideWords): BesideColumn["cellOf"] {
  return ({ earlier }) => earlier && readTime(earlier, target, words);
}

function readChange({ now }: BesideLine, target: Place): number | null {
  return now && knownChange(now, target);
}

function readGrowth(line: BesideLine): number | null {
  const change = readChange(line, null);
  return change === null || !line.earlier ? null : changeShare(change, line.earlier.total);
}
