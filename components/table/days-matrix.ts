import type { DaysView, TimeRow } from "@/lib/report/figures/days-view";
import type { DurationUnit } from "@/lib/report/figures/duration";
import type { Grain } from "@/lib/report/figures/grain";
import type { PerDayWorked } from "@/lib/report/figures/median";
import type { BarsMode } from "@/lib/report/figures/scale";
import type { ReportLink } from "@/lib/search/report-link";
import type { DaysBeside } from "./days-beside";

/** Everything the report over time is drawn from, in one grain: one set of figures, one order. */
export type DaysMatrix = {
  view: DaysView;
  grain: Grain;
  stateNames: readonly string[];
  /** One per row, as its heading says it. */
  rowNames: readonly string[];
  bars: BarsMode;
  unit: DurationUnit;
  locale: string;
  timeZone: string;
  /** How many are in each row and in all of them, in words; null where that says nothing. */
  counts: { head: string; rows: readonly string[]; total: string } | null;
  /** The period compared with, beside each row; null while there is none to compare with. */
  beside: DaysBeside | null;
  /** The link compares, whether that period's figures are here or not. */
  isCompared: boolean;
  /** Of one agent: seconds per day worked, under the totals; absent while they are not known. */
  perDayWorked?: PerDayWorked;
  /** Where each row leads. */
  opens: readonly ReportLink[];
  onOpen: (link: ReportLink) => void;
};

/** Why a row has no figures at all; null where it has some, be they zero. */
export function gapOf({ status, daysWithData }: TimeRow): "no-data" | "missing" | "failed" | null {
  if (daysWithData > 0 || status === "final" || status === "live") return null;
  return status;
}
