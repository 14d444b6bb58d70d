import { useLocale, useTranslations } from "use-intl";
import type { ComparableAnswer, ComparedFigures } from "@/lib/browser/compared";
import { formatMoment } from "@/lib/dates/words";
import { instantOf } from "@/lib/dates/zone";
import { describePeriod, describeRule, listCautions } from "@/lib/search/comparison-words";
import type { ResolvedComparison } from "@/lib/search/resolve-comparison";

/** What is compared with what, and what must be known before a difference is read. */
export function useComparisonWords(nowMs: number) {
  const t = useTranslations();
  const locale = useLocale();
  return {
    describePeriod: (period: ResolvedComparison) => describePeriod(period, t, locale),
    describeRule: (period: ResolvedComparison) => describeRule(period, t),
    describeAge,
    listCautions: ({ period, answer }: ComparedFigures<ComparableAnswer>, now: ComparableAnswer) =>
      listCautions(period, answer, now, t),
  };

  function describeAge({ answer }: ComparedFigures<ComparableAnswer>): string | null {
    if (answer.asOf === null) return null;
    const { time, day } = formatMoment(instantOf(answer.asOf), nowMs, answer.range.timeZone, locale);
    return day === null ? t("compare.asOf", { time }) : t("compare.asOfDay", { time, day });
  }
}
