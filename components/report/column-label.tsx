import { firstDayOfWeek } from "@/lib/dates/day";
import { capitalize, formatDaySpan, formatMonth, formatShortDay, formatShortMonth } from "@/lib/dates/words";
import type { TimeRow } from "@/lib/report/days-view";
import type { ChartLayout } from "./days-layout";
import type { DaysMatrix } from "./days-matrix";
import { useRowNote } from "./use-row-note";

type ColumnLabelProps = { matrix: DaysMatrix; place: number; layout: ChartLayout };

const leastLabelPx = { day: 40, week: 84, month: 40 };

/** What a column is, under it: as many of them are named as can be read. */
export function ColumnLabel({ matrix, place, layout }: ColumnLabelProps) {
  const noteOf = useRowNote(matrix);
  const { rows } = matrix.view;
  const row = rows[place];
  if (!row || !isLabelled(row, place, matrix, layout)) return null;
  const note = layout.room === "none" ? null : noteOf(row, layout.room === "wide" ? "brief" : "word");
  const isCrowded = layout.slot < leastLabelPx[matrix.grain];
  return (
    <span className={`day-label ${isCrowded ? crowdedClass(place, layout) : ""}`}>
      <span className="day-name">{nameColumn(row, rows[place - 1], matrix, layout)}</span>
      {note ? (
        <span className={`day-note day-note-${note.tone}`}>{note.text}</span>
      ) : (
        <span className="day-note">{monthMark(row, rows[place - 1], matrix)}</span>
      )}
    </span>
  );
}

// A name wider than its slot runs on to the right, except where the plot ends.
function crowdedClass(place: number, { slot, plotWidth }: ChartLayout): string {
  return (place + 1) * slot > plotWidth - leastLabelPx.day ? "day-label-end" : "day-label-start";
}

function isLabelled(row: TimeRow, place: number, { grain }: DaysMatrix, { slot }: ChartLayout): boolean {
  if (slot >= leastLabelPx[grain]) return true;
  const every = Math.ceil(leastLabelPx[grain] / slot);
  if (grain !== "day") return place % every === 0;
  const isMonday = firstDayOfWeek(row.from) === row.from;
  return isMonday && (every <= 7 || place % (7 * Math.ceil(every / 7)) < 7);
}

function nameColumn(
  row: TimeRow,
  before: TimeRow | undefined,
  { grain, locale }: DaysMatrix,
  { slot }: ChartLayout,
): string {
  const isCrowded = slot < leastLabelPx[grain];
  if (grain === "week") return formatDaySpan(row.from, isCrowded ? row.from : row.to, locale);
  if (grain === "day") {
    return isCrowded ? formatDaySpan(row.from, row.from, locale) : formatShortDay(row.from, locale);
  }
  if (slot >= 120) return capitalize(formatMonth(row.from, locale), locale);
  const year = row.from.slice(0, 4);
  const month = formatShortMonth(row.from, locale);
  return year === before?.from.slice(0, 4) ? month : `${month} ${year}`;
}

// The month under the first of its days, the year under the first of its weeks or months.
function monthMark(row: TimeRow, before: TimeRow | undefined, { grain, locale }: DaysMatrix): string {
  const upTo = grain === "day" ? 7 : 4;
  if (row.from.slice(0, upTo) === before?.from.slice(0, upTo)) return "";
  return grain === "day" ? formatShortMonth(row.from, locale) : row.from.slice(0, 4);
}
