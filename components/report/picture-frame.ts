import { type DurationUnit, formatDuration } from "@/lib/report/duration";
import type { Brush } from "./picture-brush";
import type { LegendEntry } from "./state-legend";

/** What stands above a chart, in the reader's language. */
export type PictureHead = {
  title: string;
  /** Range, zone, age of the figures. */
  subtitle: string;
  /** Hidden states, the search: what the chart leaves out; empty = nothing. */
  filters: string;
};

export type PictureLegend = {
  entries: readonly LegendEntry[];
  /** Seconds that 100 % stands for. */
  whole: number;
  unit: DurationUnit;
  locale: string;
};

export const pictureWidth = 1200;
export const pictureMargin = 32;

const line = { head: 58, filters: 20, legend: 22 };
const legendStep = 196;
const perLine = Math.floor((pictureWidth - 2 * pictureMargin) / legendStep);

/** Where the chart begins, in pixels from the top. */
export function frameHeight({ filters }: PictureHead, { entries }: PictureLegend): number {
  const lines = Math.ceil(entries.filter(({ isShown }) => isShown).length / perLine);
  return legendTop(filters) + lines * line.legend + 12;
}

/** The words and the legend above a chart. */
export function drawFrame(brush: Brush, head: PictureHead, legend: PictureLegend): void {
  const { title, subtitle, filters } = head;
  brush.text(title, pictureMargin, pictureMargin + 8, { weight: 600, px: 20 });
  brush.text(subtitle, pictureMargin, pictureMargin + 36, { color: "--muted" });
  if (filters !== "") brush.text(filters, pictureMargin, pictureMargin + 56, { color: "--note" });
  drawLegend(brush, legend, legendTop(filters));
}

function legendTop(filters: string): number {
  return pictureMargin + line.head + (filters === "" ? 0 : line.filters);
}

function drawLegend(brush: Brush, { entries, whole, unit, locale }: PictureLegend, top: number): void {
  const shown = entries.filter(({ isShown }) => isShown);
  shown.forEach(({ name, style, seconds }, place) => {
    const x = pictureMargin + (place % perLine) * legendStep;
    const y = top + Math.floor(place / perLine) * line.legend + 8;
    brush.segment(x, y - 5, 10, 10, style);
    const end = brush.text(name, x + 16, y, { most: legendStep - 90 });
    brush.text(formatDuration(seconds, whole, unit, locale), end + 6, y, { color: "--muted" });
  });
}
