import { exactHours, exactPoints, timeText } from "@/components/figures/table-number";
import { guardCsvText } from "@/lib/report/columns/formula-guard";
import {
  type AbsentRow,
  changeOf,
  type EarlierFigures,
  shareChangeOf,
} from "@/lib/report/comparison/comparison";
import type { AgentRow } from "@/lib/report/figures/view";
import type { Matrix } from "./matrix";
import type { TableWords } from "./use-table-words";

/** The two columns that a comparison adds behind a figure's: that of the other period, and the signed difference. */
export type ChangeColumns = {
  names: string[];
  cells: (row: AgentRow) => string[];
  /** Of an agent of the other period alone. */
  gone: (row: AbsentRow) => string[];
  totals: () => string[];
};

/** `place`: a state's in the view, null for the total; null where nothing is compared. */
export function changeColumnsOf(
  matrix: Matrix,
  place: number | null | undefined,
  name: string,
  words: TableWords,
): ChangeColumns | null {
  const { comparison, view } = matrix;
  if (!comparison || place === undefined) return null;
  const unit = isInPoints(matrix, place) ? "points" : "hours";
  return {
    names: [guardCsvText(words.before(name)), guardCsvText(words.change(name, unit))],
    cells: (row) => {
      const beside = comparison.rows.get(row.key);
      const isFresh = place === null && beside?.presence === "new";
      return [
        earlierText(matrix, beside?.earlier, place),
        isFresh ? words.fresh : changeTextOf(matrix, row, place),
      ];
    },
    gone: (row) => [earlierText(matrix, row, place), ""],
    totals: () => {
      const now = { seconds: view.stateTotals, total: view.total, wholeTotal: view.wholeTotal };
      const change = secondsAt(now, place) - secondsAt(comparison.team, place);
      return [
        earlierText(matrix, comparison.team, place),
        writeChange(matrix, change, now, comparison.team, place),
      ];
    },
  };
}

/** The signed difference of a row's figure as a number; empty where it is not known, or one side has no row. */
export function changeTextOf(matrix: Matrix, row: AgentRow, place: number | null): string {
  const beside = matrix.comparison?.rows.get(row.key);
  const seconds = beside?.earlier ? changeOf(row, beside, place) : null;
  if (seconds === null || !beside?.earlier) return "";
  return writeChange(matrix, seconds, row, beside.earlier, place);
}

type Figures = Pick<AgentRow, "seconds" | "total" | "wholeTotal">;

function earlierText(
  { unit, locale }: Matrix,
  earlier: EarlierFigures | null | undefined,
  place: number | null,
): string {
  if (!earlier || (place !== null && earlier.unknown?.includes(place))) return "";
  return timeText(secondsAt(earlier, place), earlier.wholeTotal, unit, locale);
}

/** A signed difference as a number: hours, since no spreadsheet shows a time below zero where its calendar begins in 1900. */
export function writeChange(
  { unit, locale }: Pick<Matrix, "unit" | "locale">,
  seconds: number,
  now: Figures,
  earlier: Figures,
  place: number | null,
): string {
  if (!isInPoints({ unit }, place)) return exactHours(seconds, locale);
  const points = shareChangeOf(now, earlier, place);
  return points === null ? "" : exactPoints(points, locale);
}

// A total is all of its own whole, now and before: what changed of it is its time.
function isInPoints({ unit }: Pick<Matrix, "unit">, place: number | null): boolean {
  return unit === "percent" && place !== null;
}

function secondsAt({ seconds, total }: Pick<AgentRow, "seconds" | "total">, place: number | null): number {
  return place === null ? total : (seconds[place] ?? 0);
}
