import type { Chart } from "@/lib/report/chart/chart-figures";
import { createBrush } from "./picture-brush";
import { layHead, type PictureHead, pictureMargin, pictureWidth } from "./picture-frame";
import type { PictureTools } from "./picture-tools";

/** Why there is nothing to draw, under the same head as a chart. */
export function drawEmpty<Canvas>(
  tools: PictureTools<Canvas>,
  chart: Chart,
  head: PictureHead,
  reason: string,
): Canvas {
  const laid = layHead(tools, chart, head);
  const { brush, canvas } = createBrush(tools, pictureWidth, laid.height + 40 + pictureMargin);
  laid.draw(brush);
  brush.text(reason, pictureMargin, laid.height + 16, { weight: 600, px: 15 });
  return canvas;
}
