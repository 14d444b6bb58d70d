import { useLocale, useTranslations } from "use-intl";
import { useMoment } from "@/components/figures/use-moment";
import { Notice } from "@/components/ui/notice";
import { formatShortDay } from "@/lib/dates/words";
import { describeNote } from "@/lib/report/answers/describe-note";
import { describeWarning } from "@/lib/report/answers/describe-warning";
import type { AnswerFacts } from "@/lib/report/answers/report-answer";

/** Where two answers of wolkvox disagree, both figures and when each was asked; then its odd records. */
export function AnswerNotices({ answer }: { answer: Pick<AnswerFacts, "notes" | "warnings" | "range"> }) {
  const t = useTranslations();
  const locale = useLocale();
  const momentOf = useMoment();
  const dayText = (day: string) => formatShortDay(day, locale);
  const momentText = (instant: string) => momentOf(instant, answer.range.timeZone).both;
  return (
    <>
      {answer.notes.map((note) => (
        <Notice key={JSON.stringify(note)} tone="note">
          {describeNote(note, t, { moment: momentText, day: dayText })}
        </Notice>
      ))}
      {answer.warnings.map((warning) => (
        <Notice key={warning.kind} tone="note">
          {describeWarning(warning, t, dayText)}
        </Notice>
      ))}
    </>
  );
}
