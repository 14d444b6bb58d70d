import { leastLabelPx, nameColumn } from "@/components/chart/column-name";
import type { LegendEntry } from "@/components/chart/state-legend";
import type { ShownPeriods } from "@/components/figures/shown-figures";
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
  shown: ShownPeriods,
  entries: readonly LegendEntry[],
  ticks: readonly number[],
  words: ColumnsWords,
): HTMLCanvasElement {
  const { table, bars, unit, locale } = shown;
  const { total, earlier } = table;
  const frame = buildFrame(words, {
    ...{ entries, whole: total.wholeTotal, unit, locale },
    ghost: earlier && bars === "time" ? { name: words.otherPeriod, seconds: earlier.total.total } : null,
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
  drawStacks(table.rows, bars).forEach((row, place) => {
    drawColumn(brush, shown, place, row.seconds, { top, scale, words });
    drawEarlier(brush, shown, place, { top, scale });
  });
  return brush.canvas;
}

type ColumnPlace = { top: number; scale: number; words: ColumnsWords };

function drawColumn(
  brush: Brush,
  shown: ShownPeriods,
  place: number,
  stack: readonly number[],
  { top, scale, words }: ColumnPlace,
): void {
  const { table, bars, unit, locale } = shown;
  const row = table.rows[place];
  const layout = layoutOf(shown);
  const middle = pictureMargin + layout.gutter + (place + 0.5) * layout.slot;
  const base = top + plot.height;
  if (!row) return;
  drawStack(brush, table.styles, stack, { left: middle - layout.bar / 2, width: layout.bar, base, scale });
  drawName(brush, shown, place, { middle, base });
  const every = Math.ceil(leastTotalPx / layout.slot);
  if (place % every !== 0) return;
  const gap = row.gap === "nobody" ? null : row.gap;
  const highest = Math.max(stackEnd(row, bars, scale), earlierEnd(shown, place, scale));
  const end = base - highest * plot.height;
  const total = row.gap === "nobody" ? "–" : formatDuration(row.total, row.wholeTotal, unit, locale);
  const most = layout.slot * every - 4;
  const weight = gap === null ? 600 : 400;
  brush.text(gap === null ? total : words.gap(gap), middle, end - 10, { ...centred, most, weight });
}

const centred = { align: "center", px: 11 } as const;

function drawName(
  brush: Brush,
  shown: ShownPeriods,
  place: number,
  { middle, base }: { middle: number; base: number },
): void {
  const layout = layoutOf(shown);
  const named = nameColumn(shown, place, layout);
  if (!named) return;
  const most = Math.max(layout.slot, leastLabelPx[shown.kind]);
  brush.text(named.name, middle, base + 16, { ...centred, most });
  brush.text(named.mark, middle, base + 32, { ...centred, most, color: "--muted" });
}
