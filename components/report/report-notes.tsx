import { useLocale, useTranslations } from "use-intl";
import { Notice } from "@/components/ui/notice";
import { formatMoment, formatShortDay } from "@/lib/dates/words";
import { instantOf } from "@/lib/dates/zone";
import { formatHms } from "@/lib/report/duration";
import type { ReportNote } from "@/lib/report/notes";

type ReportNotesProps = { notes: readonly ReportNote[]; timeZone: string; nowMs: number };

/** Where two answers of wolkvox disagree: both figures, and when each was asked. */
export function ReportNotes({ notes, timeZone, nowMs }: ReportNotesProps) {
  const t = useTranslations("notices");
  const locale = useLocale();
  const moment = (instant: string) => {
    const { time, day } = formatMoment(instantOf(instant), nowMs, timeZone, locale);
    return day === null ? time : `${day}, ${time}`;
  };
  return notes.map((note) => (
    <Notice key={JSON.stringify(note)} tone="note">
      {note.kind === "differs"
        ? t("differs", {
            from: formatShortDay(note.from, locale),
            to: formatShortDay(note.to, locale),
            block: formatHms(note.blockSeconds),
            days: formatHms(note.daysSeconds),
            asked: moment(note.blockAskedAt),
          })
        : t("corrected", {
            day: formatShortDay(note.day, locale),
            before: formatHms(note.beforeSeconds),
            after: formatHms(note.afterSeconds),
            asked: moment(note.at),
          })}
    </Notice>
  ));
}
