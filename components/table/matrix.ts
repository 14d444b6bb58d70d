import type { Column } from "@/lib/report/columns/columns";
import type { ReportComparison } from "@/lib/report/comparison/comparison";
import type { DurationUnit } from "@/lib/report/figures/duration";
import type { BarsMode, Stack } from "@/lib/report/figures/scale";
import type { AgentRow, ReportView } from "@/lib/report/figures/view";
import type { StateStyle } from "@/lib/report/states/state-style";
import type { ReportLink } from "@/lib/search/report-link";
import type { ColumnWidths, TableLayout } from "./table-layout";

/** A column beside name and bars. `key` names it within the table and in the link. */
export type MatrixColumn = {
  key: string;
  target: Column;
  name: string;
  width: number;
  /** Where it stays in view, in pixels from the table's left edge; null = it scrolls. */
  left: number | null;
  /** Of a state: its place in the view, its colour, and the longest cell in seconds: full tint. */
  state: { place: number; style: StateStyle | undefined; peak: number } | null;
};

/** Everything the table, its bars and its tooltips draw from: one set of figures, one order. */
export type Matrix = {
  view: ReportView;
  /** One per state shown, in the view's order. */
  styles: readonly StateStyle[];
  stateNames: readonly string[];
  pinned: readonly MatrixColumn[];
  others: readonly MatrixColumn[];
  /** Columns that there are and that a reader left out; totals count them. */
  hidden: readonly Column[];
  heat: boolean;
  bars: BarsMode;
  scaleSeconds: number;
  /** Read as this link says; an agent's own page is opened under the same words. */
  link: ReportLink;
  unit: DurationUnit;
  locale: string;
  /** The other period's figures; null while there is none to compare with. */
  comparison: ReportComparison | null;
  /** The link compares, whether that period's figures are here or not. */
  isCompared: boolean;
  layout: TableLayout;
  widths: ColumnWidths;
};

/** An agent's figures in the other period; null where it has none. */
export function earlierOf({ key }: Pick<AgentRow, "key">, comparison: ReportComparison | null): Stack | null {
  return comparison?.rows.get(key)?.earlier ?? null;
}

/** Whether the total's difference has a column of its own; else it stands under the total. */
export function hasChangeColumn({
  layout,
  pinned,
  others,
}: Pick<Matrix, "layout" | "pinned" | "others">): boolean {
  return layout.name === "wide" && [...pinned, ...others].some(({ target }) => target.by === "change");
}

/** Seconds per day worked are a time, also where times are written as shares of themselves. */
export function averageUnit(unit: DurationUnit): DurationUnit {
  return unit === "percent" ? "hm" : unit;
}
