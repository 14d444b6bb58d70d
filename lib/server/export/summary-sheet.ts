import type { CellValue, WriteSheet } from "hucre/xlsx";
import type { ExportTable } from "@/lib/report/export-table";
import { guardSheetText } from "@/lib/report/formula-guard";
import type { ExportDocument } from "./export-document";
import type { Translate } from "./export-translator";
import { type CellOverrides, keepErrorsAsText, sumCell, sumOfColumn } from "./sheet";

type SummarySheet = { document: ExportDocument; table: ExportTable; agentsName: string; t: Translate };

const bold = { font: { bold: true } };
const wrapped = { alignment: { wrapText: true, vertical: "top" as const } };

/** What the file is, of when and how whole; below, the total of every state, live from the sheet of agents. */
export function buildSummarySheet({ document, table, agentsName, t }: SummarySheet): WriteSheet {
  const { facts, view } = document;
  const cells: CellOverrides = new Map();
  const rows: CellValue[][] = facts.map(({ label, text }) => [label, guardSheetText(text)]);
  facts.forEach((_, at) => {
    cells.set(`${at},0`, { style: { ...bold, ...wrapped } });
    cells.set(`${at},1`, { style: wrapped });
  });
  const head = rows.length + 1;
  rows.push([], [t("export.state"), t("export.total"), t("export.share")]);
  for (const place of [0, 1, 2]) cells.set(`${head},${place}`, { style: bold });
  const lines = listLines(document, table, t);
  lines.forEach(({ name, seconds, place }, index) => {
    const at = head + 1 + index;
    const range = place < 0 ? null : sumOfColumn(table, place);
    rows.push([guardSheetText(name), null, view.total > 0 ? seconds / view.total : null]);
    cells.set(
      `${at},1`,
      range ? sumCell(`SUM('${agentsName}'!${range})`, seconds, false) : valueCell(seconds),
    );
    cells.set(`${at},2`, { style: { numFmt: "0.0%" } });
  });
  keepErrorsAsText(rows, cells);
  return {
    name: t("export.sheet-summary"),
    columns: [{ width: 26 }, { width: 76 }, { width: 14 }],
    rows,
    cells,
  };
}

// A state without a column has no cells to add up.
function listLines({ view, columns }: ExportDocument, table: ExportTable, t: Translate) {
  const lead = table.columns.findIndex(({ kind }) => kind !== "text");
  const states = view.states.map((state, at) => {
    const column = columns.findIndex((shown) => shown.by === "state" && shown.state === state);
    const name = state || t("report.blankState");
    return { name, seconds: view.stateTotals[at] ?? 0, place: column < 0 ? -1 : lead + column };
  });
  const place = table.columns.findLastIndex(({ kind }) => kind === "time");
  return [...states, { name: t("export.totals"), seconds: view.total, place }];
}

function valueCell(seconds: number) {
  return { value: seconds / 86_400, style: { numFmt: "[h]:mm:ss" } };
}
