import type { AgentChart } from "@/lib/report/chart/chart-figures";
import { barGhostGapPx } from "@/lib/report/chart/ghost-sizes";
import { ghostRoom } from "@/lib/report/chart/stack-shape";
import { wordChange } from "@/lib/report/comparison/change-words";
import { withDirection } from "@/lib/report/comparison/format-change";
import type { AgentRow } from "@/lib/report/figures/agent-table";
import { formatDuration } from "@/lib/report/figures/duration";
import { barEnd } from "@/lib/report/figures/scale";
import { type Brush, createBrush } from "./picture-brush";
import {
  layFoot,
  layHead,
  type PictureHead,
  pictureMargin,
  pictureWidth,
  tallestPicture,
} from "./picture-frame";
import { tellOvers } from "./picture-overs";
import { drawEarlier, drawStack } from "./picture-stack";
import type { PictureTools } from "./picture-tools";

type Translate = Parameters<typeof wordChange>[3] &
  ((key: "table.total" | "days.noRows") => string) &
  ((key: "export.pictureCut", values: { shown: number; all: number }) => string);

const plainSize = { row: 26, bar: 15, name: 250, label: 92 };
/** With another period's line under every bar, and the difference behind its total. */
const comparedSize = { row: 34, bar: 15, name: 250, label: 180 };
/** Behind a total: what its agent is over. */
const oversWidth = 260;

type Drawing = { brush: Brush; chart: AgentChart; t: Translate; size: typeof plainSize };

/** The bars by agent as a page shows them, as a canvas that is ready to be saved; where not every row has room, it says so. */
export function drawBars<Canvas>(
  tools: PictureTools<Canvas>,
  chart: AgentChart,
  head: PictureHead,
  t: Translate,
): Canvas {
  const plain = chart.isCompared ? comparedSize : plainSize;
  const size = chart.table.allowances ? { ...plain, label: plain.label + oversWidth } : plain;
  const foot = layFoot(tools, head);
  const { rows, laid } = fitRows(tools, chart, head, { rowPx: size.row, footPx: foot.height }, t);
  const notesTop = laid.height + (rows.length + 1) * size.row;
  const { brush, canvas } = createBrush(tools, pictureWidth, notesTop + foot.height + pictureMargin);
  laid.draw(brush);
  const drawing = { brush, chart, t, size };
  rows.forEach((row, place) => {
    drawRow(drawing, row, place, laid.height + place * size.row);
  });
  drawFoot(drawing, laid.height + rows.length * size.row);
  foot.draw(brush, notesTop);
  return canvas;
}

/** As many rows as there is room for, under a head that says so where these are not all. */
function fitRows(
  tools: PictureTools<unknown>,
  chart: AgentChart,
  head: PictureHead,
  { rowPx, footPx }: { rowPx: number; footPx: number },
  t: Translate,
) {
  const { rows } = chart.table;
  const lay = (cut: string[]) => layHead(tools, chart, { ...head, cautions: [...cut, ...head.cautions] });
  const fits = (headPx: number) => Math.floor((tallestPicture - headPx - footPx - pictureMargin) / rowPx) - 1;
  const whole = lay([]);
  if (rows.length <= fits(whole.height)) return { rows, laid: whole };
  const cutNote = (shown: number) => [t("export.pictureCut", { shown, all: rows.length })];
  const shown = fits(lay(cutNote(rows.length)).height);
  return { rows: rows.slice(0, shown), laid: lay(cutNote(shown)) };
}

function drawRow({ brush, chart, t, size }: Drawing, row: AgentRow, place: number, top: number): void {
  const { table, bars, fullLength, unit, locale, rowNames } = chart;
  const scene = { brush, bars, fullLength, styles: table.styles, base: "left" } as const;
  const middle = top + size.row / 2;
  const x = pictureMargin + size.name;
  const width = pictureWidth - pictureMargin - x - size.label;
  const room = { x, y: middle - size.bar / 2, width, height: size.bar };
  brush.text(rowNames[place] ?? "", pictureMargin, middle, { most: size.name - 16 });
  drawStack(scene, row, room);
  const ghostAt = room.y + room.height + barGhostGapPx;
  if (row.earlier) drawEarlier(scene, row.earlier, ghostRoom(ghostAt, room, "left"));
  const end = barEnd(row, chart);
  if (row.gap !== null)
    return void brush.text(t("days.noRows"), x + end * width + 8, middle, { color: "muted" });
  const total = formatDuration(row.total, row.wholeTotal, unit, locale);
  const at = drawTotal(brush, total, changeOf(chart, place, t), x + end * width + 8, middle);
  drawOvers(brush, tellOvers(row, chart), at, middle);
}

/** What is told of a row's difference in total, or of the team's (null); null where nothing is compared. */
function changeOf(chart: AgentChart, row: number | null, t: Translate): string | null {
  const change = wordChange(chart, row, null, t);
  return change && withDirection(change.text);
}

/** Answers where it ends. */
function drawTotal(brush: Brush, total: string, change: string | null, x: number, y: number): number {
  const end = brush.text(total, x, y, { weight: 600 });
  return change === null ? end : brush.text(change, end + 8, y, { color: "muted" });
}

function drawOvers(brush: Brush, overs: string, end: number, y: number): void {
  const x = end + 12;
  if (overs !== "")
    brush.text(overs, x, y, { color: "over", px: 12, most: pictureWidth - pictureMargin - x });
}

function drawFoot({ brush, chart, t, size }: Drawing, top: number): void {
  const { table, unit, locale } = chart;
  const middle = top + size.row / 2;
  brush.line(pictureMargin, top, pictureWidth - pictureMargin, "line");
  brush.text(t("table.total"), pictureMargin, middle, { weight: 600 });
  const time = formatDuration(table.total.total, table.total.wholeTotal, unit, locale);
  const end = drawTotal(brush, time, changeOf(chart, null, t), pictureMargin + size.name + 8, middle);
  drawOvers(brush, tellOvers(table.total, chart), end, middle);
}
