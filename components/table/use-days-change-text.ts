import { useTranslations } from "use-intl";
import { sumDifference } from "@/components/figures/change-words";
import { changeShare } from "@/lib/report/comparison/comparison";
import { timeChangeOf } from "@/lib/report/comparison/days-comparison";
import { formatChange, formatChangeShare } from "@/lib/report/comparison/format-change";
import { formatHms } from "@/lib/report/figures/duration";
import type { DaysMatrix } from "./days-matrix";

/** The difference to the days beside a row in full, with their name; null where none is compared. */
export function useDaysChangeText({ beside, view, locale }: DaysMatrix) {
  const t = useTranslations("beside");
  return (place: number | null, column: number | null): string | null => {
    if (!beside) return null;
    const { comparison, names } = beside;
    const other = place === null ? comparison.team : (comparison.rows[place] ?? null);
    const row = place === null ? null : view.rows[place];
    const team = { seconds: view.stateTotals, total: view.total, wholeTotal: view.wholeTotal };
    const change = row ? timeChangeOf(row, other, column) : sumDifference(team, comparison.team, column);
    if (typeof change === "string") return t(change);
    const before = (column === null ? other?.total : other?.seconds[column]) ?? 0;
    if (change === 0 && before === 0) return null;
    return describe(change, before, place === null ? null : (names[place] ?? null));
  };

  function describe(change: number, before: number, name: string | null): string {
    const share = changeShare(change, before);
    const values = {
      change: formatChange(change, "hms", locale),
      before: name === null ? formatHms(before) : t("named", { name, time: formatHms(before) }),
    };
    if (share === null) return t("change", values);
    return t("changeShare", { ...values, share: formatChangeShare(share, locale) });
  }
}
