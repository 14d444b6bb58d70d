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

/** Where the other period's line stands: right of the column, within its slot. */
export function ghostAt(place: number, { slot, bar, ghostGap }: ChartLayout): number {
  return (place + 0.5) * slot + bar / 2 + ghostGap;
}
