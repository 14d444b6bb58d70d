import { useLocale, useTranslations } from "use-intl";
import { Notice } from "@/components/ui/notice";
import { useOnline } from "@/lib/browser/use-online";
import { formatMoment } from "@/lib/dates/words";
import { instantOf } from "@/lib/dates/zone";
import type { AnswerFacts } from "@/lib/report/answers/report-answer";

type OfflineNoticeProps = {
  /** The figures of the question, where there are any. */
  answer: AnswerFacts | null;
  /** Our own server was asked and did not answer. */
  isUnreachable: boolean;
  nowMs: number;
};

/** Nobody answers: what still holds, and that nothing needs to be done. Gone as soon as somebody does. */
export function OfflineNotice({ answer, isUnreachable, nowMs }: OfflineNoticeProps) {
  const t = useTranslations("offline");
  const locale = useLocale();
  const isOnline = useOnline();
  if (isOnline && !(isUnreachable && answer)) return null;
  const cause = t(isOnline ? "unreachable" : "offline");
  if (!answer?.asOf) return <Notice tone="failure">{`${cause} ${t("waiting")}`}</Notice>;
  const { time, day } = formatMoment(instantOf(answer.asOf), nowMs, answer.range.timeZone, locale);
  const asOf = day === null ? t("asOf", { time }) : t("asOfDay", { time, day });
  return <Notice tone="failure">{`${cause} ${asOf} ${t("again")}`}</Notice>;
}
