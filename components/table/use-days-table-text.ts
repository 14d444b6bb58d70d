import { useTranslations } from "use-intl";
import { useGapWords } from "@/components/figures/use-gap-words";
import type { DaysMatrix } from "./days-matrix";
import { buildDaysTableText } from "./days-text";
import { useTableWords } from "./use-table-words";

/** The whole table over time as a spreadsheet takes it from the clipboard, in the reader's words. */
export function useDaysTableText(matrix: DaysMatrix): () => string {
  const t = useTranslations();
  const { change } = useTableWords();
  const wordsOf = useGapWords();
  const period = t(`days.head-${matrix.grain}`);
  const total = t(matrix.view.isPerDay ? "agent.perDayWorked" : "days.total");
  return () => buildDaysTableText(matrix, wordsOf, { period, total, change, days: t("export.days") });
}
