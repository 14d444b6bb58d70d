import { useTranslations } from "use-intl";
import type { Matrix } from "@/components/table/matrix";
import { changeOf, type EarlierRow } from "@/lib/report/comparison/comparison";
import type { AgentRow } from "@/lib/report/figures/view";
import { type ChangeWords, sumDifference, wordChange } from "./change-words";

/** What a cell says of its difference to the other period: of an agent, or of the team (null); null where it says nothing. */
export function useChangeWords(matrix: Matrix) {
  const t = useTranslations("compare");
  const { comparison, isCompared, view } = matrix;
  const team = { seconds: view.stateTotals, total: view.total, wholeTotal: view.wholeTotal };
  return (row: AgentRow | null, column: number | null): ChangeWords | null => {
    if (!isCompared) return null;
    if (!comparison) return { text: "–" };
    const whole = comparison.team;
    if (!row) return wordChange(sumDifference(team, whole, column), team, whole, column, matrix);
    const beside = comparison.rows.get(row.key);
    if (!beside || beside.presence === "unknown") return { text: "–", note: t("notKnown") };
    if (!beside.earlier) return column === null ? { text: t("new"), note: t("newNote") } : null;
    if (isNothing(row, beside, column)) return null;
    const change = changeOf(row, beside, column);
    return change === null ? { text: "–" } : wordChange(change, row, beside.earlier, column, matrix);
  };
}

function isNothing(row: AgentRow, { earlier }: EarlierRow, column: number | null): boolean {
  const isBlank = column === null || row.unknown?.includes(column) || earlier?.unknown?.includes(column);
  return !isBlank && !row.seconds[column] && !earlier?.seconds[column];
}
