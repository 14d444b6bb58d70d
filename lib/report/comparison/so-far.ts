import type { LocalDateTime } from "@/lib/dates/window";
import { instantOf, localTimeAt } from "@/lib/dates/zone";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";

/**
 * The operation's local time up to which an answer's last day has figures: when that day was asked for, also after its
 * end. Null while nothing is known of it.
 */
export function findSoFar({
  asOf,
  days,
  range,
}: Pick<ReportAnswer, "asOf" | "range"> & { days: readonly { asOf?: string }[] }): LocalDateTime | null {
  const last = days.length > 0 ? days.at(-1)?.asOf : asOf;
  return last ? localTimeAt(instantOf(last), range.timeZone) : null;
}
