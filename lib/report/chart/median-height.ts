import type { TeamMedian } from "@/lib/report/figures/median";
import type { PeriodChart } from "./chart-figures";

// A figure over a column, and the room around it.
const figurePx = 20;

/** How high the figure over a column stands: above the column, and above its mark where that would cross it. */
export function figureHeight(columnPx: number, markPx: number | null): number {
  const isCrossed = markPx !== null && markPx > columnPx - 3 && markPx < columnPx + figurePx;
  return isCrossed ? markPx : columnPx;
}

/** The height of a column's mark; null where it has none. */
export function markHeight(
  shown: Pick<PeriodChart, "medians" | "bars">,
  place: number,
  fullPx: number,
  fullLength: number,
): number | null {
  return hasMedianMarks(shown) ? heightOfMedian(shown.medians?.[place] ?? null, fullPx, fullLength) : null;
}

/** How high a median stands in a plot of that height; null where it is not known. */
export function heightOfMedian(
  median: Pick<TeamMedian, "total"> | null,
  fullPx: number,
  fullLength: number,
): number | null {
  return median === null || median.total === null ? null : (median.total / fullLength) * fullPx;
}

/** Whether columns have a height that a median can be compared with: a time, and no share. */
export function hasMedianMarks({ medians, bars }: Pick<PeriodChart, "medians" | "bars">): boolean {
  return medians !== null && bars === "time";
}
