import { useLocale, useTranslations } from "use-intl";
import { type AskedFigures, findSeen } from "@/lib/browser/asked-figures";
import { useZoneName } from "@/lib/browser/site";
import type { Window } from "@/lib/dates/window";
import { formatRange, formatRangeBriefly } from "@/lib/dates/words";
import type { AnswerFacts } from "@/lib/report/answers/report-answer";
import { useAgeText } from "./use-moment";

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
  const ageText = useAgeText();
  const join = (from: string, to: string) => t("ranges.span", { from, to });
  const window = shown && !isOther ? shown.range : asked;
  return {
    window,
    range: formatRange(window, locale, join),
    rangeBriefly: formatRangeBriefly(window, locale, join),
    shownRange: formatRange(shown?.range ?? window, locale, join),
    asOf: shown?.asOf ? ageText(shown.asOf, timeZone) : t("report.noneYet"),
    zone: zoneName(timeZone),
  };
}
