import type { CellValue, WriteSheet } from "hucre/xlsx";
import { colToLetter } from "hucre/xlsx";
import { countDays } from "@/lib/dates/day";
import type { Day } from "@/lib/dates/window";
import type { ExportTable, TableCell, TableColumn } from "@/lib/report/export-table";
import { guardSheetText } from "@/lib/report/formula-guard";
import { formulaOfRow, formulaOfTotal } from "./sheet-formula";
import { amountOf, headStyle, styleOf, widths } from "./sheet-style";

export type CellOverrides = NonNullable<WriteSheet["cells"]>;

type Override = Parameters<CellOverrides["set"]>[1];

export type SheetShape = {
  name: string;
  /** Columns that stay in view. */
  frozen: number;
  totalLabel: string;
  /** A column's title with its unit. */
  titleOf: (column: TableColumn) => string;
  /** Widths of columns that need their own, by place. */
  wide?: Record<number, number>;
};

/** A table as a sheet: true numbers, a frozen head with filters, live cells, and below the rows a live total. */
export function buildSheet(table: ExportTable, shape: SheetShape): WriteSheet {
  const { columns, rows } = table;
  const cells: CellOverrides = new Map();
  const head = columns.map((column) => guardSheetText(shape.titleOf(column)));
  keepErrorsAsText([head], cells);
  for (const place of columns.keys())
    cells.set(`0,${place}`, { ...cells.get(`0,${place}`), style: headStyle });
  const values = rows.map((row, at) => writeRow(row, at + 1, columns, cells));
  if (rows.length > 0) addTotals(table, shape.totalLabel, cells);
  return {
    name: shape.name,
    columns: columns.map(({ kind }, place) => ({
      width: shape.wide?.[place] ?? widths[kind],
      ...(kind !== "text" && { style: styleOf(kind) }),
    })),
    rows: [head, ...values],
    cells,
    freezePane: { rows: 1, columns: shape.frozen },
    autoFilter: { range: `A1:${colToLetter(columns.length - 1)}${rows.length + 1}` },
  };
}

/** A figure with the formula that makes it, for readers that calculate and for those that do not. */
export function liveCell(
  formula: string,
  figure: number,
  kind: TableColumn["kind"],
  { isBold = false } = {},
): Override {
  const style = styleOf(kind, { isBold, isNegative: figure < 0 });
  return { formula, formulaResult: amountOf(figure, kind), style };
}

function addTotals(table: ExportTable, label: string, cells: CellOverrides): void {
  const at = table.rows.length + 1;
  cells.set(`${at},0`, { value: label, style: { font: { bold: true } } });
  table.columns.forEach(({ kind, total }, place) => {
    if (total === null) return;
    const formula = formulaOfTotal(table, place);
    const style = styleOf(kind, { isBold: true, isNegative: total < 0 });
    cells.set(
      `${at},${place}`,
      formula ? liveCell(formula, total, kind, { isBold: true }) : { value: amountOf(total, kind), style },
    );
  });
}

function writeRow(
  row: readonly TableCell[],
  at: number,
  columns: readonly TableColumn[],
  cells: CellOverrides,
): CellValue[] {
  return columns.map((column, place) => {
    const cell = row[place] ?? null;
    const key = `${at},${place}`;
    if (cell === null) return null;
    if (typeof cell === "string") return writeText(cell, column, key, cells);
    const formula = formulaOfRow(column, at + 1);
    if (formula) cells.set(key, liveCell(formula, cell, column.kind));
    else if (cell < 0) cells.set(key, { style: styleOf(column.kind, { isNegative: true }) });
    return amountOf(cell, column.kind);
  });
}

function writeText(text: string, { kind }: TableColumn, key: string, cells: CellOverrides): CellValue {
  if (kind === "day") return serialOf(text);
  const guarded = guardSheetText(text);
  keepErrorAsText(guarded, key, cells);
  return guarded;
}

/** Texts such as `#REF!` stay texts in these rows, the first of the sheet. */
export function keepErrorsAsText(rows: readonly (readonly CellValue[])[], cells: CellOverrides): void {
  for (const [at, row] of rows.entries())
    for (const [place, value] of row.entries())
      if (typeof value === "string") keepErrorAsText(value, `${at},${place}`, cells);
}

// The library makes an error cell of such a text, but not of a run of letters.
function keepErrorAsText(text: string, key: string, cells: CellOverrides): void {
  if (text.startsWith("#")) cells.set(key, { ...cells.get(key), richText: [{ text }] });
}

const serials = new Map<Day, number>();

// Day 1 is the first of January 1900, and a 29th of February 1900 is counted that never was.
function serialOf(day: Day): number {
  const known = serials.get(day) ?? countDays("1899-12-30", day) - 1;
  serials.set(day, known);
  return known;
}
