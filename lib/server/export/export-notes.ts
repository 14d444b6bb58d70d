import type { DayStatus } from "@/lib/report/answers/day-status";
import { describeNote } from "@/lib/report/answers/describe-note";
import type { ReportNote } from "@/lib/report/answers/notes";
import type { Translate } from "./export-translator";

const told = ["live", "no-data", "missing", "failed"] as const;
const mostNamed = 62;

/** The days that are not closed figures, by name: a gap is never left for the reader to find. */
export function describeDayGaps(
  days: readonly DayStatus[],
  t: Translate,
  momentOf: (instant: string) => string,
): string[] {
  return told.flatMap((status) => {
    const found = days.filter((day) => day.status === status);
    const [first] = found;
    if (!first) return [];
    const moment = first.asOf ? momentOf(first.asOf) : "";
    const words = t(`export.status-${status}`, { moment });
    const named = found.slice(0, mostNamed).map(({ day }) => day);
    const more = found.length - named.length;
    const list = [...named, ...(more > 0 ? [t("export.andMore", { count: more })] : [])].join(", ");
    return [t("export.daysThat", { days: found.length, status: words, list })];
  });
}

/** Where two answers of wolkvox disagree, with both figures. */
export function describeNotes(
  notes: readonly ReportNote[],
  t: Translate,
  momentOf: (instant: string) => string,
): string[] {
  const formats = { moment: momentOf, day: (day: string) => day };
  return notes.map((note) => describeNote(note, t, formats));
}
