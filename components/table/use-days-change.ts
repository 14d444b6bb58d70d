import { useTranslations } from "use-intl";
import { type ChangeWords, sumDifference, wordChange } from "@/components/figures/change-words";
import { timeChangeOf } from "@/lib/report/comparison/days-comparison";
import type { Stack } from "@/lib/report/figures/scale";
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
    if (place === null) return isNothing(team, comparison.team, column) ? null : wordTeam();
    const [row, other = null] = [view.rows[place], comparison.rows[place]];
    if (!row) return null;
    const change = timeChangeOf(row, other, column);
    if (typeof change === "string") return column === null ? { text: "–", note: t(change) } : null;
    return other && !isNothing(row, other, column) ? wordChange(change, row, other, column, matrix) : null;

    function wordTeam(): ChangeWords {
      return wordChange(sumDifference(team, comparison.team, column), team, comparison.team, column, matrix);
    }
  };
}

// A state of neither side has nothing to say.
function isNothing(now: Stack, earlier: Stack, column: number | null): boolean {
  return column !== null && !now.seconds[column] && !earlier.seconds[column];
}
