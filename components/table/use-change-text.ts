import { useTranslations } from "use-intl";
import { changeOf, changeShare } from "@/lib/report/comparison/comparison";
import { formatChange, formatChangeShare } from "@/lib/report/comparison/format-change";
import { formatHms } from "@/lib/report/figures/duration";
import type { AgentRow } from "@/lib/report/figures/view";
import type { Matrix } from "./matrix";

/** The difference to the other period in full: `+1:12:00 (+4,2 %) frente a 39:54:00`; null where none is compared. */
export function useChangeText({ comparison, view, locale }: Matrix) {
  const t = useTranslations("compare");
  return (row: AgentRow | null, column: number | null): string | null => {
    if (!comparison) return null;
    const beside = row && comparison.rows.get(row.key);
    if (beside?.presence === "new") return t("newNote");
    if (beside?.presence === "unknown") return t("notKnown");
    const earlier = beside ? beside.earlier : comparison.team;
    const before = (column === null ? earlier?.total : earlier?.seconds[column]) ?? 0;
    const change = row
      ? changeOf(row, beside ?? undefined, column)
      : (column === null ? view.total : (view.stateTotals[column] ?? 0)) - before;
    const isNothing = change === 0 && before === 0;
    return change === null || isNothing ? null : describe(change, before);
  };

  function describe(change: number, before: number): string {
    const share = changeShare(change, before);
    const values = { change: formatChange(change, "hms", locale), before: formatHms(before) };
    if (share === null) return t("change", values);
    return t("changeShare", { ...values, share: formatChangeShare(share, locale) });
  }
}
