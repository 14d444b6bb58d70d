import Papa from "papaparse";
import { type CellObject, read, type WorkBook } from "xlsx";

/** A workbook as a reader of another make sees it. */
export type Reopened = {
  names: string[];
  formulas: string[];
  errors: string[];
  /** The cells of a sheet, row by row. */
  rows: (sheet: string) => (CellObject | undefined)[][];
};

export function reopenWorkbook(file: Buffer): Reopened {
  const book = read(file, { cellFormula: true, cellNF: true });
  const all = book.SheetNames.flatMap((name) => listCells(book, name));
  return {
    names: book.SheetNames,
    formulas: all.flatMap(({ cell }) => cell.f ?? []),
    errors: all.filter(({ cell }) => cell.t === "e").map(({ key }) => key),
    rows: (sheet) => arrangeRows(listCells(book, sheet)),
  };
}

/** A duration cell in whole seconds. */
export function secondsOf(cell: CellObject | undefined): number {
  return Math.round(Number(cell?.v) * 86_400);
}

/** The lines of a CSV, the titles first. */
export function reopenCsv(file: Buffer, delimiter: string): string[][] {
  const text = file.toString("utf8").replace(/^\uFEFF/, "");
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: "\r\n", skipEmptyLines: true });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data;
}

type PlacedCell = { key: string; cell: CellObject };

function listCells(book: WorkBook, name: string): PlacedCell[] {
  return Object.entries(book.Sheets[name] ?? {})
    .filter(([key, cell]) => !key.startsWith("!") && cell.t !== "z")
    .map(([key, cell]) => ({ key, cell }));
}

function arrangeRows(cells: readonly PlacedCell[]): (CellObject | undefined)[][] {
  const rows: (CellObject | undefined)[][] = [];
  for (const { key, cell } of cells) {
    const [, letters = "", number = ""] = /^([A-Z]+)(\d+)$/.exec(key) ?? [];
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    const row = rows[Number(number) - 1] ?? [];
    row[column] = cell;
    rows[Number(number) - 1] = row;
  }
  return [...rows].map((row) => row ?? []);
}
