import { useTranslations } from "use-intl";
import type { CellFacts } from "@/components/figures/cell-tooltip";
import { formatHms, formatShare } from "@/lib/report/figures/duration";
import type { AgentRow } from "@/lib/report/figures/view";
import { showControls } from "@/lib/report/text";
import type { Matrix } from "./matrix";
import { useChangeText } from "./use-change-text";

/** What the tooltip says of a cell of the matrix. */
export function useMatrixFacts(matrix: Matrix): (place: string, part: string) => CellFacts | null {
  const t = useTranslations("table");
  const { view, stateNames, styles, locale } = matrix;
  const describeChange = useChangeText(matrix);
  const nameOf = (row: AgentRow | null) => (row ? showControls(row.name) || row.id : t("grandTotal"));
  return (place, part) => {
    const isFoot = place === "total" || place === "average";
    const row = isFoot ? null : view.rows[Number(place)];
    if (row === undefined || part === "head") return null;
    if (place === "average" || part === "average" || part === "worked") return workedFacts(row, part);
    const column = part === "total" || part === "change" ? null : Number(part);
    const seconds = secondsAt(matrix, row, column);
    const share = formatShare(seconds, row ? row.wholeTotal : view.wholeTotal, locale);
    const isUnknown = row !== null && column !== null && row.unknown?.includes(column);
    const state = column === null ? t(row ? "rowTotal" : "columnTotal") : (stateNames[column] ?? "");
    return {
      title: nameOf(row),
      state: view.isPerDay ? t("perDayWorked", { label: state }) : state,
      style: column === null ? undefined : styles[column],
      time: isUnknown ? t("unknown") : formatHms(seconds),
      share: t(row ? "ofAux" : "ofTeamAux", { share }),
      change: describeChange(row, column),
    };
  };

  function workedFacts(row: AgentRow | null, part: string): CellFacts {
    const days = row ? row.daysWorked : view.worked;
    const column = Number(part);
    const isState = row === null && !Number.isNaN(column);
    const average = isState ? view.stateAverages?.[column] : (row ?? view).average;
    return {
      title: nameOf(row),
      state: isState ? t("perDayWorked", { label: stateNames[column] ?? "" }) : t("average"),
      style: isState ? styles[column] : undefined,
      time: typeof average === "number" ? formatHms(average) : t("averageUnknown"),
      ...(typeof days === "number" && { share: t("inDays", { count: days }) }),
    };
  }
}

function secondsAt({ view }: Matrix, row: AgentRow | null, column: number | null): number {
  if (row) return column === null ? row.total : (row.seconds[column] ?? 0);
  return column === null ? view.total : (view.stateTotals[column] ?? 0);
}
