import { headingWidth, narrowPadding, type TableLayout } from "./table-layout";

/** Pixel widths of the table over time; the columns of states share what the others leave. */
export type DaysWidths = {
  name: number;
  bar: number;
  count: number;
  time: number;
  states: number[];
  total: number;
};

const wideWidths = { name: 256, count: 88, time: 112 };
// Without the column of counts a day's name has room for its note.
const unsharedName = 44;

export function daysWidths(
  layout: TableLayout,
  stateNames: readonly string[],
  hasCounts: boolean,
): DaysWidths {
  const { width } = layout;
  if (layout.name === "narrow") {
    const bar = Math.max(200, width - 2 * narrowPadding);
    return { name: 0, bar, count: 0, time: 0, states: [], total: width };
  }
  const count = hasCounts ? wideWidths.count : 0;
  const name = wideWidths.name + (hasCounts ? 0 : unsharedName);
  const fixed = name + count + wideWidths.time;
  const wanted = stateNames.map(headingWidth);
  const states = shareRoom(width - fixed, wanted);
  return {
    ...wideWidths,
    name,
    count,
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
  /** How totals and marks fit a slot. */
  room: "wide" | "slim" | "none";
};

const gutter = 64;
const rightMargin = 16;
const barWidths = { least: 2, most: 72, ofSlot: 0.62 };
const room = { wide: 64, slim: 30 };

export function chartLayout(width: number, columnCount: number): ChartLayout {
  const plotWidth = Math.max(200, width - gutter - rightMargin);
  const slot = plotWidth / Math.max(1, columnCount);
  const bar = Math.min(barWidths.most, Math.max(barWidths.least, Math.round(slot * barWidths.ofSlot)));
  const fits = slot >= room.wide ? "wide" : slot >= room.slim ? "slim" : "none";
  return { gutter, plotWidth, plotHeight: 232, slot, bar, room: fits };
}
