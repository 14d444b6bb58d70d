import { lastDayOfMonth } from "@/lib/dates/day";
import type { Day } from "@/lib/dates/window";
import {
  capitalize,
  formatDaySpan,
  formatLongDay,
  formatMonth,
  formatShortDay,
  formatShortMonth,
} from "@/lib/dates/words";
import type { Grain } from "@/lib/report/figures/grain";
import type { PeriodHeading } from "@/lib/report/figures/period-table";

/** A day, week or month by its name: `Lunes 16 de noviembre`, `16 – 22 nov`, `Noviembre`; the year only where it varies. */
export function nameRow(
  { from, to }: Pick<PeriodHeading, "from" | "to">,
  grain: Grain,
  locale: string,
  isOneYear: boolean,
) {
  if (grain === "day") return capitalize(formatLongDay(from, locale, isOneYear ? "month" : "year"), locale);
  const year = isOneYear ? "" : ` ${to.slice(0, 4)}`;
  if (grain === "week") return `${formatDaySpan(from, to, locale)}${year}`;
  const month = `${capitalize(formatMonth(from, locale), locale)}${year}`;
  const isWhole = from.endsWith("-01") && to === lastDayOfMonth(to);
  return isWhole ? month : `${month}, ${formatDaySpan(from, to, locale)}`;
}

/** `Mié 18 nov`. */
export function nameDayBriefly(day: Day, locale: string, isOneYear: boolean): string {
  const year = isOneYear ? "" : ` ${day.slice(0, 4)}`;
  return `${capitalize(formatShortDay(day, locale), locale)} ${formatShortMonth(day, locale)}${year}`;
}
