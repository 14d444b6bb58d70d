import type { DurationUnit } from "@/lib/report/duration";
import type { StateStyle } from "@/lib/report/state-style";
import type { ReportView } from "@/lib/report/view";
import type { ColumnWidths, TableLayout } from "./table-layout";

/** Everything the table, its bars and its tooltips draw from: one set of figures, one order. */
export type Matrix = {
  view: ReportView;
  /** One per state shown, in the view's order. */
  styles: readonly StateStyle[];
  stateNames: readonly string[];
  /** Longest cell of each state, in seconds: full tint. */
  columnPeaks: readonly number[];
  scaleSeconds: number;
  unit: DurationUnit;
  locale: string;
  layout: TableLayout;
  widths: ColumnWidths;
};
