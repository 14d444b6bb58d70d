import type { ShownPeriods } from "@/components/figures/shown-figures";
import { type Column, differenceColumns, listNamedColumns } from "@/lib/report/columns/columns";
import type { DrawnColumn, DrawnPeriods } from "./drawn-table";
import { isOfSums, layColumn, type NameColumn, nameIn } from "./table-columns";
import {
  type ColumnWidths,
  headingWidth,
  narrowWidths,
  sum,
  type TableLayout,
  withRoomForChange,
} from "./table-layout";

/** A table of days, weeks or months: how many are in each, the team's median, what changed, and every state. */
export function drawPeriods(
  shown: ShownPeriods,
  standing: TableLayout,
  nameColumn: NameColumn,
  medianName: string,
): DrawnPeriods {
  const { table, counts, medians, isCompared } = shown;
  const nameOf = nameIn(shown, nameColumn);
  const layout = isCompared ? withRoomForChange(standing) : standing;
  const isNarrow = layout.name === "narrow";
  const widths = isNarrow
    ? narrowWidths(layout.width)
    : plainTableWidths(layout.width, shown.stateNames, {
        wordless: Number(counts !== null) + Number(medians !== null),
        overs: table.allowances?.length ?? 0,
        isPaidTold: table.total.paid !== undefined,
        isCompared,
      });
  const targets: Column[] = [
    ...(isCompared ? differenceColumns.filter(isOfSums) : []),
    ...(table.allowances ?? []).map(({ id }): Column => ({ by: "over", id })),
    ...listNamedColumns(table.total.paid !== undefined, false).map((by) => ({ by })),
    ...table.states.map((state): Column => ({ by: "state", state })),
  ];
  const widthsLeft = [...widths.columns];
  const lay = (by: "count" | "median", name: string) => layWordless(by, name, widthsLeft.shift() ?? 0);
  const count = counts && lay("count", counts.head);
  const median = medians && lay("median", medianName);
  return {
    ...shown,
    ...{ layout, widths, hasBars: isNarrow, heatPeak: null, hidden: [] },
    before: count ? [count] : [],
    after: [
      ...(median ? [median] : []),
      ...targets.map((target, place) =>
        layColumn(target, { table, name: nameOf(target), width: widthsLeft[place] ?? 0 }),
      ),
    ],
  };
}

/** A column that no word of the link names. */
function layWordless(by: "count" | "median", name: string, width: number): DrawnColumn {
  return {
    ...{ key: by, target: { by }, name, width, left: null },
    ...{ figure: null, difference: undefined, state: null },
  };
}

const plainWidths = { name: 256, sharedName: 232, count: 88, time: 128, change: 176, over: 148, paid: 112 };
// Without the column of counts a day's name has room for its note.
const unsharedName = 44;

/**
 * Widths of a table without bars, whose chart stands above it; the columns of states share what the others leave. `wordless`
 * counts the columns that no word of the link names, `overs` those of allowances.
 */
export function plainTableWidths(
  width: number,
  states: readonly string[],
  {
    wordless,
    overs = 0,
    isPaidTold = false,
    isCompared,
  }: { wordless: number; overs?: number; isPaidTold?: boolean; isCompared: boolean },
): ColumnWidths {
  const { time } = plainWidths;
  const name = isCompared ? plainWidths.sharedName : plainWidths.name + (wordless > 0 ? 0 : unsharedName);
  const others = [
    ...Array.from({ length: wordless }, () => plainWidths.count),
    ...(isCompared ? [plainWidths.change] : []),
    ...Array.from({ length: overs }, () => plainWidths.over),
    ...(isPaidTold ? [plainWidths.paid] : []),
  ];
  const fixed = name + time + sum(others);
  const columns = [...others, ...shareRoom(width - fixed, states.map(headingWidth))];
  return { name, barLeft: 0, bar: 0, time, columns, total: name + time + sum(columns) };
}

// All alike where there is room; a heading that needs more takes it from the others.
function shareRoom(room: number, wanted: readonly number[]): number[] {
  let even = room / Math.max(1, wanted.length);
  for (let round = 0; round < wanted.length; round += 1) {
    const small = wanted.filter((least) => least <= even);
    const taken = sum(wanted.filter((least) => least > even));
    even = (room - taken) / Math.max(1, small.length);
  }
  return wanted.map((least) => Math.floor(Math.max(least, even)));
}
