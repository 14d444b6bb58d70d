import { timeChangeOf } from "@/lib/report/days-comparison";
import type { TimeRow } from "@/lib/report/days-view";
import { guardCsvText } from "@/lib/report/formula-guard";
import type { DaysMatrix } from "./days-matrix";
import { writeChange } from "./table-change-text";
import { timeText } from "./table-number";
import { type CellBlock, joinCells } from "./table-text";

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
  const numbers = (counts?.rows[place] ?? "").match(/\d+/g) ?? [];
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
