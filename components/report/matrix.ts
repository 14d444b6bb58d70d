import type { ReportComparison } from "@/lib/report/comparison";
import type { DurationUnit } from "@/lib/report/duration";
import type { StateStyle } from "@/lib/report/state-style";
import type { ReportView } from "@/lib/report/view";
import type { ReportLink } from "@/lib/search/report-link";
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
