import { instantOf, localTimeAt } from "@/lib/dates/zone";
import { type DayStatus, standingOf } from "@/lib/report/answers/day-status";
import { describeState } from "@/lib/report/states/describe-state";
import type { Translate } from "@/lib/server/export/export-translator";
import type { ReportMaterial } from "@/lib/server/report/report-material";

/** What tables are worded with, in the reader's language and by the operation's clock. */
export type TableWords = {
  t: Translate;
  momentOf: (instant: string) => string;
  /** Stands in every cell whose time wolkvox left blank. */
  unknown: string;
  stateName: (state: string) => string;
  /** How a day is known; a running one since when. */
  statusOf: (day: Pick<DayStatus, "status" | "asOf" | "begins" | "isClosed">) => string;
};

export function createTableWords(
  { range, stateNames }: Pick<ReportMaterial, "range" | "stateNames">,
  t: Translate,
): TableWords {
  const momentOf = formatMomentIn(range.timeZone);
  return {
    t,
    momentOf,
    unknown: t("files.unknown"),
    stateName: (state) => describeState(state, t, stateNames),
    statusOf: (day) => t(`files.status-${standingOf(day)}`, { moment: day.asOf ? momentOf(day.asOf) : "" }),
  };
}

/** An instant (UTC text) as the operation's clock shows it: `2026-11-22 15:04:05`. */
export function formatMomentIn(timeZone: string): (instant: string) => string {
  return (instant) => localTimeAt(instantOf(instant), timeZone).replace("T", " ");
}
