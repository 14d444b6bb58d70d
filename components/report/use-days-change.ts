import { useTranslations } from "use-intl";
import { timeChangeOf } from "@/lib/report/days-comparison";
import { type ChangeWords, sumDifference, wordChange } from "./change-words";
import type { DaysMatrix } from "./days-matrix";

/** What a row (its place; null = all of them) says of its difference to the days beside it; null where it says nothing. */
export function useDaysChange(matrix: DaysMatrix) {
  const t = useTranslations("beside");
  const { view, beside, isCompared } = matrix;
  const team = { seconds: view.stateTotals, total: view.total, wholeTotal: view.wholeTotal };
  return (place: number | null, column: number | null): ChangeWords | null => {
    if (!isCompared) return null;
    if (!beside) return column === null ? { text: "–" } : null;
    const { comparison } = beside;
    if (place === null)
      return wordChange(sumDifference(team, comparison.team, column), team, comparison.team, column, matrix);
    const [row, other = null] = [view.rows[place], comparison.rows[place]];
    if (!row) return null;
    const change = timeChangeOf(row, other, column);
    if (typeof change === "string") return column === null ? { text: "–", note: t(change) } : null;
    const isNothing = column !== null && !row.seconds[column] && !other?.seconds[column];
    return other && !isNothing ? wordChange(change, row, other, column, matrix) : null;
  };
}
