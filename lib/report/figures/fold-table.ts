import { minorState } from "@/lib/report/states/fold-states";
import { minorStyle } from "@/lib/report/states/minor-states";
import type { EarlierTable, Figures, FigureTable } from "./figure-table";
import { sumSeconds } from "./report";

/**
 * The same figures with some states as one, the last: exact sums, in rows, totals and the period compared with. A table that
 * has fewer than two of them stays as it is.
 */
export function foldTable<Table extends FigureTable<unknown>>(
  table: Table,
  isFolded: (state: string) => boolean,
): Table {
  const { states, styles, rows, total, averages, earlier } = table;
  const told = [...states.keys()].filter((place) => !isFolded(states[place] ?? ""));
  const folded = [...states.keys()].filter((place) => isFolded(states[place] ?? ""));
  if (folded.length < 2) return table;
  const fold = createFold(told, folded);
  return {
    ...table,
    states: [...told.flatMap((place) => states[place] ?? []), minorState],
    styles: [...told.flatMap((place) => styles[place] ?? []), minorStyle],
    rows: rows.map((row) => ({ ...fold(row), earlier: row.earlier && fold(row.earlier) })),
    total: fold(total),
    averages: averages && fold(averages),
    earlier: earlier && foldEarlier(earlier, fold),
  };
}

type Some = Pick<Figures, "seconds"> & Partial<Pick<Figures, "unknown" | "negative">>;
type Fold = <Told extends Some>(figures: Told) => Told;

function createFold(told: readonly number[], folded: readonly number[]): Fold {
  const sums = (all: readonly number[]) => [
    ...told.map((place) => all[place] ?? 0),
    sumSeconds(folded.map((place) => all[place] ?? 0)),
  ];
  const places = (unknown: readonly number[]) => [
    ...told.flatMap((place, at) => (unknown.includes(place) ? [at] : [])),
    ...(folded.some((place) => unknown.includes(place)) ? [told.length] : []),
  ];
  return (figures) => ({
    ...figures,
    seconds: sums(figures.seconds),
    ...(figures.unknown && { unknown: places(figures.unknown) }),
    ...(figures.negative && { negative: sums(figures.negative) }),
  });
}

function foldEarlier(earlier: EarlierTable<unknown>, fold: Fold): EarlierTable<unknown> {
  return { ...earlier, total: fold(earlier.total), only: earlier.only.map(fold) };
}
