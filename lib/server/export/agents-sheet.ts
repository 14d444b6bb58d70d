import { colToLetter, type WriteSheet } from "hucre/xlsx";
import type { Column } from "@/lib/report/columns";
import type { ExportTable } from "@/lib/report/export-table";
import type { ReportView } from "@/lib/report/view";
import { buildSheet, sumCell } from "./sheet";

type AgentsSheet = {
  table: ExportTable;
  view: ReportView;
  columns: readonly Column[];
  name: string;
  totalLabel: string;
};

/** Agent by state, with the sum of every row and column live. */
export function buildAgentsSheet({ table, view, columns, name, totalLabel }: AgentsSheet): WriteSheet {
  const sheet = buildSheet(table, { name, totalLabel, frozen: 2, wide: { 1: 34 } });
  const span = findStates(table, view, columns);
  if (!span) return sheet;
  view.rows.forEach(({ total }, at) => {
    const row = at + 2;
    const range = `${span.first}${row}:${span.last}${row}`;
    sheet.cells?.set(`${at + 1},${span.total}`, sumCell(`SUM(${range})`, total, false));
  });
  return sheet;
}

// Only where the states that make up an agent's total stand side by side can a cell add them up.
function findStates({ columns: shown }: ExportTable, { states }: ReportView, columns: readonly Column[]) {
  const lead = shown.findIndex(({ kind }) => kind === "time");
  const isWhole = states.length > 0 && columns.slice(0, states.length).every(({ by }) => by === "state");
  const total = shown.findLastIndex(({ kind }) => kind === "time");
  const count = columns.filter(({ by }) => by === "state").length;
  if (!isWhole || count !== states.length) return null;
  return { first: colToLetter(lead), last: colToLetter(lead + count - 1), total };
}
