import { useLocale, useTranslations } from "use-intl";
import type { ComparableAnswer, ComparedFigures } from "@/lib/browser/compared";
import { describePeriod, describeRule, listCautions } from "@/lib/search/comparison/comparison-words";
import type { ResolvedComparison } from "@/lib/search/comparison/resolve-comparison";
import { useAgeText } from "./use-moment";

/** What is compared with what, and what must be known before a difference is read. */
export function useComparisonWords() {
  const t = useTranslations();
  const locale = useLocale();
  const ageText = useAgeText();
  return {
    describePeriod: (period: ResolvedComparison) => describePeriod(period, t, locale),
    describeRule: (period: ResolvedComparison) => describeRule(period, t),
    describeAge: ({ answer }: ComparedFigures<ComparableAnswer>) =>
      answer.asOf === null ? null : ageText(answer.asOf, answer.range.timeZone),
    listCautions: ({ period, answer }: ComparedFigures<ComparableAnswer>, now: ComparableAnswer) =>
      listCautions(period, answer, now, t),
  };
}
