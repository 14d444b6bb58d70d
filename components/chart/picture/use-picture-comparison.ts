import { useTranslations } from "use-intl";
import { problemKey } from "@/components/figures/problem-key";
import { useComparisonWords } from "@/components/figures/use-comparison-words";
import type { ComparableAnswer, Compared } from "@/lib/browser/compared";
import type { PictureComparison } from "./picture-frame";

/** What a picture says of the period compared with, before it is known who stands on one side; null where there is none. */
export function usePictureComparison(
  compared: Compared<ComparableAnswer>,
  answer: ComparableAnswer | null,
  nowMs: number,
): Omit<PictureComparison, "people"> | null {
  const t = useTranslations();
  const words = useComparisonWords(nowMs);
  const { shown, failure } = compared;
  const period = shown?.period ?? compared.period;
  if (!period) return null;
  const told = [words.describePeriod(period), words.describeRule(period), shown && words.describeAge(shown)];
  return {
    period: told.filter((part) => part !== null).join(" · "),
    cautions: listCautions(),
  };

  function listCautions(): string[] {
    if (failure) return [t("compare.failed", { problem: t(`problems.${problemKey(failure.code)}`) })];
    if (!shown || !period) return [t("compare.loading")];
    const { range, comparison } = period.days;
    const lengths = range === comparison ? [] : [t("compare.lengths", { range, comparison })];
    return [...lengths, ...(answer ? words.listCautions(shown, answer) : [])];
  }
}
