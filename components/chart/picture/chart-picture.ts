import { ghostEnd, ghostGapPx, ghostPath, ghostStripPx } from "@/components/chart/comparison-ghosts";
import type { LegendEntry } from "@/components/chart/state-legend";
import type { ShownAgents } from "@/components/figures/shown-figures";
import type { AgentRow } from "@/lib/report/figures/agent-table";
import { formatDuration } from "@/lib/report/figures/duration";
import { drawStacks, type Stack, stackEnd } from "@/lib/report/figures/scale";
import { type Brush, createBrush } from "./picture-brush";
import { buildFrame, type PictureHead, pictureMargin, pictureWidth } from "./picture-frame";

type ChartWords = PictureHead & {
  total: string;
  /** What is told of a row's difference in total, or of the team's (null); null where nothing is compared. */
  changeOf: (row: number | null) => string | null;
  /** What the thin lines are. */
  otherPeriod: string;
  /** Where not every row fits. */
  cutNote: (shown: number) => string;
};

const plainSize = { row: 26, bar: 15, name: 250, label: 92 };
/** With another period's line under every bar, and the difference behind its total. */
const comparedSize = { row: 34, bar: 15, name: 250, label: 180 };
/** A picture of more rows than these is not looked at. */
const mostRows = 60;

type Easel = { brush: Brush; shown: ShownAgents; words: ChartWords; size: typeof plainSize };

/** The bars by agent as they are seen, in the page's colours, as a canvas that is ready to be saved. */
export function drawChart(
  shown: ShownAgents,
  entries: readonly LegendEntry[],
  words: ChartWords,
): HTMLCanvasElement {
  const { table, bars, unit, locale } = shown;
  const { total, earlier } = table;
  const size = shown.isCompared ? comparedSize : plainSize;
  const frame = buildFrame(words, {
    ...{ entries, whole: total.wholeTotal, unit, locale },
    ghost: earlier ? { name: words.otherPeriod, seconds: earlier.total.total } : null,
  });
  const rows = table.rows.slice(0, mostRows);
  const isCut = rows.length < table.rows.length;
  const top = frame.height;
  const brush = createBrush(pictureWidth, top + (rows.length + (isCut ? 2 : 1)) * size.row + pictureMargin);
  const easel = { brush, shown, words, size };
  frame.draw(brush);
  const drawn = drawStacks(rows, bars);
  rows.forEach((row, place) => {
    drawRow(easel, row, place, drawn[place]?.seconds ?? [], top + place * size.row);
  });
  drawFoot(easel, top + rows.length * size.row);
  if (isCut) {
    const y = top + (rows.length + 1.5) * size.row;
    brush.text(words.cutNote(rows.length), pictureMargin, y, { color: "--muted" });
  }
  return brush.canvas;
}

function drawRow(easel: Easel, row: AgentRow, place: number, stack: readonly number[], top: number): void {
  const { brush, shown, words, size } = easel;
  const { bars, scaleSeconds, unit, locale, rowNames } = shown;
  const { earlier } = row;
  const middle = top + size.row / 2;
  const left = pictureMargin + size.name;
  const width = pictureWidth - pictureMargin - left - size.label;
  const bar = { left, top: middle - size.bar / 2, width, height: size.bar };
  brush.text(rowNames[place] ?? "", pictureMargin, middle, { most: size.name - 16 });
  drawStack(easel, stack, bar);
  if (earlier) drawEarlier(easel, earlier, { ...bar, top: bar.top + bar.height + ghostGapPx });
  const end = Math.max(stackEnd(row, bars, scaleSeconds), ghostEnd(earlier, bars, scaleSeconds));
  const total = formatDuration(row.total, row.wholeTotal, unit, locale);
  drawTotal(brush, total, words.changeOf(place), left + end * width + 8, middle);
}

type Bar = { left: number; top: number; width: number; height: number };

function drawStack({ brush, shown }: Easel, stack: readonly number[], bar: Bar): void {
  const scale = shown.bars === "share" ? 1 : shown.scaleSeconds;
  let x = bar.left;
  stack.forEach((part, column) => {
    const style = shown.table.styles[column];
    const length = (Math.max(0, part) / scale) * bar.width;
    if (style && length > 0) brush.segment(x, bar.top, withoutGap(length), bar.height, style);
    x += length;
  });
}

// As beside the page's bars: a line as long as the other period's total, or a thin bar cut by its own shares.
function drawEarlier(easel: Easel, earlier: Stack, bar: Bar): void {
  const { bars, scaleSeconds } = easel.shown;
  const [drawn] = drawStacks([earlier], bars);
  if (bars === "share") drawStack(easel, drawn?.seconds ?? [], { ...bar, height: ghostStripPx });
  else {
    const end = bar.left + ghostEnd(earlier, bars, scaleSeconds) * bar.width;
    if (end > bar.left) easel.brush.stroke(ghostPath(bar.left, end, bar.top));
  }
}

function drawTotal(brush: Brush, total: string, change: string | null, x: number, y: number): void {
  const end = brush.text(total, x, y, { weight: 600 });
  if (change !== null) brush.text(change, end + 8, y, { color: "--muted" });
}

/** A segment's length less the gap to its neighbour; a sliver keeps half of itself. */
export function withoutGap(length: number): number {
  return length - Math.min(1, length / 2);
}

function drawFoot({ brush, shown, words, size }: Easel, top: number): void {
  const { table, unit, locale } = shown;
  const middle = top + size.row / 2;
  brush.line(pictureMargin, top, pictureWidth - pictureMargin, "--line");
  brush.text(words.total, pictureMargin, middle, { weight: 600 });
  const time = formatDuration(table.total.total, table.total.wholeTotal, unit, locale);
  drawTotal(brush, time, words.changeOf(null), pictureMargin + size.name + 8, middle);
}
