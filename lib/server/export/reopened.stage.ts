import Papa from "papaparse";
import { expect } from "vitest";
import { type CellObject, read, type WorkSheet } from "xlsx";
import { writeFile } from "./export.stage";
import type { ExportTask } from "./export-task";

type Line = (CellObject | undefined)[];

/** A workbook as another library reads it than the one that wrote it. */
export async function reopenWorkbook(task: ExportTask) {
  const book = read(await writeFile(task), {
    cellFormula: true,
    cellNF: true,
    cellStyles: true,
    sheetStubs: false,
  });
  const sheet = (name: string): WorkSheet => book.Sheets[name] ?? {};
  return { book, sheet, rows: (name: string) => rowsOf(sheet(name)) };
}

/** The lines of a CSV under their titles, as another library reads them. */
export function reopenCsv(file: Buffer, delimiter: string): Record<string, string>[] {
  const text = file.toString("utf8");
  expect(text.startsWith("\uFEFF")).toBe(true);
  const { data, errors } = Papa.parse<Record<string, string>>(text.slice(1), {
    header: true,
    delimiter,
    newline: "\r\n",
    skipEmptyLines: true,
  });
  expect(errors).toEqual([]);
  return data;
}

export function cellsOf(sheet: WorkSheet): [string, CellObject][] {
  return Object.entries(sheet).filter(([key, { t }]) => !key.startsWith("!") && t !== "z");
}

export function rowsOf(sheet: WorkSheet): Line[] {
  const rows: Line[] = [];
  for (const [key, cell] of cellsOf(sheet)) {
    const [, letters = "", number = ""] = /^([A-Z]+)(\d+)$/.exec(key) ?? [];
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    const line = rows[Number(number) - 1] ?? [];
    line[column] = cell;
    rows[Number(number) - 1] = line;
  }
  return [...rows].map((line) => line ?? []);
}

/** A sheet's lines under their titles; the line below its rows too. */
export function recordsOf(sheet: WorkSheet): Record<string, CellObject | undefined>[] {
  const [head = [], ...lines] = rowsOf(sheet);
  return lines.map((line) => Object.fromEntries(head.map((title, place) => [String(title?.v), line[place]])));
}

export const secondsOf = (cell: CellObject | undefined) => Math.round(Number(cell?.v) * 86_400);
export const secondsOfHours = (cell: CellObject | undefined) => Math.round(Number(cell?.v) * 3600);
export const texts = (line: Line | undefined) => [...(line ?? [])].map((cell) => cell?.v);
