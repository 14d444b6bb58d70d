import type { DaysMatrix } from "./days-matrix";
import { headingWidth, narrowPadding, type TableLayout } from "./table-layout";

/** Pixel widths of the table over time; the columns of states share what the others leave. */
export type DaysWidths = {
  name: number;
  bar: number;
  count: number;
  time: number;
  change: number;
  states: number[];
  total: number;
};

const wideWidths = { name: 256, sharedName: 232, count: 88, time: 112, change: 176 };
// Without the column of counts a day's name has room for its note.
const unsharedName = 44;

export function daysWidths(
  layout: TableLayout,
  stateNames: readonly string[],
  { counts, isCompared }: Pick<DaysMatrix, "counts" | "isCompared">,
): DaysWidths {
  const { width } = layout;
  if (layout.name === "narrow") {
    const bar = Math.max(200, width - 2 * narrowPadding);
    return { name: 0, bar, count: 0, time: 0, change: 0, states: [], total: width };
  }
  const count = counts ? wideWidths.count : 0;
  const change = isCompared ? wideWidths.change : 0;
  const name = isCompared ? wideWidths.sharedName : wideWidths.name + (counts ? 0 : unsharedName);
  const fixed = name + count + wideWidths.time + change;
  const wanted = stateNames.map(headingWidth);
  const states = shareRoom(width - fixed, wanted);
  return {
    time: wideWidths.time,
    name,
    count,
    change,
    bar: 0,
    states,
    total: fixed + states.reduce((sum, width) => sum + width, 0),
  };
}

// All alike where there is room; a heading that needs more takes it from the others.
function shareRoom(room: number, wanted: readonly number[]): number[] {
  let even = room / Math.max(1, wanted.length);
  for (let round = 0; round < wanted.length; round += 1) {
    const small = wanted.filter((least) => least <= even);
    const taken = wanted.filter((least) => least > even).reduce((sum, least) => sum + least, 0);
    even = (room - taken) / Math.max(1, small.length);
  }
  return wanted.map((least) => Math.floor(Math.max(least, even)));
}

/** Pixel sizes of the chart over time: columns stand in slots of equal width. */
export type ChartLayout = {
  gutter: number;
  plotWidth: number;
  plotHeight: number;
  slot: number;
  bar: number;
  /** From a column's edge to the middle of what stands beside it. */
  ghostGap: number;
  /** How totals and marks fit a slot. */
  room: "wide" | "slim" | "none";
};

const gutter = 64;
const rightMargin = 16;
const barWidths = { least: 2, most: 72, ofSlot: 0.62, ofSharedSlot: 0.5 };
const room = { wide: 64, slim: 30 };

export function chartLayout(width: number, columnCount: number, isCompared: boolean): ChartLayout {
  const plotWidth = Math.max(200, width - gutter - rightMargin);
  const slot = plotWidth / Math.max(1, columnCount);
  const share = isCompared ? barWidths.ofSharedSlot : barWidths.ofSlot;
  const bar = Math.min(barWidths.most, Math.max(barWidths.least, Math.round(slot * share)));
  const fits = slot >= room.wide ? "wide" : slot >= room.slim ? "slim" : "none";
  const ghostGap = Math.min(6, Math.max(1.5, (slot - bar) / 4));
  return { gutter, plotWidth, plotHeight: 232, slot, bar, ghostGap, room: fits };
}
