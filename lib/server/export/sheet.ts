import type { CellStyle, CellValue, WriteSheet } from "hucre/xlsx";
import { colToLetter } from "hucre/xlsx";
import { countDays } from "@/lib/dates/day";
import type { Day } from "@/lib/dates/window";
import type { ExportTable, TableCell, TableColumn } from "@/lib/report/export-table";
import { guardSheetText } from "@/lib/report/formula-guard";

export type CellOverrides = NonNullable<WriteSheet["cells"]>;

const secondsADay = 86_400;
/** A duration of any length; hours never wrap at 24. */
const timeFormat = "[h]:mm:ss";
// Before 1900 there is no time of day: a spreadsheet shows a time below zero only under a form of its own.
const negativeFormat = "[h]:mm:ss;-[h]:mm:ss";
const headStyle: CellStyle = {
  font: { bold: true },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "EEF1F6" } },
  alignment: { wrapText: true, vertical: "top" },
};
const widths: Record<TableColumn["kind"], number> = { text: 16, time: 13, average: 13, count: 11, day: 12 };
const formats: Partial<Record<TableColumn["kind"], string>> = {
  time: timeFormat,
  average: timeFormat,
  count: "0",
  day: "yyyy-mm-dd",
};

type SheetShape = {
  name: string;
  /** Columns that stay in view. */
  frozen: number;
  totalLabel: string;
  /** Widths of columns that need their own, by place. */
  wide?: Record<number, number>;
};

/** A table as a sheet: true numbers, a frozen head with filters, and below the rows a live sum of every figure's column. */
export function buildSheet(table: ExportTable, shape: SheetShape): WriteSheet {
  const { columns, rows } = table;
  const cells: CellOverrides = new Map();
  const head = columns.map(({ title }) => guardSheetText(title));
  keepErrorsAsText([head], cells);
  for (const place of columns.keys())
    cells.set(`0,${place}`, { ...cells.get(`0,${place}`), style: headStyle });
  const values = rows.map((row, at) => writeRow(row, at + 1, columns, cells));
  if (rows.length > 0) addTotals(table, shape.totalLabel, cells);
  return {
    name: shape.name,
    columns: columns.map(({ kind }, place) => ({
      width: shape.wide?.[place] ?? widths[kind],
      ...(formats[kind] && { style: styleOf(formats[kind]) }),
    })),
    rows: [head, ...values],
    cells,
    freezePane: { rows: 1, columns: shape.frozen },
    autoFilter: { range: `A1:${colToLetter(columns.length - 1)}${rows.length + 1}` },
  };
}

/** A live sum with the value that it has now, for readers that do not calculate. */
export function sumCell(
  formula: string,
  seconds: number,
  isBold = true,
): Parameters<CellOverrides["set"]>[1] {
  return {
    formula,
    formulaResult: seconds / secondsADay,
    style: { ...(isBold && { font: { bold: true } }), numFmt: timeFormat },
  };
}

/** `SUM(D2:D121)` of a table's column; null for one that is no time. */
export function sumOfColumn({ columns, rows }: ExportTable, place: number): string | null {
  if (columns[place]?.kind !== "time" || rows.length === 0) return null;
  const letter = colToLetter(place);
  return `${letter}2:${letter}${rows.length + 1}`;
}

function addTotals(table: ExportTable, label: string, cells: CellOverrides): void {
  const at = table.rows.length + 1;
  cells.set(`${at},0`, { value: label, style: { font: { bold: true } } });
  table.columns.forEach(({ kind, total }, place) => {
    const range = sumOfColumn(table, place);
    if (total === null) return;
    if (range) cells.set(`${at},${place}`, sumCell(`SUM(${range})`, total));
    else
      cells.set(`${at},${place}`, {
        value: kind === "average" ? total / secondsADay : total,
        style: styleOf(formats[kind], true),
      });
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
    const value = writeValue(cell, column);
    if (typeof value === "string") keepErrorAsText(value, `${at},${place}`, cells);
    else if (isTime(column) && value !== null && value < 0)
      cells.set(`${at},${place}`, { style: styleOf(negativeFormat) });
    return value;
  });
}

function isTime({ kind }: TableColumn): boolean {
  return kind === "time" || kind === "average";
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

function writeValue(cell: TableCell, column: TableColumn): string | number | null {
  if (cell === null) return null;
  if (typeof cell === "string") return column.kind === "day" ? serialOf(cell) : guardSheetText(cell);
  return isTime(column) ? cell / secondsADay : cell;
}

const serials = new Map<Day, number>();

// Day 1 is the first of January 1900, and a 29th of February 1900 is counted that never was.
function serialOf(day: Day): number {
  const known = serials.get(day) ?? countDays("1899-12-30", day) - 1;
  serials.set(day, known);
  return known;
}

function styleOf(numFmt: string | undefined, isBold = false): CellStyle {
  return { ...(numFmt && { numFmt }), ...(isBold && { font: { bold: true } }) };
}
