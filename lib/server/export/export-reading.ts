import type { Column } from "@/lib/report/columns/columns";
import type { AgentTable } from "@/lib/report/figures/agent-table";
import { describeState } from "@/lib/report/states/describe-state";
import type { TimeFigures } from "@/lib/server/export/tables/time-table";
import type { ExportBeside } from "./export-beside";
import type { ExportTask } from "./export-task";
import type { Translate } from "./export-translator";

type Figures = {
  view: AgentTable;
  columns: readonly Column[];
  beside: ExportBeside;
  time: TimeFigures | null;
};

/** What a reader must know of a link's reading: what totals leave out or hold beside the columns, and in which measure. */
export function describeReading(
  { reading, format }: ExportTask,
  { view, columns, beside, time }: Figures,
  t: Translate,
): string[] {
  const nameOf = (state: string) => describeState(state, t);
  const shown = new Set(columns.map((column) => (column.by === "state" ? column.state : null)));
  // Over time every state has its column.
  const hasAgents = format !== "csv" || time === null;
  const columnless = view.states.filter((state) => hasAgents && !shown.has(state));
  const isPerDay = time ? time.view.isPerDay : beside.figures.table.isPerDay;
  return [
    ...(view.hiddenStates.length > 0
      ? [t("export.hiddenStates", { list: view.hiddenStates.map(nameOf).join(", ") })]
      : []),
    ...(columnless.length > 0
      ? [t("export.columnlessStates", { list: columnless.map(nameOf).join(", ") })]
      : []),
    ...(format === "xlsx" && view.rows.some(({ negative }) => negative) ? [t("export.belowZero")] : []),
    ...(reading.perDay ? [t(isPerDay ? "export.perDay" : "export.perDayUnknown")] : []),
  ];
}
