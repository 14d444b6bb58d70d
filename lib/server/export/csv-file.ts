import { type Options, stringify } from "csv-stringify/sync";
import { type Locale, numberStyleOf } from "@/lib/messages/locale";
import { formatNumber } from "@/lib/messages/number-format";
import { guardCsvText } from "@/lib/report/columns/formula-guard";
import { formatHms } from "@/lib/report/figures/duration";
import { layAgentTable } from "@/lib/server/export/tables/agent-table";
import type { ExportTable, TableCell, TableColumn } from "@/lib/server/export/tables/file-columns";
import { buildHourTable } from "@/lib/server/export/tables/hour-table";
import { createTableWords } from "@/lib/server/export/tables/table-words";
import { buildTimeTable } from "@/lib/server/export/tables/time-table";
import type { ExportDocument } from "./export-document";
import type { ExportTask } from "./export-task";
import type { Translate } from "./export-translator";

const rowsAPiece = 500;
export const byteOrderMark = "\uFEFF";
// What Excel opens by a double click: where the comma is the decimal sign, lists are separated by semicolons.
const separators = { comma: ";", point: "," } as const;

/** How a reader's CSV is written. Every text is quoted: read under another separator, it still is one cell. */
export function csvOptionsOf(locale: Locale): Options {
  return { delimiter: separators[numberStyleOf(locale)], record_delimiter: "\r\n", quoted_string: true };
}

/**
 * A row per agent, or over time one per day, week or month, or one per agent and hour; each time in seconds and as h:mm:ss, differences in signed
 * seconds; every row also says what it is of, and how whole.
 */
export function* writeCsv(document: ExportDocument, task: ExportTask, t: Translate): Generator<string> {
  const { view, columns, beside, time } = document;
  const words = createTableWords(task.material, t);
  const table = task.byHour
    ? buildHourTable(task.byHour, words)
    : time
      ? buildTimeTable(time, task, words)
      : layAgentTable({ sums: view, beside }, columns, words);
  const facts = document.facts.filter(({ key }) => key !== "report" && key !== "range");
  const options = csvOptionsOf(task.locale);
  const told = facts.map(({ text }) => guardCsvText(text));
  const titles = [...listTitles(table, t), ...facts.map(({ label }) => label)];
  yield byteOrderMark + stringify([titles.map(guardCsvText)], options);
  const rows = table.rows.length > 0 ? table.rows : [emptyRow(table, t("files.noAgents"))];
  for (let from = 0; from < rows.length; from += rowsAPiece) {
    const piece = rows
      .slice(from, from + rowsAPiece)
      .map((row) => [...writeRow(row, table, task.locale), ...told]);
    yield stringify(piece, options);
  }
}

function listTitles({ columns }: ExportTable, t: Translate): string[] {
  return columns.flatMap(({ title, kind }) => {
    if (kind === "time") return [t("files.inSeconds", { title }), t("files.clock", { title })];
    if (kind === "change") return [t("files.inSeconds", { title })];
    return kind === "average" ? [t("files.clock", { title })] : [title];
  });
}

// Nobody has any time: one row still says of what.
function emptyRow({ columns }: ExportTable, words: string): TableCell[] {
  return columns.map((_, place) => (place === 1 ? words : null));
}

function writeRow(row: readonly TableCell[], { columns }: ExportTable, locale: Locale): TableCell[] {
  return columns.flatMap((column, place) => writeCell(row[place] ?? null, column, locale));
}

// Of an odd second half may be paid: it is not rounded, so that totals are the sums of their rows.
function writeSeconds(seconds: number, locale: Locale): TableCell {
  if (Number.isInteger(seconds)) return seconds;
  return formatNumber(seconds, locale, { least: 0, most: 1, isGrouped: false });
}

function writeCell(cell: TableCell, { kind }: TableColumn, locale: Locale): TableCell[] {
  if (kind === "time") {
    if (typeof cell === "number") return [writeSeconds(cell, locale), formatHms(cell)];
    return [null, cell === null ? null : guardCsvText(cell)];
  }
  if (typeof cell === "string") return [guardCsvText(cell)];
  if (cell === null) return [null];
  return [kind === "average" ? formatHms(Math.round(cell)) : Math.round(cell)];
}
