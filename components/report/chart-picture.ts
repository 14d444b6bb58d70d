import { formatDuration } from "@/lib/report/duration";
import { drawStacks, stackEnd } from "@/lib/report/scale";
import { showControls } from "@/lib/report/text";
import type { AgentRow } from "@/lib/report/view";
import type { Matrix } from "./matrix";
import { type Brush, createBrush } from "./picture-brush";
import { drawFrame, frameHeight, type PictureHead, pictureMargin, pictureWidth } from "./picture-frame";
import type { LegendEntry } from "./state-legend";

type ChartWords = PictureHead & {
  total: string;
  /** Where not every row fits. */
  cutNote: (shown: number) => string;
};

const size = { row: 26, bar: 15, name: 250, label: 92 };
/** A picture of more rows than these is not looked at. */
const mostRows = 60;

/** The bars by agent as they are seen, in the page's colours, as a canvas that is ready to be saved. */
export function drawChart(
  matrix: Matrix,
  entries: readonly LegendEntry[],
  words: ChartWords,
): HTMLCanvasElement {
  const { view, bars, unit, locale } = matrix;
  const legend = { entries, whole: view.wholeTotal, unit, locale };
  const rows = view.rows.slice(0, mostRows);
  const isCut = rows.length < view.rows.length;
  const top = frameHeight(words, legend);
  const brush = createBrush(pictureWidth, top + (rows.length + (isCut ? 2 : 1)) * size.row + pictureMargin);
  drawFrame(brush, words, legend);
  const drawn = drawStacks(rows, bars);
  rows.forEach((row, place) => {
    drawRow(brush, matrix, row, drawn[place]?.seconds ?? [], top + place * size.row);
  });
  drawFoot(brush, matrix, words, top + rows.length * size.row);
  if (isCut) {
    const y = top + (rows.length + 1.5) * size.row;
    brush.text(words.cutNote(rows.length), pictureMargin, y, { color: "--muted" });
  }
  return brush.canvas;
}

function drawRow(brush: Brush, matrix: Matrix, row: AgentRow, stack: readonly number[], top: number): void {
  const { styles, bars, scaleSeconds, unit, locale } = matrix;
  const middle = top + size.row / 2;
  const width = pictureWidth - 2 * pictureMargin - size.name - size.label;
  const scale = bars === "share" ? 1 : scaleSeconds;
  brush.text(showControls(row.name) || row.id, pictureMargin, middle, { most: size.name - 16 });
  let x = pictureMargin + size.name;
  stack.forEach((part, column) => {
    const style = styles[column];
    const length = (Math.max(0, part) / scale) * width;
    if (style && length > 0) brush.segment(x, middle - size.bar / 2, withoutGap(length), size.bar, style);
    x += length;
  });
  const end = pictureMargin + size.name + stackEnd(row, bars, scaleSeconds) * width;
  brush.text(formatDuration(row.total, row.wholeTotal, unit, locale), end + 8, middle, { weight: 600 });
}

/** A segment's length less the gap to its neighbour; a sliver keeps half of itself. */
export function withoutGap(length: number): number {
  return length - Math.min(1, length / 2);
}

function drawFoot(brush: Brush, { view, unit, locale }: Matrix, { total }: ChartWords, top: number): void {
  brush.line(pictureMargin, top, pictureWidth - pictureMargin, "--line");
  brush.text(total, pictureMargin, top + size.row / 2, { weight: 600 });
  const time = formatDuration(view.total, view.wholeTotal, unit, locale);
  brush.text(time, pictureMargin + size.name + 8, top + size.row / 2, { weight: 600 });
}
