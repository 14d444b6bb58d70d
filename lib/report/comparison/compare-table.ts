import type { ChangeGap, FigureRow, Figures, FigureTable, Side } from "@/lib/report/figures/figure-table";
import { listIncomparable } from "@/lib/report/states/fold-states";

/** Another period, read as a table is: its figures by its own states. */
export type OtherPeriod<Heading> = {
  states: readonly string[];
  total: Figures;
  /** What has no row in the table. */
  only: readonly Side<Heading>[];
  /** What stands beside a row; null where nothing does. */
  sideOf: (row: FigureRow<Heading>, place: number) => Side<Heading> | null;
  /** Why a row has no difference to what stands beside it; null where it has one. */
  gapOf: (row: FigureRow<Heading>, beside: Side<Heading> | null) => ChangeGap | null;
};

/** Lays another period beside the rows of a table, by the states of the table. */
export function compareTable<Heading>(
  table: FigureTable<Heading>,
  { states, total, only, sideOf, gapOf }: OtherPeriod<Heading>,
): FigureTable<Heading> {
  const read = createStateReader(table.states, states);
  return {
    ...table,
    rows: table.rows.map((row, place) => {
      const beside = sideOf(row, place);
      return { ...row, earlier: beside && read(beside), changeGap: gapOf(row, beside) };
    }),
    earlier: {
      total: read(total),
      only: only.map((side) => read(side)),
      otherStates: states.flatMap((state, column) =>
        table.states.includes(state) ? [] : [{ state, seconds: total.seconds[column] ?? 0 }],
      ),
    },
  };
}

// A state that only one side has folded cannot be compared: its own time is not known there. The total stays: it counts
// the states without a column too.
function createStateReader(states: readonly string[], other: readonly string[]) {
  const columns = states.map((state) => other.indexOf(state));
  const blank = listIncomparable(states, other);
  return <Sums extends Figures>(figures: Sums): Sums => {
    const places = columns.flatMap((column, place) =>
      figures.unknown?.includes(column) || blank.includes(place) ? [place] : [],
    );
    return {
      ...figures,
      seconds: columns.map((column) => figures.seconds[column] ?? 0),
      unknown: places.length > 0 ? places : undefined,
    };
  };
}
