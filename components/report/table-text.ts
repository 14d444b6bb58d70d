import { type DurationUnit, formatHms, formatShare } from "@/lib/report/duration";
import { guardCsvText } from "@/lib/report/formula-guard";
import { showControls } from "@/lib/report/text";
import type { AgentRow, ReportView } from "@/lib/report/view";
import { averageUnit, type Matrix, type MatrixColumn } from "./matrix";

/** What the columns and the foot are called in the reader's language. */
export type TableWords = { agent: string; id: string; time: string; total: string };

/** Places of rows and columns, all ends included; columns count from the name: 0, pinned ones, total, others. */
export type CellBlock = { fromRow: number; toRow: number; columns: readonly number[] };

/**
 * The whole table as a spreadsheet takes it from the clipboard: tab-separated, names guarded against formulas, times as
 * `h:mm:ss` or as numbers in the reader's notation, the foot's totals last. Also rows that are not drawn.
 */
export function buildTableText(matrix: Matrix, words: TableWords): string {
  const { view, pinned, others } = matrix;
  const names = (columns: readonly MatrixColumn[]) => columns.map(({ name }) => guardCsvText(name));
  const head = [words.agent, words.id, ...names(pinned), words.time, ...names(others)];
  const rows = view.rows.map((row) => [nameOf(row), guardCsvText(row.id), ...figuresOf(matrix, row)]);
  const foot = [words.total, "", ...totalsOf(matrix)];
  return joinCells([head, ...rows, foot]);
}

/** A block of cells in the same form, without heads. */
export function buildBlockText(matrix: Matrix, { fromRow, toRow, columns }: CellBlock): string {
  const rows = matrix.view.rows.slice(fromRow, toRow + 1);
  return joinCells(
    rows.map((row) => {
      const cells = [nameOf(row), ...figuresOf(matrix, row)];
      return columns.map((column) => cells[column] ?? "");
    }),
  );
}

function joinCells(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.join("\t")).join("\n");
}

function nameOf({ name, id }: AgentRow): string {
  return guardCsvText(showControls(name) || id);
}

function figuresOf(matrix: Matrix, row: AgentRow): string[] {
  const { pinned, others, unit, locale } = matrix;
  const texts = (columns: readonly MatrixColumn[]) =>
    columns.map((column) => figureText(matrix, row, column));
  return [...texts(pinned), timeText(row.total, row.wholeTotal, unit, locale), ...texts(others)];
}

function figureText({ unit, locale }: Matrix, row: AgentRow, { target, state }: MatrixColumn): string {
  if (target.by === "worked") return String(row.daysWorked ?? "");
  if (target.by === "change") return "";
  if (target.by === "average") return averageText(row.average, unit, locale);
  if (!state || row.unknown?.includes(state.place)) return "";
  return timeText(row.seconds[state.place] ?? 0, row.wholeTotal, unit, locale);
}

function totalsOf({ view, pinned, others, unit, locale }: Matrix): string[] {
  const texts = (columns: readonly MatrixColumn[]) =>
    columns.map((column) => totalText(view, column, unit, locale));
  return [...texts(pinned), timeText(view.total, view.wholeTotal, unit, locale), ...texts(others)];
}

function totalText(
  view: ReportView,
  { target, state }: MatrixColumn,
  unit: DurationUnit,
  locale: string,
): string {
  if (target.by === "worked") return String(view.worked ?? "");
  if (target.by === "change") return "";
  if (target.by === "average") return averageText(view.average, unit, locale);
  return timeText(view.stateTotals[state?.place ?? -1] ?? 0, view.wholeTotal, unit, locale);
}

function averageText(seconds: number | null, unit: DurationUnit, locale: string): string {
  return seconds === null ? "" : timeText(seconds, 0, averageUnit(unit), locale);
}

// A spreadsheet reads a plain hyphen and knows no thin space.
function timeText(seconds: number, whole: number, unit: DurationUnit, locale: string): string {
  if (unit === "percent") return whole > 0 ? formatShare(seconds, whole, locale).replace(/\s/g, "") : "";
  if (unit === "decimal") return exactHours(seconds, locale);
  return formatHms(seconds).replace("−", "-");
}

// Six decimals of an hour are four thousandths of a second: sums of many rows stay right to the second.
function exactHours(seconds: number, locale: string): string {
  const options = { minimumFractionDigits: 2, maximumFractionDigits: 6, useGrouping: false };
  return new Intl.NumberFormat(locale, options).format(seconds / 3600);
}
