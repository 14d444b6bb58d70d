import { formatDuration } from "@/lib/report/duration";
import { drawStacks, stackEnd } from "@/lib/report/scale";
import type { StateStyle } from "@/lib/report/state-style";
import { showControls } from "@/lib/report/text";
import type { AgentRow } from "@/lib/report/view";
import type { Matrix } from "./matrix";
import { type Brush, createBrush } from "./picture-brush";
import type { LegendEntry } from "./state-legend";

/** What stands around the bars, in the reader's language. */
export type PictureWords = {
  title: string;
  /** Range, zone, age of the figures. */
  subtitle: string;
  /** Hidden states, the search: what the bars leave out; empty = nothing. */
  filters: string;
  total: string;
  /** Where not every row fits. */
  cutNote: (shown: number) => string;
};

const size = { width: 1200, margin: 32, row: 26, bar: 15, name: 250, label: 92, legendRow: 22 };
/** A picture of more rows than these is not looked at. */
const mostRows = 60;

/** The bars by agent as they are seen, in the page's colours, as a canvas that is ready to be saved. */
export function drawChart(
  matrix: Matrix,
  legend: readonly LegendEntry[],
  words: PictureWords,
): HTMLCanvasElement {
  const { view, bars } = matrix;
  const rows = view.rows.slice(0, mostRows);
  const isCut = rows.length < view.rows.length;
  const legendLines = legendHeight(legend);
  const top = size.margin + 58 + (words.filters === "" ? 0 : 20) + legendLines * size.legendRow + 12;
  const height = top + (rows.length + (isCut ? 2 : 1)) * size.row + size.margin;
  const brush = createBrush(size.width, height);
  drawHead(brush, words);
  drawLegend(brush, legend, matrix, size.margin + 58 + (words.filters === "" ? 0 : 20));
  const drawn = drawStacks(rows, bars);
  rows.forEach((row, place) => {
    drawRow(brush, matrix, row, drawn[place]?.seconds ?? [], top + place * size.row);
  });
  const end = top + rows.length * size.row;
  brush.line(size.margin, end, size.width - size.margin, "--line");
  brush.text(words.total, size.margin, end + size.row / 2, { weight: 600 });
  const total = formatDuration(view.total, view.wholeTotal, matrix.unit, matrix.locale);
  brush.text(total, size.margin + size.name + 8, end + size.row / 2, { weight: 600 });
  if (isCut) {
    brush.text(words.cutNote(rows.length), size.margin, end + size.row * 1.5, { color: "--muted" });
  }
  return brush.canvas;
}

function drawHead(brush: Brush, { title, subtitle, filters }: PictureWords): void {
  brush.text(title, size.margin, size.margin + 8, { weight: 600, px: 20 });
  brush.text(subtitle, size.margin, size.margin + 36, { color: "--muted" });
  if (filters !== "") brush.text(filters, size.margin, size.margin + 56, { color: "--note" });
}

const legendStep = 196;
const perLine = Math.floor((size.width - 2 * size.margin) / legendStep);

function legendHeight(legend: readonly LegendEntry[]): number {
  return Math.ceil(legend.filter(({ isShown }) => isShown).length / perLine);
}

function drawLegend(
  brush: Brush,
  legend: readonly LegendEntry[],
  { unit, locale, view }: Matrix,
  top: number,
): void {
  legend
    .filter(({ isShown }) => isShown)
    .forEach(({ name, style, seconds }, place) => {
      const x = size.margin + (place % perLine) * legendStep;
      const y = top + Math.floor(place / perLine) * size.legendRow + 8;
      brush.segment(x, y - 5, 10, 10, style);
      const time = formatDuration(seconds, view.wholeTotal, unit, locale);
      const end = brush.text(name, x + 16, y, { most: legendStep - 90 });
      brush.text(time, end + 6, y, { color: "--muted" });
    });
}

function drawRow(brush: Brush, matrix: Matrix, row: AgentRow, stack: readonly number[], top: number): void {
  const { styles, bars, scaleSeconds, unit, locale } = matrix;
  const middle = top + size.row / 2;
  const left = size.margin + size.name;
  const width = size.width - 2 * size.margin - size.name - size.label;
  const scale = bars === "share" ? 1 : scaleSeconds;
  brush.text(showControls(row.name) || row.id, size.margin, middle, { most: size.name - 16 });
  let x = left;
  stack.forEach((part, column) => {
    const style: StateStyle | undefined = styles[column];
    const length = (Math.max(0, part) / scale) * width;
    if (style && length > 0)
      brush.segment(x, middle - size.bar / 2, length - Math.min(1, length / 2), size.bar, style);
    x += length;
  });
  const end = left + stackEnd(row, bars, scaleSeconds) * width;
  brush.text(formatDuration(row.total, row.wholeTotal, unit, locale), end + 8, middle, { weight: 600 });
}
