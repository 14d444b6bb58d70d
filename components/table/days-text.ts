import { sumDifference } from "@/components/figures/change-words";
import { timeText } from "@/components/figures/table-number";
import { guardCsvText } from "@/lib/report/columns/formula-guard";
import { timeChangeOf } from "@/lib/report/comparison/days-comparison";
import type { TimeRow } from "@/lib/report/figures/days-view";
import type { Grain } from "@/lib/report/figures/grain";
import type { DaysMatrix } from "./days-matrix";
import { writeChange } from "./table-change-text";
import { type CellBlock, joinCells } from "./table-text";
import type { TableWords } from "./use-table-words";

/** A cell of a row: its heading, how many are in it, its total, what changed, or a state's (its place in the view). */
type Target = "name" | "count" | "total" | "change" | number;

/**
 * A block of cells of the table over time as a spreadsheet takes it, as `buildBlockText` of the agents' table. `wordsOf`:
 * what stands in the place of a row's figures; null where it has some.
 */
export function buildDaysBlockText(
  matrix: DaysMatrix,
  isWide: boolean,
  wordsOf: (row: TimeRow) => string | null,
  { fromRow, toRow, columns }: CellBlock,
): string {
  const targets = listTargets(matrix, isWide);
  const chosen = columns.flatMap((place) => targets[place] ?? []);
  const rows = matrix.view.rows.slice(fromRow, toRow + 1);
  return joinCells(
    rows.map((row, place) => {
      const words = wordsOf(row);
      return chosen.flatMap((target) => readCell(matrix, target, fromRow + place, words, isWide));
    }),
  );
}

/** What the columns and the foot of a copied table are called; `change` of a figure's own name. */
export type DaysTextWords = Pick<TableWords, "change"> & {
  period: string;
  /** Beside the days with data, or worked: of how many. */
  days: string;
  total: string;
};

/** The whole table in the same form, with its heads, and its totals last. */
export function buildDaysTableText(
  matrix: DaysMatrix,
  wordsOf: (row: TimeRow) => string | null,
  words: DaysTextWords,
): string {
  const targets = listTargets(matrix, true);
  const lastRow = matrix.view.rows.length - 1;
  const block = { fromRow: 0, toRow: lastRow, columns: [...targets.keys()] };
  return [
    joinCells([targets.flatMap((target) => nameTarget(matrix, target, words))]),
    buildDaysBlockText(matrix, true, wordsOf, block),
    joinCells([targets.flatMap((target) => sumTarget(matrix, target, words))]),
  ].join("\n");
}

function nameTarget(matrix: DaysMatrix, target: Target, words: DaysTextWords): string[] {
  const { counts, grain, stateNames, unit, beside } = matrix;
  if (target === "name") return [words.period];
  if (target === "count") return [counts?.head ?? "", ...(grain === "day" ? [] : [words.days])];
  if (target === "total") return [words.total];
  if (target === "change") return [words.change(words.total, "hours")];
  const name = guardCsvText(stateNames[target] ?? "");
  const change = words.change(name, unit === "percent" ? "points" : "hours");
  return [name, ...(beside ? [guardCsvText(change)] : [])];
}

function sumTarget(matrix: DaysMatrix, target: Target, words: DaysTextWords): string[] {
  const { counts, grain, view, unit, locale, beside } = matrix;
  if (target === "name") return [words.total];
  if (target === "count") return splitCount(counts?.total, grain);
  const column = typeof target === "number" ? target : null;
  const seconds = column === null ? view.total : (view.stateTotals[column] ?? 0);
  const figure = timeText(seconds, view.wholeTotal, unit, locale);
  if (target === "total") return [figure];
  const now = { seconds: view.stateTotals, total: view.total, wholeTotal: view.wholeTotal };
  const there = beside?.comparison.team;
  const change =
    there && writeChange({ unit, locale }, sumDifference(now, there, column), now, there, column);
  if (target === "change") return [change ?? ""];
  return [figure, ...(change === undefined ? [] : [change])];
}

function listTargets({ counts, isCompared, view }: DaysMatrix, isWide: boolean): Target[] {
  if (!isWide) return ["name", "total"];
  return [
    "name",
    ...(counts ? (["count"] as const) : []),
    "total",
    ...(isCompared ? (["change"] as const) : []),
    ...view.states.keys(),
  ];
}

function readCell(
  matrix: DaysMatrix,
  target: Target,
  place: number,
  words: string | null,
  isWide: boolean,
): string[] {
  const row = matrix.view.rows[place];
  if (!row) return [];
  if (target === "name") return [guardCsvText(matrix.rowNames[place] ?? "")];
  if (target === "count") return readCount(matrix, place);
  if (target === "change") return [words === null ? changeText(matrix, place, null) : ""];
  const column = target === "total" ? null : target;
  const isPair = matrix.beside !== null && !(isWide && column === null);
  if (words !== null) return [column === null ? words : "", ...(isPair ? [""] : [])];
  return [figureText(matrix, row, column), ...(isPair ? [changeText(matrix, place, column)] : [])];
}

// `5 / 7` would be taken for a date: it is two numbers.
function readCount({ counts, grain }: DaysMatrix, place: number): string[] {
  return splitCount(counts?.rows[place], grain);
}

function splitCount(text: string | undefined, grain: Grain): string[] {
  const numbers = text?.match(/\d+/g) ?? [];
  return Array.from({ length: grain === "day" ? 1 : 2 }, (_, at) => numbers[at] ?? "");
}

function figureText({ unit, locale }: DaysMatrix, row: TimeRow, column: number | null): string {
  const seconds = (column === null ? row.total : row.seconds[column]) ?? 0;
  const isBlank = column !== null && seconds === 0 && row.unknown?.includes(column);
  return isBlank ? "" : timeText(seconds, row.wholeTotal, unit, locale);
}

function changeText(
  { view, beside, unit, locale }: DaysMatrix,
  place: number,
  column: number | null,
): string {
  const [row, other] = [view.rows[place], beside?.comparison.rows[place] ?? null];
  const change = row && timeChangeOf(row, other, column);
  return row && other && typeof change === "number"
    ? writeChange({ unit, locale }, change, row, other, column)
    : "";
}
