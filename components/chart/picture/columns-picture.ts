import { type ChartLayout, chartLayout, ghostAt } from "@/components/chart/chart-layout";
import { leastLabelPx, nameColumn } from "@/components/chart/column-name";
import { figureHeight, hasMedianMarks, markHeight } from "@/components/chart/median-height";
import { medianPath } from "@/components/chart/median-marks";
import { ghostRoom } from "@/components/chart/stack-shape";
import type { LegendEntry } from "@/components/chart/state-legend";
import type { ShownPeriods } from "@/components/figures/shown-figures";
import { formatDuration } from "@/lib/report/figures/duration";
import type { Gap } from "@/lib/report/figures/figure-table";
import type { PeriodRow } from "@/lib/report/figures/period-table";
import { barEnd } from "@/lib/report/figures/scale";
import type { Brush } from "./picture-brush";
import { beginPicture, type PictureHead, pictureMargin, pictureWidth } from "./picture-frame";
import { drawEarlier, drawStack, type StackScene } from "./picture-stack";

type ColumnsWords = PictureHead & {
  /** The axis at a height, in the unit of the scale. */
  tickOf: (value: number) => string;
  gap: (kind: Exclude<Gap, "nobody">) => string;
};

const plot = { height: 380, label: 40, top: 24 };
const leastTotalPx = 46;

type Easel = {
  shown: ShownPeriods;
  words: ColumnsWords;
  scene: StackScene;
  /** The columns as wide as a picture has room for. */
  layout: ChartLayout;
  /** Where the plot begins, from the top. */
  top: number;
};

/** The columns over time as they are seen; what has no figures says so in words. `ticks`: the last one is the top. */
export function drawColumns(
  shown: ShownPeriods,
  entries: readonly LegendEntry[],
  ticks: readonly number[],
  words: ColumnsWords,
): HTMLCanvasElement {
  const { table, bars, isCompared } = shown;
  const begun = beginPicture(shown, entries, words, plot.top + plot.height + plot.label);
  const [brush, top] = [begun.brush, begun.top + plot.top];
  const fullLength = ticks.at(-1) ?? 1;
  for (const value of ticks) {
    const y = top + plot.height * (1 - value / fullLength);
    brush.line(pictureMargin + 48, y, pictureWidth - pictureMargin, "--line");
    brush.text(words.tickOf(value), pictureMargin + 40, y, { color: "--muted", px: 11, align: "end" });
  }
  const scene: StackScene = { brush, bars, fullLength, styles: table.styles, base: "bottom" };
  const layout = chartLayout(pictureWidth - 2 * pictureMargin, table.rows.length, isCompared);
  table.rows.forEach((row, place) => {
    drawColumn({ shown, words, scene, layout, top }, row, place);
  });
  if (hasMedianMarks(shown)) {
    const path = medianPath(shown, { ...layout, plotHeight: plot.height }, fullLength);
    brush.dashes(path, pictureMargin + layout.gutter, top);
  }
  return brush.canvas;
}

function drawColumn({ shown, words, scene, layout, top }: Easel, row: PeriodRow, place: number): void {
  const { unit, locale } = shown;
  const { brush } = scene;
  const left = pictureMargin + layout.gutter;
  const middle = left + (place + 0.5) * layout.slot;
  const base = top + plot.height;
  const room = { x: middle - layout.bar / 2, y: top, width: layout.bar, height: plot.height };
  drawStack(scene, row, room);
  if (row.earlier)
    drawEarlier(scene, row.earlier, ghostRoom(Math.round(left + ghostAt(place, layout)), room, "bottom"));
  drawName(brush, shown, place, { layout, middle, base });
  const every = Math.ceil(leastTotalPx / layout.slot);
  if (place % every !== 0) return;
  const gap = row.gap === "nobody" ? null : row.gap;
  const mark = markHeight(shown, place, plot.height, scene.fullLength);
  const end = base - figureHeight(barEnd(row, scene) * plot.height, mark);
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
  { layout, middle, base }: { layout: ChartLayout; middle: number; base: number },
): void {
  const named = nameColumn(shown, place, layout);
  if (!named) return;
  const most = Math.max(layout.slot, leastLabelPx[shown.kind]);
  brush.text(named.name, middle, base + 16, { ...centred, most });
  brush.text(named.mark, middle, base + 32, { ...centred, most, color: "--muted" });
}
