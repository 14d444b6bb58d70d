import { useLocale, useTranslations } from "use-intl";
import type { ComparableAnswer, ComparedFigures } from "@/lib/browser/compared";
import { describePeriod, describeRule, listCautions } from "@/lib/search/comparison/comparison-words";
import type { ResolvedComparison } from "@/lib/search/comparison/resolve-comparison";
import { useMoment } from "./use-moment";

/** What is compared with what, and what must be known before a difference is read. */
export function useComparisonWords() {
  const t = useTranslations();
  const locale = useLocale();
  const momentOf = useMoment();
  return {
    describePeriod: (period: ResolvedComparison) => describePeriod(period, t, locale),
    describeRule: (period: ResolvedComparison) => describeRule(period, t),
    describeAge,
    listCautions: ({ period, answer }: ComparedFigures<ComparableAnswer>, now: ComparableAnswer) =>
      listCautions(period, answer, now, t),
  };

  function describeAge({ answer }: ComparedFigures<ComparableAnswer>): string | null {
    if (answer.asOf === null) return null;
    const { time, day } = momentOf(answer.asOf, answer.range.timeZone);
    return day === null ? t("compare.asOf", { time }) : t("compare.asOfDay", { time, day });
  }
}
