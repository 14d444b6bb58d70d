import { dayOf } from "@/lib/dates/window";
import type { DailyHours } from "./daily-hours";
import type { ReportLink } from "./report-link";

/** What becomes different where a shift is read, or none: a shift is of whole days, and ends inside a day go with it. */
export function chooseHours(
  { span }: Pick<ReportLink, "span">,
  hours: DailyHours | null,
): Pick<ReportLink, "hours"> & Partial<Pick<ReportLink, "span">> {
  if (!hours || !span) return { hours };
  return { hours, span: { from: dayOf(span.from), to: dayOf(span.to) } };
}
