import type { Chart } from "@/lib/report/chart/chart-figures";
import type { Brush } from "./picture-brush";
import { drawLegend, layLegend, legendHeight } from "./picture-legend";
import { createRuler, type Ruler, wrapText } from "./picture-text";
import type { PictureTools } from "./picture-tools";

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
  /** How whole the figures are, and what else must be known of them; empty = nothing. */
  cautions: readonly string[];
  compared: PictureComparison | null;
  /** What the thin lines beside bars and columns are. */
  otherPeriod: string;
  /** What people wrote down about the days, a line each: it stands below the chart. */
  dayNotes: readonly string[];
};

export const pictureWidth = 1200;
export const pictureMargin = 32;
/** Some browsers draw nothing taller than 16,384 pixels, which are half as many of the picture's. */
export const tallestPicture = 8_190;

const line = { title: 36, note: 20 };
const room = pictureWidth - 2 * pictureMargin;
// There may be twenty notes of every day.
const mostDayNoteLines = 30;
// A note may name two hundred states.
const mostNoteLines = 10;

/** The words and the legend above a chart: how much room they take, and how they are drawn. */
export type LaidHead = { height: number; draw: (brush: Brush) => void };

export function layHead(tools: PictureTools<unknown>, chart: Chart, head: PictureHead): LaidHead {
  const ruler = createRuler(tools);
  const notes = listNotes(head, ruler);
  const first = pictureMargin + line.title;
  const legend = layLegend(chart, head.otherPeriod, room, ruler);
  const legendTop = first + notes.length * line.note + 8;
  return {
    height: legendTop + legendHeight(legend) + 12,
    draw(brush) {
      brush.text(head.title, pictureMargin, pictureMargin + 8, { weight: 600, px: 20, most: room });
      notes.forEach(({ text, color }, place) => {
        brush.text(text, pictureMargin, first + place * line.note, { color, most: room });
      });
      drawLegend(brush, legend, pictureMargin, legendTop);
    },
  };
}

/** What stands below a chart: how much room it takes, and how it is drawn from there. */
export type LaidFoot = { height: number; draw: (brush: Brush, top: number) => void };

export function layFoot(tools: PictureTools<unknown>, { dayNotes }: Pick<PictureHead, "dayNotes">): LaidFoot {
  const ruler = createRuler(tools);
  const all = dayNotes.flatMap((text) => cutLines(wrapText(text, room, ruler)));
  const lines = cutLines(all, mostDayNoteLines);
  return {
    height: lines.length === 0 ? 0 : lines.length * line.note + 8,
    draw(brush, top) {
      lines.forEach((text, place) => {
        brush.text(text, pictureMargin, top + 16 + place * line.note, { color: "muted", most: room });
      });
    },
  };
}

type Note = { text: string; color: string };

function listNotes({ subtitle, filters, cautions, compared }: PictureHead, ruler: Ruler): Note[] {
  const notes: Note[] = [
    { text: subtitle, color: "muted" },
    { text: filters, color: "note" },
    ...cautions.map((text) => ({ text, color: "note" })),
    { text: compared?.period ?? "", color: "ink" },
    ...(compared?.cautions ?? []).map((text) => ({ text, color: "note" })),
    { text: compared?.people.join(" · ") ?? "", color: "muted" },
  ];
  return notes
    .filter(({ text }) => text !== "")
    .flatMap(({ text, color }) =>
      cutLines(wrapText(text, room, ruler)).map((part) => ({ text: part, color })),
    );
}

function cutLines(lines: readonly string[], most = mostNoteLines): string[] {
  if (lines.length <= most) return [...lines];
  return [...lines.slice(0, most - 1), `${lines[most - 1]} …`];
}
