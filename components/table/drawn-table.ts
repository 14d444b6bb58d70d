import type { Shown, ShownAgents, ShownPeriods } from "@/components/figures/shown-figures";
import type { Column, FigureColumn, SortTarget } from "@/lib/report/columns/columns";
import type { Measure } from "@/lib/report/figures/figure-table";
import { minorState } from "@/lib/report/states/fold-states";
import type { StateStyle } from "@/lib/report/states/state-style";
import { showControls } from "@/lib/report/text";
import type { ColumnWidths, TableLayout } from "./table-layout";

/** A column beside name and total. `key` names it within the table and, but for counts, in the link. */
export type DrawnColumn = {
  key: string;
  target: Column | { by: "count" } | { by: "median" };
  name: string;
  width: number;
  /** Where it stays in view, in pixels from the table's left edge; null = it scrolls. */
  left: number | null;
  /** What it reads; null for differences, counts and medians. */
  figure: FigureColumn | null;
  /** What it is the difference of; undefined where it is none. */
  difference: Measure | undefined;
  /** Of a state: its place and its colour. */
  state: { place: number; style: StateStyle | undefined } | null;
};

type TableShape = {
  /** Before the column of totals, and behind it. */
  before: readonly DrawnColumn[];
  after: readonly DrawnColumn[];
  /** Columns that there are and that a reader left out; totals count them. */
  hidden: readonly Column[];
  /** What has the full tint: the largest figure of all cells, as `heatOf` reads it; null = nothing is shaded. */
  heatPeak: number | null;
  /** The bars stand in the column of totals; else a chart stands above the table. */
  hasBars: boolean;
  layout: TableLayout;
  widths: ColumnWidths;
};

/** Figures as a table of them is drawn. */
export type DrawnTable = Shown & TableShape;
export type DrawnAgents = ShownAgents & TableShape;
export type DrawnPeriods = ShownPeriods & TableShape;

/** What a row is called, in words alone: an agent by name and id, a period as it stands in the table. */
export function nameRowIn(drawn: DrawnTable, index: number): string {
  if (drawn.kind !== "agents") return drawn.rowNames[index] ?? "";
  const row = drawn.table.rows[index];
  return row ? showControls(`${row.name} ${row.id}`) : "";
}

/** Whether it is the column of the states that stand together. */
export function isOfOthers(target: DrawnColumn["target"]): boolean {
  return target.by === "state" && target.state === minorState;
}

/** What choosing a column's head orders by; null where rows have no such order. */
export function orderOf({ target }: DrawnColumn): SortTarget | null {
  return target.by === "count" || target.by === "median" || isOfOthers(target) ? null : target;
}

/** Whether the total's difference has a column of its own; else it stands under the total. */
export function hasChangeColumn({ layout, before, after }: TableShape): boolean {
  return layout.name === "wide" && [...before, ...after].some(({ difference }) => difference === null);
}

/** Whether below the totals stands what they are per day worked: of more than one day, all of them known. */
export function hasAverages(drawn: DrawnTable): boolean {
  const { table, before, after, hidden } = drawn;
  if (table.isPerDay || table.averages === null) return false;
  if (drawn.kind !== "agents") return drawn.hasAverages;
  return (
    [...before, ...after].some(({ target }) => target.by === "worked") ||
    hidden.some(({ by }) => by === "worked")
  );
}
