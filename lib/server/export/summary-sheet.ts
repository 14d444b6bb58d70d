import type { CellValue, WriteSheet } from "hucre/xlsx";
import { guardSheetText } from "@/lib/report/formula-guard";
import type { ExportDocument } from "./export-document";
import type { Translate } from "./export-translator";
import { type CellOverrides, keepErrorsAsText, liveCell } from "./sheet";
import { amountOf, styleOf } from "./sheet-style";
import { listSummaryLines, type SummaryCell, type SummaryTables } from "./summary-lines";

type SummarySheet = { document: ExportDocument; tables: SummaryTables; t: Translate };

const bold = { font: { bold: true } };
const wrapped = { alignment: { wrapText: true, vertical: "top" as const } };

/** What the file is, of when and how whole; below, the total of every state, live from the other sheets. */
export function buildSummarySheet({ document, tables, t }: SummarySheet): WriteSheet {
  const { facts } = document;
  const cells: CellOverrides = new Map();
  const rows: CellValue[][] = facts.map(({ label, text }) => [label, guardSheetText(text)]);
  facts.forEach((_, at) => {
    cells.set(`${at},0`, { style: { ...bold, ...wrapped } });
    cells.set(`${at},1`, { style: wrapped });
  });
  const { titles, lines } = listSummaryLines(document, tables, t);
  const head = rows.length + 1;
  rows.push([], titles);
  for (const place of titles.keys()) cells.set(`${head},${place}`, { style: bold });
  lines.forEach((line, index) => {
    const at = head + 1 + index;
    rows.push([guardSheetText(line.name)]);
    line.cells.forEach((cell, place) => {
      if (cell) cells.set(`${at},${place + 1}`, writeCell(cell, line.isTotal));
    });
  });
  keepErrorsAsText(rows, cells);
  return {
    name: t("export.sheet-summary"),
    columns: [{ width: 26 }, { width: 76 }, ...titles.slice(2).map(() => ({ width: 16 }))],
    rows,
    cells,
  };
}

function writeCell({ formula, figure, kind }: SummaryCell, isBold: boolean) {
  if (formula) return liveCell(formula, figure, kind, { isBold });
  return { value: amountOf(figure, kind), style: styleOf(kind, { isBold, isNegative: figure < 0 }) };
}
