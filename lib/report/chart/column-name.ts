import { firstDayOfWeek } from "@/lib/dates/day";
import { capitalize, formatDaySpan, formatMonth, formatShortDay, formatShortMonth } from "@/lib/dates/words";
import type { PeriodChart } from "./chart-figures";
import type { ChartLayout } from "./chart-layout";

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

type NamedColumns = Pick<PeriodChart, "kind" | "table" | "locale">;

/** What a column is, briefly; null where there is no room: as many are named as can be read. */
export function nameColumn(shown: NamedColumns, place: number, room: Room): ColumnName | null {
  if (!isLabelled(shown, place, room)) return null;
  const { rows } = shown.table;
  const [from, before] = [rows[place]?.from ?? "", rows[place - 1]?.from ?? ""];
  const isCrowded = room.slot < leastLabelPx[shown.kind];
  const isMonthNamed = isCrowded && shown.kind === "day";
  return {
    name: nameOf(shown, place, room),
    mark: isMonthNamed ? "" : markOf(from, before, shown),
    isCrowded,
  };
}

function isLabelled({ kind: grain, table }: NamedColumns, place: number, { slot }: Room): boolean {
  const from = table.rows[place]?.from;
  if (from === undefined) return false;
  if (slot >= leastLabelPx[grain]) return true;
  const every = Math.ceil(leastLabelPx[grain] / slot);
  if (grain !== "day") return place % every === 0;
  const isMonday = firstDayOfWeek(from) === from;
  return isMonday && (every <= 7 || place % (7 * Math.ceil(every / 7)) < 7);
}

function nameOf({ kind: grain, locale, table }: NamedColumns, place: number, { slot }: Room): string {
  const { from = "", to = "" } = table.rows[place] ?? {};
  const isCrowded = slot < leastLabelPx[grain];
  if (grain === "week") return formatDaySpan(from, isCrowded ? from : to, locale);
  if (grain === "day") return isCrowded ? formatDaySpan(from, from, locale) : formatShortDay(from, locale);
  if (slot >= 120) return capitalize(formatMonth(from, locale), locale);
  const month = formatShortMonth(from, locale);
  const isSameYear = from.slice(0, 4) === table.rows[place - 1]?.from.slice(0, 4);
  return isSameYear ? month : `${month} ${from.slice(0, 4)}`;
}

function markOf(from: string, before: string, { kind: grain, locale }: NamedColumns): string {
  const upTo = grain === "day" ? 7 : 4;
  if (from.slice(0, upTo) === before.slice(0, upTo)) return "";
  return grain === "day" ? formatShortMonth(from, locale) : from.slice(0, 4);
}
