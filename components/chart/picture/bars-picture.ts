import { barGhostGapPx } from "@/components/chart/ghost-sizes";
import { ghostRoom } from "@/components/chart/stack-shape";
import type { LegendEntry } from "@/components/chart/state-legend";
import type { ShownAgents } from "@/components/figures/shown-figures";
import type { AgentRow } from "@/lib/report/figures/agent-table";
import { formatDuration } from "@/lib/report/figures/duration";
import { barEnd } from "@/lib/report/figures/scale";
import type { Brush } from "./picture-brush";
import { beginPicture, type PictureHead, pictureMargin, pictureWidth } from "./picture-frame";
import { drawEarlier, drawStack } from "./picture-stack";

type BarsWords = PictureHead & {
  total: string;
  /** What is told of a row's difference in total, or of the team's (null); null where nothing is compared. */
  changeOf: (row: number | null) => string | null;
  /** Where not every row fits. */
  cutNote: (shown: number) => string;
};

const plainSize = { row: 26, bar: 15, name: 250, label: 92 };
/** With another period's line under every bar, and the difference behind its total. */
const comparedSize = { row: 34, bar: 15, name: 250, label: 180 };
/** Some browsers draw nothing taller than 16,384 pixels, which are half as many of the picture's; its head needs some of them. */
const mostRowsPx = 7_400;

type Easel = { brush: Brush; shown: ShownAgents; words: BarsWords; size: typeof plainSize };

/** The bars by agent as they are seen, in the page's colours, as a canvas that is ready to be saved. */
export function drawBars(
  shown: ShownAgents,
  entries: readonly LegendEntry[],
  words: BarsWords,
): HTMLCanvasElement {
  const size = shown.isCompared ? comparedSize : plainSize;
  const rows = shown.table.rows.slice(0, Math.floor(mostRowsPx / size.row));
  const cut = rows.length < shown.table.rows.length ? words.cutNote(rows.length) : "";
  const head = { ...words, filters: [words.filters, cut].filter(Boolean).join(" · ") };
  const { brush, top } = beginPicture(shown, entries, head, (rows.length + 1) * size.row);
  const easel = { brush, shown, words, size };
  rows.forEach((row, place) => {
    drawRow(easel, row, place, top + place * size.row);
  });
  drawFoot(easel, top + rows.length * size.row);
  return brush.canvas;
}

function drawRow({ brush, shown, words, size }: Easel, row: AgentRow, place: number, top: number): void {
  const { table, bars, fullLength, unit, locale, rowNames } = shown;
  const scene = { brush, bars, fullLength, styles: table.styles, base: "left" } as const;
  const middle = top + size.row / 2;
  const x = pictureMargin + size.name;
  const width = pictureWidth - pictureMargin - x - size.label;
  const room = { x, y: middle - size.bar / 2, width, height: size.bar };
  brush.text(rowNames[place] ?? "", pictureMargin, middle, { most: size.name - 16 });
  drawStack(scene, row, room);
  const ghostAt = room.y + room.height + barGhostGapPx;
  if (row.earlier) drawEarlier(scene, row.earlier, ghostRoom(ghostAt, room, "left"));
  const end = barEnd(row, shown);
  const total = formatDuration(row.total, row.wholeTotal, unit, locale);
  drawTotal(brush, total, words.changeOf(place), x + end * width + 8, middle);
}

function drawTotal(brush: Brush, total: string, change: string | null, x: number, y: number): void {
  const end = brush.text(total, x, y, { weight: 600 });
  if (change !== null) brush.text(change, end + 8, y, { color: "--muted" });
}

function drawFoot({ brush, shown, words, size }: Easel, top: number): void {
  const { table, unit, locale } = shown;
  const middle = top + size.row / 2;
  brush.line(pictureMargin, top, pictureWidth - pictureMargin, "--line");
  brush.text(words.total, pictureMargin, middle, { weight: 600 });
  const time = formatDuration(table.total.total, table.total.wholeTotal, unit, locale);
  drawTotal(brush, time, words.changeOf(null), pictureMargin + size.name + 8, middle);
}
