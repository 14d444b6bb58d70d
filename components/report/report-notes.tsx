import { useLocale, useTranslations } from "use-intl";
import { Notice } from "@/components/ui/notice";
import { formatMoment, formatShortDay } from "@/lib/dates/words";
import { instantOf } from "@/lib/dates/zone";
import { describeNote } from "@/lib/report/answers/describe-note";
import type { ReportNote } from "@/lib/report/answers/notes";

type ReportNotesProps = { notes: readonly ReportNote[]; timeZone: string; nowMs: number };

/** Where two answers of wolkvox disagree: both figures, and when each was asked. */
export function ReportNotes({ notes, timeZone, nowMs }: ReportNotesProps) {
  const t = useTranslations();
  const locale = useLocale();
  const moment = (instant: string) => {
    const { time, day } = formatMoment(instantOf(instant), nowMs, timeZone, locale);
    return day === null ? time : `${day}, ${time}`;
  };
  const formats = { moment, day: (day: string) => formatShortDay(day, locale) };
  return notes.map((note) => (
    <Notice key={JSON.stringify(note)} tone="note">
      {describeNote(note, t, formats)}
    </Notice>
  ));
}
