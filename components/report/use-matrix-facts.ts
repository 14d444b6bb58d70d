import { useTranslations } from "use-intl";
import { formatHms, formatShare } from "@/lib/report/duration";
import { showControls } from "@/lib/report/text";
import type { CellFacts } from "./cell-tooltip";
import type { Matrix } from "./matrix";

/** What the tooltip says of a cell of the matrix. */
export function useMatrixFacts(matrix: Matrix): (place: string, part: string) => CellFacts | null {
  const t = useTranslations("table");
  const { view, stateNames, styles, locale } = matrix;
  return (place, part) => {
    const row = place === "total" ? null : view.rows[Number(place)];
    if (row === undefined || part === "head") return null;
    const column = part === "total" ? null : Number(part);
    const seconds = secondsAt(matrix, row, column);
    const share = formatShare(seconds, row ? row.wholeTotal : view.wholeTotal, locale);
    const isUnknown = row !== null && column !== null && row.unknown?.includes(column);
    return {
      title: row ? showControls(row.name) || row.id : t("grandTotal"),
      state: column === null ? t(row ? "rowTotal" : "columnTotal") : (stateNames[column] ?? ""),
      style: column === null ? undefined : styles[column],
      time: isUnknown ? t("unknown") : formatHms(seconds),
      share: t(row ? "ofAux" : "ofTeamAux", { share }),
    };
  };
}

function secondsAt(
  { view }: Matrix,
  row: Matrix["view"]["rows"][number] | null,
  column: number | null,
): number {
  if (row) return column === null ? row.total : (row.seconds[column] ?? 0);
  return column === null ? view.total : (view.stateTotals[column] ?? 0);
}
