import type { ShownPeriods } from "@/components/figures/shown-figures";

// A figure over a column, and the room around it.
const figurePx = 20;

/** How high the figure over a column stands: above the column, and above its mark where that would cross it. */
export function figureHeight(columnPx: number, markPx: number | null): number {
  const isCrossed = markPx !== null && markPx > columnPx - 3 && markPx < columnPx + figurePx;
  return isCrossed ? markPx : columnPx;
}

/** The height of a column's mark; null where it has none. */
export function markHeight(
  shown: Pick<ShownPeriods, "medians" | "bars">,
  place: number,
  fullPx: number,
  fullLength: number,
): number | null {
  const total = hasMedianMarks(shown) ? (shown.medians?.[place]?.total ?? null) : null;
  return total === null ? null : (total / fullLength) * fullPx;
}

/** Whether columns have a height that a median can be compared with: a time, and no share. */
export function hasMedianMarks({ medians, bars }: Pick<ShownPeriods, "medians" | "bars">): boolean {
  return medians !== null && bars === "time";
}
