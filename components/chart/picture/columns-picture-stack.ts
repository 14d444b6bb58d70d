import { type ChartLayout, chartLayout } from "@/components/chart/chart-layout";
import { columnGhostPath, ghostAt } from "@/components/chart/column-ghosts";
import type { ShownPeriods } from "@/components/figures/shown-figures";
import { drawStacks, stackEnd } from "@/lib/report/figures/scale";
import type { StateStyle } from "@/lib/report/states/state-style";
import { withoutGap } from "./chart-picture";
import type { Brush } from "./picture-brush";
import { pictureMargin, pictureWidth } from "./picture-frame";

/** How high a picture's columns may be. */
export const plotHeight = 380;

/** As beside the page's columns: a line as high as the other period's total, or a thin column cut by its own shares. */
export function drawEarlier(
  brush: Brush,
  shown: ShownPeriods,
  place: number,
  { top, scale }: { top: number; scale: number },
): void {
  const earlier = shown.table.rows[place]?.earlier;
  const layout = layoutOf(shown);
  const x = pictureMargin + layout.gutter + ghostAt(place, layout);
  const base = top + plotHeight;
  if (!earlier) return;
  if (shown.bars === "share") {
    const [drawn] = drawStacks([earlier], shown.bars);
    drawStack(brush, shown.table.styles, drawn?.seconds ?? [], { left: x - 1.5, width: 3, base, scale });
    return;
  }
  const height = earlierEnd(shown, place, scale) * plotHeight;
  if (height > 0) brush.stroke(columnGhostPath(x, base, base - height));
}

type StackPlace = { left: number; width: number; base: number; scale: number };

/** Segments from the base up. */
export function drawStack(
  brush: Brush,
  styles: readonly StateStyle[],
  stack: readonly number[],
  { left, width, base, scale }: StackPlace,
): void {
  let y = base;
  stack.forEach((part, column) => {
    const style = styles[column];
    const length = (Math.max(0, part) / scale) * plotHeight;
    y -= length;
    if (style && length > 0) brush.segment(left, y, width, withoutGap(length), style);
  });
}

/** Where the other period's line ends, from 0 to 1 of the plot's height. */
export function earlierEnd({ table, bars }: ShownPeriods, place: number, scale: number): number {
  const earlier = table.rows[place]?.earlier;
  return earlier ? stackEnd(earlier, bars, scale) : 0;
}

/** The columns as wide as a picture has room for. */
export function layoutOf({ table, isCompared }: ShownPeriods): ChartLayout {
  return chartLayout(pictureWidth - 2 * pictureMargin, table.rows.length, isCompared);
}
