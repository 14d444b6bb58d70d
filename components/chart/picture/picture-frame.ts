import type { Brush } from "./picture-brush";
import { drawLegend, layLegend, legendHeight, type PictureLegend } from "./picture-legend";
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
  /** Hidden states, the search: what the chart leaves out; empty = nothing. */
  filters: string;
  compared: PictureComparison | null;
};

/** The same before it is known what the chart leaves out, with the name under which it is saved. */
export type ChartPicture = Omit<PictureHead, "filters"> & { fileName: string };

export const pictureWidth = 1200;
export const pictureMargin = 32;

const line = { head: 58, note: 20 };
const room = pictureWidth - 2 * pictureMargin;

/** The words and the legend above a chart; `height`: where the chart begins, in pixels from the top. */
export type PictureFrame = { height: number; draw: (brush: Brush) => void };

export function buildFrame(head: PictureHead, legend: PictureLegend): PictureFrame {
  const ruler = createRuler();
  const notes = listNotes(head, ruler);
  const lines = layLegend(legend, room, ruler);
  const legendTop = pictureMargin + line.head + notes.length * line.note + (notes.length > 0 ? 6 : 0);
  return {
    height: legendTop + legendHeight(lines) + 12,
    draw(brush) {
      brush.text(head.title, pictureMargin, pictureMargin + 8, { weight: 600, px: 20 });
      brush.text(head.subtitle, pictureMargin, pictureMargin + 36, { color: "--muted" });
      notes.forEach(({ text, color }, place) => {
        brush.text(text, pictureMargin, pictureMargin + line.head + place * line.note, { color });
      });
      drawLegend(brush, lines, pictureMargin, legendTop);
    },
  };
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
