import { timeText } from "@/components/figures/table-number";
import { guardCsvText } from "@/lib/report/columns/formula-guard";
import type { DurationUnit } from "@/lib/report/figures/duration";
import type { AgentRow, ReportView } from "@/lib/report/figures/view";
import { showControls } from "@/lib/report/text";
import { averageUnit, hasChangeColumn, type Matrix, type MatrixColumn } from "./matrix";
import { type ChangeColumns, changeColumnsOf, changeTextOf } from "./table-change-text";
import type { TableWords } from "./use-table-words";

/** Places of rows and columns, all ends included; columns count from the name: 0, pinned ones, total, others. */
export type CellBlock = { fromRow: number; toRow: number; columns: readonly number[] };

/**
 * The whole table as a spreadsheet takes it from the clipboard: tab-separated, names guarded against formulas, times as
 * `h:mm:ss` or as numbers in the reader's notation, the foot's totals last. Also rows that are not drawn; where another
 * period stands beside, its figures and the differences too, and the agents that only it has.
 */
export function buildTableText(matrix: Matrix, words: TableWords): string {
  const { view, comparison } = matrix;
  const columns = listColumns(matrix, words);
  const rows = view.rows.map((row) => [
    nameOf(row),
    guardCsvText(row.id),
    ...columns.flatMap(({ figure, change }) => [figure(row), ...(change?.cells(row) ?? [])]),
  ]);
  const gone = (comparison?.absent ?? []).map((row) => [
    nameOf(row),
    guardCsvText(row.id),
    ...columns.flatMap(({ change }) => ["", ...(change?.gone(row) ?? [])]),
  ]);
  const head = columns.flatMap(({ name, change }) => [name, ...(change?.names ?? [])]);
  const foot = columns.flatMap(({ total, change }) => [total(), ...(change?.totals() ?? [])]);
  return joinCells([[words.agent, words.id, ...head], ...rows, ...gone, [words.total, "", ...foot]]);
}

/** A block of cells in the same form, without heads; a difference stands behind its figure. */
export function buildBlockText(matrix: Matrix, { fromRow, toRow, columns }: CellBlock): string {
  const rows = matrix.view.rows.slice(fromRow, toRow + 1);
  const targets = [null, ...matrix.pinned, "total" as const, ...matrix.others];
  return joinCells(
    rows.map((row) =>
      columns.flatMap((place) => {
        const target = targets[place];
        if (target === undefined) return [];
        return target === null ? [nameOf(row)] : cellTexts(matrix, row, target);
      }),
    ),
  );
}

type TextColumn = {
  name: string;
  figure: (row: AgentRow) => string;
  total: () => string;
  change: ChangeColumns | null;
};

/** A column of the table; the total's is none of the matrix's. */
type Target = MatrixColumn | "total";

function listColumns(matrix: Matrix, words: TableWords): TextColumn[] {
  // What changed stands behind its figure.
  const isOwn = ({ target }: MatrixColumn) => target.by !== "change";
  const targets: Target[] = [...matrix.pinned.filter(isOwn), "total", ...matrix.others.filter(isOwn)];
  return targets.map((target) => {
    const name = guardCsvText(target === "total" ? words.time : target.name);
    return {
      name,
      figure: (row) => figureText(matrix, row, target),
      total: () => totalText(matrix.view, target, matrix.unit, matrix.locale),
      change: changeColumnsOf(matrix, placeOf(target), name, words),
    };
  });
}

function cellTexts(matrix: Matrix, row: AgentRow, target: Target): string[] {
  const place = placeOf(target);
  const figure = figureText(matrix, row, target);
  const isApart = target === "total" && hasChangeColumn(matrix);
  if (!matrix.comparison || place === undefined || isApart) return [figure];
  return [figure, changeTextOf(matrix, row, place)];
}

// Of a state its place in the view, of the total null; days worked and averages have no difference on the page.
function placeOf(target: Target): number | null | undefined {
  return target === "total" ? null : target.state?.place;
}

/** Cells as a spreadsheet takes them from the clipboard. */
export function joinCells(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.join("\t")).join("\n");
}

function nameOf({ name, id }: Pick<AgentRow, "name" | "id">): string {
  return guardCsvText(showControls(name) || id);
}

function figureText(matrix: Matrix, row: AgentRow, target: Target): string {
  const { unit, locale } = matrix;
  if (target === "total") return timeText(row.total, row.wholeTotal, unit, locale);
  const { by } = target.target;
  if (by === "worked") return String(row.daysWorked ?? "");
  if (by === "change") return changeTextOf(matrix, row, null);
  if (by === "average") return averageText(row.average, unit, locale);
  if (!target.state || row.unknown?.includes(target.state.place)) return "";
  return timeText(row.seconds[target.state.place] ?? 0, row.wholeTotal, unit, locale);
}

function totalText(view: ReportView, target: Target, unit: DurationUnit, locale: string): string {
  if (target === "total") return timeText(view.total, view.wholeTotal, unit, locale);
  const { by } = target.target;
  if (by === "worked") return String(view.worked ?? "");
  if (by === "average") return averageText(view.average, unit, locale);
  return timeText(view.stateTotals[target.state?.place ?? -1] ?? 0, view.wholeTotal, unit, locale);
}

function averageText(seconds: number | null, unit: DurationUnit, locale: string): string {
  return seconds === null ? "" : timeText(seconds, 0, averageUnit(unit), locale);
}
