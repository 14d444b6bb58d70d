import { countDays, firstDayOfMonth, lastDayOfMonth, monthOf, shiftDay, shiftMonth } from "@/lib/dates/day";
import { type Day, dayOf, type LocalDateTime, type Window } from "@/lib/dates/window";
import type { Grain } from "@/lib/report/figures/grain";

/** Civil days, both ends included. */
export type DaySpan = { from: Day; to: Day };

/** The civil days of a range. */
export function spanOf({ from, to }: Window): DaySpan {
  return { from: dayOf(from), to: dayOf(to) };
}

/**
 * The days of another period that stand beside some of a range: the first beside the first, so that a period that begins
 * on the same weekday has weekdays beside weekdays. Months stand beside months where both begin with one; the days of
 * whole months beside the nearest of the same weekday. Null where the other period holds none of them.
 */
export function pairSpan(span: DaySpan, range: DaySpan, other: DaySpan, grain: Grain): DaySpan | null {
  const isByMonths = grain === "month" && beginsMonth(range) && beginsMonth(other);
  const { from, to } = isByMonths ? shiftMonths(span, range, other) : shiftDays(span, range, other);
  const [, first = from] = [from, other.from].sort();
  const [last = to] = [to, other.to].sort();
  return first <= last ? { from: first, to: last } : null;
}

/**
 * Where some days of another period end before their midnight: beside a range that still runs, its last day ends at the
 * time of the range's figures. Null where they are whole; `hours`: a daily window has an end of its own.
 */
export function endWithin(
  { to }: Pick<DaySpan, "to">,
  other: Pick<Window, "to">,
  { isSoFar, hours }: { isSoFar: boolean; hours: unknown },
): LocalDateTime | null {
  return isSoFar && !hours && to === dayOf(other.to) ? other.to : null;
}

/** Whether each day stands beside another weekday than its own. */
export function areWeekdaysApart(range: DaySpan, other: DaySpan): boolean {
  return shiftOf(range, other) % 7 !== 0;
}

/** By how many days another period's day lies later than the one it stands beside. */
function shiftOf(range: DaySpan, other: DaySpan): number {
  const days = daysBetween(range.from, other.from);
  return isWholeMonths(range) && isWholeMonths(other) ? 7 * Math.round(days / 7) : days;
}

function isWholeMonths(span: DaySpan): boolean {
  return beginsMonth(span) && span.to === lastDayOfMonth(span.to);
}

function beginsMonth({ from }: DaySpan): boolean {
  return from === firstDayOfMonth(from);
}

function shiftDays({ from, to }: DaySpan, range: DaySpan, other: DaySpan): DaySpan {
  const days = shiftOf(range, other);
  return { from: shiftDay(from, days), to: shiftDay(to, days) };
}

function shiftMonths({ from, to }: DaySpan, range: DaySpan, other: DaySpan): DaySpan {
  const months = monthOf(other.from) - monthOf(range.from);
  const end = shiftMonth(to, months);
  return { from: shiftMonth(from, months), to: to === lastDayOfMonth(to) ? lastDayOfMonth(end) : end };
}

function daysBetween(first: Day, last: Day): number {
  return countDays(first, last) - 1;
}
