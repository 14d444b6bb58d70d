import { isPhone } from "@/lib/browser/use-view-width";
import { textWidth } from "./text-width";

/** Pixel sizes of the matrix: the bars are drawn to them, so they are numbers and not style sheets. */
export type TableLayout = {
  name: "wide" | "narrow";
  /** The inner width of the card where it is as wide as the page: what the table has without moving the page sideways. */
  width: number;
  rowHeight: number;
  barHeight: number;
};

const rowsPerChunk = 10;

export type Chunk<Row> = {
  rows: readonly Row[] /** Index of the first row in the whole table. */;
  start: number;
};

/** Rows by the chunk, each chunk drawn when it comes near the view. One ends behind the row that is open (-1 = none). */
export function cutIntoChunks<Row>(rows: readonly Row[], openRow: number): Chunk<Row>[] {
  const starts = Array.from(
    { length: Math.ceil(rows.length / rowsPerChunk) },
    (_, place) => place * rowsPerChunk,
  );
  const behind = openRow + 1;
  if (openRow >= 0 && behind < rows.length && !starts.includes(behind)) starts.push(behind);
  starts.sort((a, b) => a - b);
  return starts.map((start, place) => ({ start, rows: rows.slice(start, starts[place + 1]) }));
}

const leastName = 244;
const totalLabelWidth = 72;
// A4 on its side within the margins of print.css, as browsers lay it out.
const paperWidth = 1390;

/** A table of fixed widths on paper: smaller where the page would cut it. */
export function fitPaper(width: number, isPrinting: boolean): { zoom?: number } {
  return isPrinting && width > paperWidth ? { zoom: paperWidth / width } : {};
}

/** Beside the bars of a phone. */
const narrowPadding = 16;
const stateWidths = { least: 76, most: 220, frame: 30 };
const barWidths = { least: 200, most: 760, ofCard: 0.17 };
// Beyond this a figure stands too far from its heading; bars make better use of the room.
const widestSharedState = 120;

/** The inner width of a card over the whole page. */
export function cardWidthIn(viewWidth: number): number {
  const [margin, border] = [isPhone(viewWidth) ? 16 : 24, 1];
  return viewWidth - 2 * (margin + border);
}

/** Beside the figures on a desk, under the name on a phone. */
export function layoutFor(viewWidth: number): TableLayout {
  const width = cardWidthIn(viewWidth);
  return isPhone(viewWidth)
    ? { name: "narrow", width, rowHeight: 56, barHeight: 14 }
    : { name: "wide", width, rowHeight: 31, barHeight: 16 };
}

/** The same with a second, tight line of text under every figure, and room for another period under the bar. */
export function withRoomForChange(layout: TableLayout): TableLayout {
  return layout.name === "narrow"
    ? { ...layout, rowHeight: 70, barHeight: 14 }
    : { ...layout, rowHeight: 32, barHeight: 12 };
}

/** `bar` is the longest bar, `barLeft` its start; the column of totals (`time`) holds both where there are bars. */
export type ColumnWidths = {
  name: number;
  barLeft: number;
  bar: number;
  time: number;
  columns: number[];
  total: number;
};

/** The only column of a phone: a bar over the whole width, with its total above. */
export function narrowWidths(width: number): ColumnWidths {
  const bar = Math.max(barWidths.least, width - 2 * narrowPadding);
  return { name: 0, barLeft: narrowPadding, bar, time: 0, columns: [], total: width };
}

type Barred = {
  /** The least width of each column beside name and total. */
  wanted: readonly number[];
  /** How many of them are pinned, before the bars. */
  pinnedCount: number;
  /** What the longest name takes. */
  longestName: number;
};

/**
 * Widths that fit the columns, those of pinned columns first. What the card has left over goes to the names until the
 * longest fits, then to the columns, then to the bars.
 */
export function barredWidths(width: number, { wanted, pinnedCount, longestName }: Barred): ColumnWidths {
  const leastBar = Math.round(Math.max(barWidths.least, width * barWidths.ofCard));
  const room = Math.max(0, width - leastName - leastBar - totalLabelWidth - sum(wanted));
  const nameWidth = Math.min(leastName + room, Math.max(leastName, Math.ceil(longestName)));
  const spare = Math.max(0, width - nameWidth - leastBar - totalLabelWidth - sum(wanted));
  const share = Math.floor(spare / Math.max(1, wanted.length));
  const columns = wanted.map((least) => Math.max(least, Math.min(least + share, widestSharedState)));
  const left = Math.max(0, width - nameWidth - leastBar - totalLabelWidth - sum(columns));
  const bar = Math.min(barWidths.most, leastBar + left);
  const time = leastBar + left + totalLabelWidth;
  const barLeft = nameWidth + sum(columns.slice(0, pinnedCount));
  return { name: nameWidth, barLeft, bar, time, columns, total: nameWidth + time + sum(columns) };
}

/** All widths together. */
export function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}

/** The least width of a column: a heading breaks between words into two lines at most. */
export function headingWidth(name: string): number {
  const words = name.split(/\s+/);
  const widthOf = (some: readonly string[]) => textWidth(some.join(" "));
  const breaks = words.map((_, at) =>
    Math.max(widthOf(words.slice(0, at + 1)), widthOf(words.slice(at + 1))),
  );
  const width = Math.ceil(stateWidths.frame + Math.min(...breaks));
  return Math.min(stateWidths.most, Math.max(stateWidths.least, width));
}
