import type { DaysView, TimeRow } from "@/lib/report/days-view";
import type { DurationUnit } from "@/lib/report/duration";
import type { Grain } from "@/lib/report/grain";
import type { ReportLink } from "@/lib/search/report-link";

/** Everything the report over time is drawn from, in one grain: one set of figures, one order. */
export type DaysMatrix = {
  view: DaysView;
  grain: Grain;
  stateNames: readonly string[];
  /** One per row, as its heading says it. */
  rowNames: readonly string[];
  unit: DurationUnit;
  locale: string;
  timeZone: string;
  /** Where each row leads. */
  opens: readonly ReportLink[];
  onOpen: (link: ReportLink) => void;
};

/** Why a row has no figures at all; null where it has some, be they zero. */
export function gapOf({ status, daysWithData }: TimeRow): "no-data" | "missing" | "failed" | null {
  if (daysWithData > 0 || status === "final" || status === "live") return null;
  return status;
}
