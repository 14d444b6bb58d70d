import type { LocalDateTime } from "@/lib/dates/window";
import { instantOf, localTimeAt, secondBefore } from "@/lib/dates/zone";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";

/**
 * The operation's local time up to which an answer's last day has figures: when that day was asked for, also after its
 * end. Null while nothing is known of it.
 */
export function findSoFar({
  asOf,
  begins,
  days,
  range,
}: Pick<ReportAnswer, "asOf" | "begins" | "range"> & {
  days: readonly { asOf?: string }[];
}): LocalDateTime | null {
  // All that has begun is known up to there.
  if (begins !== undefined && asOf !== null) return secondBefore(begins);
  const last = days.length > 0 ? days.at(-1)?.asOf : asOf;
  return last ? localTimeAt(instantOf(last), range.timeZone) : null;
}
