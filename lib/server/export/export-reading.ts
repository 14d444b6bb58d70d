import type { Column } from "@/lib/report/columns";
import type { ReportView } from "@/lib/report/view";
import type { ExportBeside } from "./export-beside";
import type { ExportTask } from "./export-task";
import type { Translate } from "./export-translator";

/** What a reader must know of a link's reading: what totals leave out or hold beside the columns, and in which measure. */
export function describeReading(
  { reading, format }: ExportTask,
  view: ReportView,
  columns: readonly Column[],
  { figures }: ExportBeside,
  t: Translate,
): string[] {
  const nameOf = (state: string) => state || t("report.blankState");
  const shown = new Set(columns.map((column) => (column.by === "state" ? column.state : null)));
  const columnless = view.states.filter((state) => !shown.has(state));
  return [
    ...(view.hiddenStates.length > 0
      ? [t("export.hiddenStates", { list: view.hiddenStates.map(nameOf).join(", ") })]
      : []),
    ...(columnless.length > 0
      ? [t("export.columnlessStates", { list: columnless.map(nameOf).join(", ") })]
      : []),
    ...(format === "xlsx" && view.rows.some(({ negative }) => negative) ? [t("export.belowZero")] : []),
    ...(reading.perDay ? [t(figures.view.isPerDay ? "export.perDay" : "export.perDayUnknown")] : []),
  ];
}
