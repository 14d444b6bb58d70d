import {
  changeOf,
  changeShare,
  type EarlierFigures,
  type ReportComparison,
} from "@/lib/report/comparison/comparison";
import type { AgentRow, ReportView } from "@/lib/report/figures/view";
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
  view: ReportView;
  comparison: ReportComparison | null;
  /** No day is lacking in the range itself: who has no row there was not there. */
  isWhole: boolean;
};

/** One agent in both periods. */
export type BesideLine = { now: AgentRow | null; earlier: EarlierFigures | null; presence: Presence };

export type BesideColumn = { column: TableColumn; cellOf: (line: BesideLine) => TableCell };

/** Which figures of the range itself stand among those columns: all, those of time alone, or none. */
export type OwnFigures = "all" | "times" | "none";

/** Where the first of some columns stands. */
type Standing = { at: number; own: OwnFigures };

/** Where the days worked stand, by which figures per day worked are weighted. */
export type WorkedPlaces = { now?: number; before?: number };

/** What is said before any figure: where the agent has rows, and on how many days. */
export function buildLeadColumns(
  { view, comparison }: BesideFigures,
  words: BesideWords,
  { at, own }: Standing,
): { columns: BesideColumn[]; worked: WorkedPlaces } {
  const columns: BesideColumn[] = [];
  const worked: WorkedPlaces = {};
  if (comparison) columns.push(presenceColumn(words));
  if (own === "all" && view.worked !== null) {
    worked.now = at + columns.length;
    columns.push(countColumn(words.worked, view.worked, ({ now }) => now?.daysWorked));
  }
  if (comparison && comparison.team.daysWorked !== null) {
    worked.before = at + columns.length;
    const title = words.before(words.worked);
    columns.push(countColumn(title, comparison.team.daysWorked, ({ earlier }) => earlier?.daysWorked));
  }
  return { columns, worked };
}

/** The figures of a state (its place in the view) or of the total (null), of now, of before, and what changed. */
export function buildFigureColumns(
  { view, comparison }: BesideFigures,
  target: number | null,
  words: BesideWords,
  { at, own, worked }: Standing & { worked: WorkedPlaces },
): BesideColumn[] {
  const name = words.measured(target === null ? words.total : words.stateName(view.states[target] ?? ""));
  const now = target === null ? view.total : (view.stateTotals[target] ?? 0);
  const withNow = own !== "none";
  const columns = withNow
    ? [{ column: timeColumn(name, now, view, worked.now), cellOf: readNow(target, words) }]
    : [];
  if (!comparison) return columns;
  const before = (target === null ? comparison.team.total : comparison.team.seconds[target]) ?? 0;
  const earlier = timeColumn(words.before(name), before, view, worked.before);
  const live = withNow ? { live: { differenceOf: [at, at + 1] as const } } : {};
  columns.push({ column: earlier, cellOf: readEarlier(target, words) });
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
  { isPerDay }: ReportView,
  weightedBy?: number,
): TableColumn {
  const live = isPerDay && weightedBy !== undefined ? { live: { weightedBy } } : {};
  return { title, total, kind: isPerDay ? "average" : "time", ...live };
}

function readNow(target: number | null, words: BesideWords): BesideColumn["cellOf"] {
  return ({ now }) => now && readFigure(now, target, words);
}

function readEarlier(target: number | null, words: BesideWords): BesideColumn["cellOf"] {
  return ({ earlier }) => earlier && readFigure(earlier, target, words);
}

function readFigure(
  figures: Pick<AgentRow, "seconds" | "total" | "unknown">,
  target: number | null,
  words: BesideWords,
): TableCell {
  return target === null ? figures.total : readTime(figures.seconds[target] ?? 0, figures, target, words);
}

function readChange({ now, earlier }: BesideLine, target: number | null): number | null {
  return now && earlier && changeOf(now, { presence: "both", earlier }, target);
}

function readGrowth(line: BesideLine): number | null {
  const change = readChange(line, null);
  return change === null || !line.earlier ? null : changeShare(change, line.earlier.total);
}
