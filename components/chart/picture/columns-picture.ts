import type { LegendEntry } from "@/components/chart/state-legend";
import { leastLabelPx, nameColumn } from "@/components/table/column-name";
import { type DaysMatrix, gapOf } from "@/components/table/days-matrix";
import { formatDuration } from "@/lib/report/figures/duration";
import { drawStacks, stackEnd } from "@/lib/report/figures/scale";
import { drawEarlier, drawStack, earlierEnd, layoutOf, plotHeight } from "./columns-picture-stack";
import { type Brush, createBrush } from "./picture-brush";
import { buildFrame, type PictureHead, pictureMargin, pictureWidth } from "./picture-frame";

type ColumnsWords = PictureHead & {
  /** The axis at a height, in the unit of the scale. */
  tickOf: (value: number) => string;
  gap: (kind: "no-data" | "missing" | "failed") => string;
  /** What the thin lines are. */
  otherPeriod: string;
};

const plot = { height: plotHeight, label: 40, top: 24 };
const leastTotalPx = 46;

/** The columns over time as they are seen; what has no figures says so in words. `ticks`: the last one is the top. */
export function drawColumns(
  matrix: DaysMatrix,
  entries: readonly LegendEntry[],
  ticks: readonly number[],
  words: ColumnsWords,
): HTMLCanvasElement {
  const { view, bars, beside, unit, locale } = matrix;
  const frame = buildFrame(words, {
    ...{ entries, whole: view.wholeTotal, unit, locale },
    ghost:
      beside && bars === "time" ? { name: words.otherPeriod, seconds: beside.comparison.team.total } : null,
  });
  const top = frame.height + plot.top;
  const brush = createBrush(pictureWidth, top + plot.height + plot.label + pictureMargin);
  frame.draw(brush);
  const scale = ticks.at(-1) ?? 1;
  for (const value of ticks) {
    const y = top + plot.height * (1 - value / scale);
    brush.line(pictureMargin + 48, y, pictureWidth - pictureMargin, "--line");
    brush.text(words.tickOf(value), pictureMargin + 40, y, { color: "--muted", px: 11, align: "end" });
  }
  drawStacks(view.rows, bars).forEach((row, place) => {
    drawColumn(brush, matrix, place, row.seconds, { top, scale, words });
    drawEarlier(brush, matrix, place, { top, scale });
  });
  return brush.canvas;
}

type ColumnPlace = { top: number; scale: number; words: ColumnsWords };

function drawColumn(
  brush: Brush,
  matrix: DaysMatrix,
  place: number,
  stack: readonly number[],
  { top, scale, words }: ColumnPlace,
): void {
  const { view, bars, unit, locale } = matrix;
  const row = view.rows[place];
  const layout = layoutOf(matrix);
  const middle = pictureMargin + layout.gutter + (place + 0.5) * layout.slot;
  const base = top + plot.height;
  if (!row) return;
  drawStack(brush, view.styles, stack, { left: middle - layout.bar / 2, width: layout.bar, base, scale });
  drawName(brush, matrix, place, { middle, base });
  const every = Math.ceil(leastTotalPx / layout.slot);
  if (place % every !== 0) return;
  const gap = gapOf(row);
  const highest = Math.max(stackEnd(row, bars, scale), earlierEnd(matrix, place, scale));
  const end = base - highest * plot.height;
  const total = row.agents === 0 ? "–" : formatDuration(row.total, row.wholeTotal, unit, locale);
  const most = layout.slot * every - 4;
  const weight = gap === null ? 600 : 400;
  brush.text(gap === null ? total : words.gap(gap), middle, end - 10, { ...centred, most, weight });
}

const centred = { align: "center", px: 11 } as const;

function drawName(
  brush: Brush,
  matrix: DaysMatrix,
  place: number,
  { middle, base }: { middle: number; base: number },
): void {
  const layout = layoutOf(matrix);
  const named = nameColumn(matrix, place, layout);
  if (!named) return;
  const most = Math.max(layout.slot, leastLabelPx[matrix.grain]);
  brush.text(named.name, middle, base + 16, { ...centred, most });
  brush.text(named.mark, middle, base + 32, { ...centred, most, color: "--muted" });
}
