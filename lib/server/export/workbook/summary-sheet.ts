import type { ExportDocument } from "@/lib/server/export/export-document";
import type { Translate } from "@/lib/server/export/export-translator";
import {
  listSummaryLines,
  type SummaryCell,
  type SummaryLine,
  type SummaryTables,
} from "@/lib/server/export/summary-lines";
import { figureCell, textCell } from "@/lib/server/export/table-cell";
import type { Cell, Row } from "@/lib/server/export/xlsx/cell";
import { refOf } from "@/lib/server/export/xlsx/place";
import type { Sheet } from "@/lib/server/export/xlsx/sheet";

type SummarySheet = { document: ExportDocument; tables: SummaryTables; t: Translate };

const widths = { label: 34, column: 18 };
/** The columns over which the words of a fact run. */
const factColumns = 5;
const lineHeightPoints = 15;
// A program finds no height for words that run over several columns.
const lettersALine = factColumns * widths.column;

/** What the file is, of when and how whole; below, the total of every state, live from the other sheets. */
export function buildSummarySheet({ document, tables, t }: SummarySheet): Sheet {
  const { facts } = document;
  const { titles, lines } = listSummaryLines(document, tables, t);
  const rows: Row[] = [
    ...facts.map(({ label, text }) => factRow(label, text)),
    { cells: [] },
    { cells: titles.map((title, place) => textCell(title, place === 0 ? "bold:head" : "bold:headEnd")) },
    ...lines.map((line): Row => ({ cells: [nameCell(line), ...line.cells.map(cellOf(line))] })),
  ];
  return {
    name: t("export.sheet-summary"),
    widths: [
      widths.label,
      ...new Array<number>(Math.max(factColumns, titles.length - 1)).fill(widths.column),
    ],
    frozen: null,
    hasHead: false,
    batches: [rows],
    merged: facts.map((_, place) => `${refOf(1, place + 1)}:${refOf(factColumns, place + 1)}`),
  };
}

function factRow(label: string, text: string): Row {
  const lines = Math.max(1, Math.ceil(text.length / lettersALine));
  return {
    cells: [textCell(label, "bold:wrapped"), textCell(text, "wrapped")],
    heightPoints: Math.min(lines * lineHeightPoints, mostPoints),
  };
}

// A row can be no higher.
const mostPoints = 409;

function nameCell({ name, isTotal }: SummaryLine): Cell {
  return textCell(name, isTotal ? "bold:wrapped" : "wrapped");
}

function cellOf({ isTotal }: SummaryLine): (cell: SummaryCell | null) => Cell {
  return (cell) => cell && figureCell(cell.figure, cell.kind, { formula: cell.formula, isBold: isTotal });
}
