import { useTranslations } from "use-intl";
import type { CellFacts } from "@/components/figures/cell-tooltip";
import { useRowNote } from "@/components/figures/use-row-note";
import { formatHms, formatShare } from "@/lib/report/figures/duration";
import { type DaysMatrix, gapOf } from "./days-matrix";
import { useDaysChangeText } from "./use-days-change-text";

/** What the tooltip says of a cell or a column's segment: exact time and share, or why there is none. */
export function useDaysFacts(matrix: DaysMatrix): (place: string, part: string) => CellFacts | null {
  const t = useTranslations("days");
  const noteOf = useRowNote(matrix);
  const describeChange = useDaysChangeText(matrix);
  const { view, rowNames, stateNames, locale } = matrix;
  const measured = (label: string) => (view.isPerDay ? t("perDayWorked", { label }) : label);
  return (place, part) => {
    const row = view.rows[Number(place)];
    const title = place === "total" ? t("grandTotal") : (rowNames[Number(place)] ?? "");
    if (!row && place !== "total") return null;
    const gap = row ? gapOf(row) : null;
    if (gap !== null) return { title, state: t(gap) };
    const column = /^\d+$/.test(part) ? Number(part) : null;
    const of = row ?? { seconds: view.stateTotals, total: view.total, wholeTotal: view.wholeTotal };
    const seconds = column === null ? of.total : (of.seconds[column] ?? 0);
    const share = formatShare(seconds, of.wholeTotal, locale);
    const note = row && noteOf(row, "full");
    return {
      title,
      state: measured(column === null ? (note?.text ?? t("rowTotal")) : (stateNames[column] ?? "")),
      style: column === null ? undefined : view.styles[column],
      time: formatHms(seconds),
      share: t(row ? "ofRow" : "ofRange", { share }),
      change: describeChange(row ? Number(place) : null, column),
    };
  };
}
