import type { DayStatus } from "@/lib/report/day-status";
import { formatHms } from "@/lib/report/duration";
import type { ReportNote } from "@/lib/report/notes";
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
  return notes.map((note) =>
    note.kind === "differs"
      ? t("export.differs", {
          from: note.from,
          to: note.to,
          block: formatHms(note.blockSeconds),
          days: formatHms(note.daysSeconds),
          asked: momentOf(note.blockAskedAt),
        })
      : t("export.corrected", {
          day: note.day,
          before: formatHms(note.beforeSeconds),
          after: formatHms(note.afterSeconds),
          asked: momentOf(note.at),
        }),
  );
}
