import { countDays, firstDayOfMonth, lastDayOfMonth, monthOf, shiftDay, shiftMonth } from "@/lib/dates/day";
import { type Day, dayOf, type Window } from "@/lib/dates/window";

/** How much earlier a comparison lies. Weeks keep the weekdays; months keep the calendar. */
export type ComparisonShift =
  | { rule: "week-earlier" | "period-before" | "weeks-earlier" | "year-earlier"; weeks: number }
  | { rule: "months-before" | "months-year-earlier"; months: number };

const weeksOfYear = 52;

/**
 * The nearest earlier period of equal kind that does not touch the range: whole months for whole months, else as many
 * whole weeks earlier as the range is long, so that Mondays stand beside Mondays; a year is 52 weeks or 12 months.
 */
export function findComparisonShift(
  compare: "previous" | "last-year",
  range: Window,
  isMonths: boolean,
): ComparisonShift {
  if (isMonths) {
    const months = countMonths(dayOf(range.from), dayOf(range.to));
    if (compare === "previous") return { rule: "months-before", months };
    return { rule: "months-year-earlier", months: Math.ceil(months / 12) * 12 };
  }
  const days = countLength(range);
  const weeks = Math.ceil(days / 7);
  if (compare === "last-year")
    return { rule: "year-earlier", weeks: Math.ceil(weeks / weeksOfYear) * weeksOfYear };
  if (days < 7) return { rule: "week-earlier", weeks };
  return { rule: days % 7 === 0 ? "period-before" : "weeks-earlier", weeks };
}

/** Whether days are whole calendar months; those of a month that still runs (`isSoFar`) will be. */
export function isWholeMonths(first: Day, last: Day, isSoFar: boolean): boolean {
  return first === firstDayOfMonth(first) && (isSoFar || last === lastDayOfMonth(last));
}

/** The earlier day that `day` is compared with: the same weekday, or the same date, clamped to the month. */
export function shiftBack(day: Day, shift: ComparisonShift): Day {
  return "weeks" in shift ? shiftDay(day, -7 * shift.weeks) : shiftMonth(day, -shift.months);
}

/** The same of a period's last day: a month that is over ends with the earlier month's last one. */
export function shiftBackEnd(day: Day, shift: ComparisonShift, isSoFar: boolean): Day {
  const shifted = shiftBack(day, shift);
  return "months" in shift && !isSoFar ? lastDayOfMonth(shifted) : shifted;
}

/** The days of a range. One that ends earlier in the day than it starts, such as a night shift, leaves room in its last day. */
export function countLength({ from, to }: Window): number {
  const spare = to.slice(10) < from.slice(10) ? 1 : 0;
  return countDays(dayOf(from), dayOf(to)) - spare;
}

function countMonths(first: Day, last: Day): number {
  return monthOf(last) - monthOf(first) + 1;
}
