import { instantOf, localTimeAt } from "@/lib/dates/zone";
import { type DayStatus, standingOf } from "@/lib/report/answers/day-status";
import { describeState } from "@/lib/report/states/describe-state";
import type { Translate } from "@/lib/server/export/export-translator";
import type { ReportMaterial } from "@/lib/server/report/report-material";

/** What tables are worded with, in the reader's language and by the operation's clock. */
export function createTableWords(
  { range, stateNames }: Pick<ReportMaterial, "range" | "stateNames">,
  t: Translate,
) {
  const momentOf = formatMomentIn(range.timeZone);
  return {
    t,
    momentOf,
    /** Stands in every cell whose time wolkvox left blank. */
    unknown: t("files.unknown"),
    stateName: (state: string) => describeState(state, t, stateNames),
    /** How a day is known; a running one since when. */
    statusOf: (day: Pick<DayStatus, "status" | "asOf" | "begins" | "isClosed">) =>
      t(`files.status-${standingOf(day)}`, { moment: day.asOf ? momentOf(day.asOf) : "" }),
  };
}

export type TableWords = ReturnType<typeof createTableWords>;

/** An instant (UTC text) as the operation's clock shows it: `2026-11-22 15:04:05`. */
export function formatMomentIn(timeZone: string): (instant: string) => string {
  return (instant) => localTimeAt(instantOf(instant), timeZone).replace("T", " ");
}
