import { type Base, type Box, boxOf, ghostLine } from "@/lib/report/chart/stack-shape";
import { type BarFigures, type BarScale, barEnd, cutBar } from "@/lib/report/figures/scale";
import type { StateStyle } from "@/lib/report/states/state-style";
import type { Brush } from "./picture-brush";

export type StackScene = BarScale & { brush: Brush; styles: readonly StateStyle[]; base: Base };

/** A row's bar or column in the room of the full length, as on the page. */
export function drawStack(
  { brush, styles, base, ...scale }: StackScene,
  figures: BarFigures,
  room: Box,
  gap?: number,
) {
  for (const segment of cutBar(figures, scale)) {
    const style = styles[segment.place];
    if (style) brush.segment(boxOf(segment, room, base, gap), style);
  }
}

/** What the other period had: a line as long as its total, or a thin bar or column cut by its own shares. */
export function drawEarlier(scene: StackScene, earlier: BarFigures, room: Box): void {
  if (scene.bars === "share") drawStack(scene, earlier, room, 0);
  else scene.brush.stroke(ghostLine(room, scene.base, barEnd(earlier, scene)));
}
