import { useLocale, useTranslations } from "use-intl";
import { type AskedFigures, findSeen } from "@/lib/browser/asked-figures";
import { useZoneName } from "@/lib/browser/site";
import type { Window } from "@/lib/dates/window";
import { formatRange, formatRangeBriefly } from "@/lib/dates/words";
import type { AnswerFacts } from "@/lib/report/answers/report-answer";
import { useMoment } from "./use-moment";

/** What the page says of its range, its age and its zone. */
export type ReportWords = {
  /** The range that is asked for, as its figures say it once they are here. */
  window: Window;
  range: string;
  rangeBriefly: string;
  /** The range of the figures shown. */
  shownRange: string;
  asOf: string;
  zone: string;
};

export function useReportWords(
  figures: AskedFigures<AnswerFacts>,
  asked: Window,
  timeZone: string,
): ReportWords {
  const { isOther } = figures;
  const shown = findSeen(figures);
  const t = useTranslations();
  const locale = useLocale();
  const zoneName = useZoneName();
  const momentOf = useMoment();
  const join = (from: string, to: string) => t("ranges.span", { from, to });
  const window = shown && !isOther ? shown.range : asked;
  return {
    window,
    range: formatRange(window, locale, join),
    rangeBriefly: formatRangeBriefly(window, locale, join),
    shownRange: formatRange(shown?.range ?? window, locale, join),
    asOf: asOfText(shown?.asOf ?? null),
    zone: zoneName(timeZone),
  };

  function asOfText(asOf: string | null): string {
    if (asOf === null) return t("report.noneYet");
    const { time, day } = momentOf(asOf, timeZone);
    return day === null ? t("report.asOf", { time }) : t("report.asOfDay", { time, day });
  }
}
