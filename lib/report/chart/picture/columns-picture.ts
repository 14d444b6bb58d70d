import type { PeriodChart } from "@/lib/report/chart/chart-figures";
import { type ChartLayout, chartLayout, ghostAt } from "@/lib/report/chart/chart-layout";
import { leastLabelPx, nameColumn } from "@/lib/report/chart/column-name";
import { figureHeight, hasMedianMarks, markHeight } from "@/lib/report/chart/median-height";
import { medianPath } from "@/lib/report/chart/median-path";
import { ghostRoom } from "@/lib/report/chart/stack-shape";
import { ticksOf, wordTick } from "@/lib/report/chart/ticks";
import { formatDuration } from "@/lib/report/figures/duration";
import type { Gap } from "@/lib/report/figures/figure-table";
import type { PeriodRow } from "@/lib/report/figures/period-table";
import { barEnd } from "@/lib/report/figures/scale";
import { type Brush, createBrush } from "./picture-brush";
import { layFoot, layHead, type PictureHead, pictureMargin, pictureWidth } from "./picture-frame";
import { tellOverBriefly } from "./picture-overs";
import { drawEarlier, drawStack, type StackScene } from "./picture-stack";
import type { PictureTools } from "./picture-tools";

type Translate = Parameters<typeof wordTick>[2] & ((key: `days.mark-${Exclude<Gap, "nobody">}`) => string);

const plot = { height: 380, label: 40, top: 24 };
const leastTotalPx = 46;
/** Above a total: what is over the allowances. */
const overPx = 14;

type Drawing = {
  chart: PeriodChart;
  t: Translate;
  scene: StackScene;
  /** The columns as wide as a picture has room for. */
  layout: ChartLayout;
  /** Where the plot begins, from the top. */
  top: number;
};

/** The columns over time as a page shows them; what has no figures says so in words. */
export function drawColumns<Canvas>(
  tools: PictureTools<Canvas>,
  chart: PeriodChart,
  head: PictureHead,
  t: Translate,
): Canvas {
  const { table, bars, isCompared } = chart;
  const laid = layHead(tools, chart, head);
  const foot = layFoot(tools, head);
  const top = laid.height + plot.top + (table.allowances ? overPx : 0);
  const notesTop = top + plot.height + plot.label;
  const { brush, canvas } = createBrush(tools, pictureWidth, notesTop + foot.height + pictureMargin);
  laid.draw(brush);
  const ticks = ticksOf(chart);
  // The last one is the top.
  const fullLength = ticks.at(-1) ?? 1;
  for (const value of ticks) {
    const y = top + plot.height * (1 - value / fullLength);
    brush.line(pictureMargin + 48, y, pictureWidth - pictureMargin, "line");
    brush.text(wordTick(value, chart, t), pictureMargin + 40, y, { color: "muted", px: 11, align: "end" });
  }
  const scene: StackScene = { brush, bars, fullLength, styles: table.styles, base: "bottom" };
  const layout = chartLayout(pictureWidth - 2 * pictureMargin, table.rows.length, isCompared);
  const drawing = { chart, t, scene, layout, top };
  table.rows.forEach((row, place) => {
    drawColumn(drawing, row, place);
  });
  if (hasMedianMarks(chart)) {
    const path = medianPath(chart, { ...layout, plotHeight: plot.height }, fullLength);
    brush.dashes(path, pictureMargin + layout.gutter, top);
  }
  // Over the columns beside them too.
  table.rows.forEach((row, place) => {
    drawFigure(drawing, row, place);
  });
  foot.draw(brush, notesTop);
  return canvas;
}

function middleOf(place: number, { gutter, slot }: ChartLayout): number {
  return pictureMargin + gutter + (place + 0.5) * slot;
}

function drawColumn({ chart, scene, layout, top }: Drawing, row: PeriodRow, place: number): void {
  const { brush } = scene;
  const left = pictureMargin + layout.gutter;
  const middle = middleOf(place, layout);
  const base = top + plot.height;
  const room = { x: middle - layout.bar / 2, y: top, width: layout.bar, height: plot.height };
  drawStack(scene, row, room);
  if (row.earlier)
    drawEarlier(scene, row.earlier, ghostRoom(Math.round(left + ghostAt(place, layout)), room, "bottom"));
  drawName(brush, chart, place, { layout, middle, base });
}

/** The total over a column, or why there is none, as often as there is room for one. */
function drawFigure({ chart, t, scene, layout, top }: Drawing, row: PeriodRow, place: number): void {
  const { unit, locale } = chart;
  const base = top + plot.height;
  const every = Math.ceil(leastTotalPx / layout.slot);
  if (place % every !== 0) return;
  const gap = row.gap === "nobody" ? null : row.gap;
  const mark = markHeight(chart, place, plot.height, scene.fullLength);
  const end = base - figureHeight(barEnd(row, scene) * plot.height, mark);
  const total = row.gap === "nobody" ? "–" : formatDuration(row.total, row.wholeTotal, unit, locale);
  const most = layout.slot * every - 4;
  const weight = gap === null ? 600 : 400;
  const text = gap === null ? total : t(`days.mark-${gap}`);
  const look = { ...centred, most, isOnCard: true };
  scene.brush.text(text, middleOf(place, layout), end - 10, { ...look, weight });
  const over = tellOverBriefly(row, chart);
  if (over !== "")
    scene.brush.text(over, middleOf(place, layout), end - 10 - overPx, { ...look, color: "over" });
}

const centred = { align: "center", px: 11 } as const;

function drawName(
  brush: Brush,
  chart: PeriodChart,
  place: number,
  { layout, middle, base }: { layout: ChartLayout; middle: number; base: number },
): void {
  const named = nameColumn(chart, place, layout);
  if (!named) return;
  const most = Math.max(layout.slot, leastLabelPx[chart.kind]);
  brush.text(named.name, middle, base + 16, { ...centred, most });
  const { dayOff } = chart.table.rows[place] ?? {};
  brush.text(dayOff ?? named.mark, middle, base + 32, { ...centred, most, color: "muted" });
}
