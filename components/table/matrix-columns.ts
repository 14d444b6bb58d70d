import { arrangeColumns } from "@/lib/report/columns/column-choice";
import type { Column } from "@/lib/report/columns/columns";
import type { ReportView } from "@/lib/report/figures/view";
import type { StateStyle } from "@/lib/report/states/state-style";
import { formatColumn } from "@/lib/search/column";
import type { ReportLink } from "@/lib/search/report-link";
import type { Matrix, MatrixColumn } from "./matrix";
import { columnWidths, type TableLayout } from "./table-layout";

type ColumnSources = {
  view: ReportView;
  styles: readonly StateStyle[];
  available: readonly Column[];
  link: Pick<ReportLink, "columns" | "pinned">;
  layout: TableLayout;
  nameOf: (column: Column) => string;
};

/**
 * The columns that there are for a view: beside another period what changed, of more than one day the average and the
 * days worked, then its states.
 */
export function listColumns(
  { states }: Pick<ReportView, "states">,
  dayCount: number,
  isCompared = false,
): Column[] {
  return [
    ...(isCompared ? [{ by: "change" } as const] : []),
    ...(dayCount > 1 ? ([{ by: "average" }, { by: "worked" }] as const) : []),
    ...states.map((state): Column => ({ by: "state", state })),
  ];
}

/** The columns as the link arranges them, with their widths and places. */
export function buildColumns({
  view,
  styles,
  available,
  link,
  layout,
  nameOf,
}: ColumnSources): Pick<Matrix, "pinned" | "others" | "hidden" | "widths"> {
  const choice = arrangeColumns(available, link.columns, link.pinned);
  const targets = [...choice.pinned, ...choice.others];
  const widths = columnWidths(layout, targets.map(nameOf), choice.pinned.length);
  const columns = targets.map((target, place) => ({
    key: formatColumn(target),
    target,
    name: nameOf(target),
    width: widths.columns[place] ?? 0,
    left: null,
    state: target.by === "state" ? stateAt(view, styles, target.state) : null,
  }));
  const pinned = placePinned(columns.slice(0, choice.pinned.length), widths.name);
  return { pinned, others: columns.slice(choice.pinned.length), hidden: choice.hidden, widths };
}

function placePinned(columns: readonly MatrixColumn[], start: number): MatrixColumn[] {
  let left = start;
  return columns.map((column) => {
    const placed = { ...column, left };
    left += column.width;
    return placed;
  });
}

function stateAt({ states, rows }: ReportView, styles: readonly StateStyle[], state: string) {
  const place = states.indexOf(state);
  const peak = rows.reduce((most, row) => Math.max(most, row.seconds[place] ?? 0), 0);
  return { place, style: styles[place], peak };
}
