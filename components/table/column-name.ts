import { firstDayOfWeek } from "@/lib/dates/day";
import { capitalize, formatDaySpan, formatMonth, formatShortDay, formatShortMonth } from "@/lib/dates/words";
import type { ChartLayout } from "./days-layout";
import type { DaysMatrix } from "./days-matrix";

/** What a column's name takes, by grain. */
export const leastLabelPx = { day: 40, week: 84, month: 40 };

export type ColumnName = {
  name: string;
  /** The month under the first of its days, the year under the first of its weeks or months; else empty. */
  mark: string;
  /** It is wider than its slot. */
  isCrowded: boolean;
};

type Room = Pick<ChartLayout, "slot">;

/** What a column is, briefly; null where there is no room: as many are named as can be read. */
export function nameColumn(matrix: DaysMatrix, place: number, room: Room): ColumnName | null {
  if (!isLabelled(matrix, place, room)) return null;
  const [from, before] = [matrix.view.rows[place]?.from ?? "", matrix.view.rows[place - 1]?.from ?? ""];
  const isCrowded = room.slot < leastLabelPx[matrix.grain];
  const isMonthNamed = isCrowded && matrix.grain === "day";
  return {
    name: nameOf(matrix, place, room),
    mark: isMonthNamed ? "" : markOf(from, before, matrix),
    isCrowded,
  };
}

function isLabelled({ grain, view }: DaysMatrix, place: number, { slot }: Room): boolean {
  const from = view.rows[place]?.from;
  if (from === undefined) return false;
  if (slot >= leastLabelPx[grain]) return true;
  const every = Math.ceil(leastLabelPx[grain] / slot);
  if (grain !== "day") return place % every === 0;
  const isMonday = firstDayOfWeek(from) === from;
  return isMonday && (every <= 7 || place % (7 * Math.ceil(every / 7)) < 7);
}

function nameOf({ grain, locale, view }: DaysMatrix, place: number, { slot }: Room): string {
  const { from = "", to = "" } = view.rows[place] ?? {};
  const isCrowded = slot < leastLabelPx[grain];
  if (grain === "week") return formatDaySpan(from, isCrowded ? from : to, locale);
  if (grain === "day") return isCrowded ? formatDaySpan(from, from, locale) : formatShortDay(from, locale);
  if (slot >= 120) return capitalize(formatMonth(from, locale), locale);
  const month = formatShortMonth(from, locale);
  const isSameYear = from.slice(0, 4) === view.rows[place - 1]?.from.slice(0, 4);
  return isSameYear ? month : `${month} ${from.slice(0, 4)}`;
}

function markOf(from: string, before: string, { grain, locale }: DaysMatrix): string {
  const upTo = grain === "day" ? 7 : 4;
  if (from.slice(0, upTo) === before.slice(0, upTo)) return "";
  return grain === "day" ? formatShortMonth(from, locale) : from.slice(0, 4);
}
