import type { Translate } from "@/lib/server/export/export-translator";
import type { ExportTable, TableCell, TableColumn } from "@/lib/server/export/tables/file-columns";
import type { Cell, Row } from "@/lib/server/export/xlsx/cell";
import type { Sheet } from "@/lib/server/export/xlsx/sheet";
import { dayCell, figureCell, textCell } from "./table-cell";
import { formulaOfRow, formulaOfTotal } from "./table-formula";

/** A table whose rows come in batches: a day's, for example. */
export type StreamedTable = {
  columns: readonly TableColumn[];
  batches: Iterable<readonly TableCell[][]> | AsyncIterable<readonly TableCell[][]>;
};

type SheetShape = {
  name: string;
  /** Columns that stay in view. */
  frozen: number;
  /** Widths of columns that need their own, by place. */
  wide?: Record<number, number>;
};

/** In letters: what a column of its kind needs. */
const widths: Record<TableColumn["kind"], number> = {
  ...{ text: 16, time: 12, average: 12, change: 12, growth: 11, part: 11, count: 11, day: 12 },
};

/** A table as a sheet: true numbers, a frozen head with filters, live cells, and below the rows a live total. */
export function buildTableSheet(table: ExportTable | StreamedTable, shape: SheetShape, t: Translate): Sheet {
  const { columns } = table;
  const batches = "rows" in table ? cutRows(table.rows) : table.batches;
  return {
    name: shape.name,
    widths: columns.map((_, place) => widthOf(columns, place, shape)),
    frozen: { rows: 1, columns: shape.frozen },
    hasHead: columns.some(({ total }) => total !== null),
    batches: writeBatches({ columns, batches }, shape, t),
  };
}

const rowsABatch = 200;

function* cutRows(rows: readonly TableCell[][]): Generator<readonly TableCell[][]> {
  for (let from = 0; from < rows.length; from += rowsABatch) yield rows.slice(from, from + rowsABatch);
}

async function* writeBatches(
  { columns, batches }: StreamedTable,
  shape: SheetShape,
  t: Translate,
): AsyncGenerator<Row[]> {
  yield [buildHead(columns, shape, t)];
  let count = 0;
  for await (const rows of batches) {
    yield rows.map((row, place) => ({ cells: buildCells(row, columns, count + place + 2) }));
    count += rows.length;
  }
  if (count > 0 && columns.some(({ total }) => total !== null))
    yield [{ cells: buildTotals(columns, t("files.totals"), count) }];
}

const lineHeightPoints = 15;
const mostHeadLines = 8;

// A program finds no height for words on several lines until somebody asks for it.
function buildHead(columns: readonly TableColumn[], shape: SheetShape, t: Translate): Row {
  const titles = columns.map(({ title, kind }) =>
    kind === "change" ? t("export.inHours", { title }) : title,
  );
  const lines = titles.map((title, place) => countLines(title, widthOf(columns, place, shape)));
  return {
    cells: titles.map((title, place) =>
      textCell(title, isWords(columns[place]) ? "bold:head" : "bold:headEnd"),
    ),
    heightPoints: Math.min(mostHeadLines, Math.max(...lines)) * lineHeightPoints + 3,
  };
}

function widthOf(columns: readonly TableColumn[], place: number, { wide }: SheetShape): number {
  return wide?.[place] ?? widths[columns[place]?.kind ?? "text"];
}

function isWords(column: TableColumn | undefined): boolean {
  return column?.kind === "text" || column?.kind === "day";
}

/** On how many lines words stand in a column: bold letters are wide, and a filter takes the room of two. */
function countLines(words: string, width: number): number {
  const room = Math.max(4, width - 1);
  let [lines, used] = [1, 0];
  for (const { length } of words.split(" ")) {
    if (used > 0 && used + 1 + length > room) [lines, used] = [lines + 1, 0];
    lines += Math.floor(length / (room + 1));
    used += length + (used > 0 ? 1 : 0);
  }
  return lines;
}

function buildCells(row: readonly TableCell[], columns: readonly TableColumn[], number: number): Cell[] {
  return columns.map((column, place) => {
    const cell = row[place] ?? null;
    if (cell === null) return null;
    if (typeof cell === "string") return column.kind === "day" ? dayCell(cell) : textCell(cell);
    return figureCell(cell, column.kind, { formula: column.live ? formulaOfRow(column, number) : null });
  });
}

function buildTotals(columns: readonly TableColumn[], label: string, rows: number): Cell[] {
  return columns.map((column, place) => {
    if (place === 0) return textCell(label, "bold:text");
    const { total, kind } = column;
    const formula = formulaOfTotal(column, place, rows);
    return total === null ? null : figureCell(total, kind, { formula, isBold: true });
  });
}
