import type { LegendEntry } from "@/components/chart/state-legend";
import type { Shown } from "@/components/figures/shown-figures";
import { type Brush, createBrush } from "./picture-brush";
import { drawLegend, layLegend, legendHeight } from "./picture-legend";
import { createRuler, type Ruler, wrapText } from "./picture-text";

/** What a picture says of the period that its range is compared with, in the reader's language. */
export type PictureComparison = {
  /** Which period, by which rule, how old. */
  period: string;
  /** What must be known before a difference is read. */
  cautions: readonly string[];
  /** Who and what stands on one side only. */
  people: readonly string[];
};

/** What stands above a chart, in the reader's language. */
export type PictureHead = {
  title: string;
  /** Range, zone, age of the figures. */
  subtitle: string;
  /** Hidden states, the search, rows that have no room: what the chart leaves out; empty = nothing. */
  filters: string;
  compared: PictureComparison | null;
  /** What the thin lines beside bars and columns are. */
  otherPeriod: string;
};

export const pictureWidth = 1200;
export const pictureMargin = 32;

const line = { head: 58, note: 20 };
const room = pictureWidth - 2 * pictureMargin;

/** A picture with the words and the legend above its chart; `height` is the chart's, `top` where it begins. */
export function beginPicture(
  { table, bars, unit, locale }: Shown,
  entries: readonly LegendEntry[],
  head: PictureHead,
  height: number,
): { brush: Brush; top: number } {
  const { total, earlier } = table;
  const ruler = createRuler();
  const notes = listNotes(head, ruler);
  const lines = layLegend(
    {
      ...{ entries, whole: total.wholeTotal, unit, locale },
      ghost: earlier && bars === "time" ? { name: head.otherPeriod, seconds: earlier.total.total } : null,
    },
    room,
    ruler,
  );
  const legendTop = pictureMargin + line.head + notes.length * line.note + (notes.length > 0 ? 6 : 0);
  const top = legendTop + legendHeight(lines) + 12;
  const brush = createBrush(pictureWidth, top + height + pictureMargin);
  brush.text(head.title, pictureMargin, pictureMargin + 8, { weight: 600, px: 20 });
  brush.text(head.subtitle, pictureMargin, pictureMargin + 36, { color: "--muted" });
  notes.forEach(({ text, color }, place) => {
    brush.text(text, pictureMargin, pictureMargin + line.head + place * line.note, { color });
  });
  drawLegend(brush, lines, pictureMargin, legendTop);
  return { brush, top };
}

type Note = { text: string; color: string };

function listNotes({ filters, compared }: PictureHead, ruler: Ruler): Note[] {
  const { period, cautions = [], people = [] } = compared ?? {};
  const notes: Note[] = [
    { text: filters, color: "--note" },
    { text: period ?? "", color: "--ink" },
    ...cautions.map((text) => ({ text, color: "--note" })),
    { text: people.join(" · "), color: "--muted" },
  ];
  return notes
    .filter(({ text }) => text !== "")
    .flatMap(({ text, color }) => wrapText(text, room, ruler).map((part) => ({ text: part, color })));
}
