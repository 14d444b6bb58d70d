import { UTCDateMini } from "@date-fns/utc/date/mini";
// By path: the package's front door loads 250 modules, a second in every process that asks.
import { addDays } from "date-fns/addDays";
import { addMonths } from "date-fns/addMonths";
import { getISODay } from "date-fns/getISODay";
import type { Day } from "./window";

const dayMs = 24 * 3_600_000;

type UtcDate = InstanceType<typeof UTCDateMini>;

// Calendar arithmetic runs in UTC, where every civil day has 24 hours: the process's zone must not matter.
function toUtc(day: Day): UtcDate {
  return new UTCDateMini(`${day}T00:00:00Z`);
}

function fromUtc(date: UtcDate): Day {
  return date.toISOString().slice(0, 10);
}

/** True for a day that stands in the calendar: `2026-02-31` does not. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = toUtc(text);
  return !Number.isNaN(date.getTime()) && fromUtc(date) === text;
}

// wolkvox was founded later: an older year, or one far ahead, is a typing error.
const firstYear = 2000;
const lastYear = 2999;

/** Whether the year of a day, or of what begins with one, is one that anybody can mean. */
export function isLikelyYear(text: string): boolean {
  const year = Number(text.slice(0, 4));
  return year >= firstYear && year <= lastYear;
}

/** The day `count` civil days later (earlier when negative). */
export function shiftDay(day: Day, count: number): Day {
  return fromUtc(addDays(toUtc(day), count));
}

/** The same day `count` months later, or the month's last one where it has no such day. */
export function shiftMonth(day: Day, count: number): Day {
  return fromUtc(addMonths(toUtc(day), count));
}

/** Civil days from the first to the last, both counted. */
export function countDays(first: Day, last: Day): number {
  return (toUtc(last).getTime() - toUtc(first).getTime()) / dayMs + 1;
}

/** Every civil day from the first to the last, both included. */
export function listDays(first: Day, last: Day): Day[] {
  return Array.from({ length: Math.max(0, countDays(first, last)) }, (_, index) => shiftDay(first, index));
}

/** The Monday of the day's week: weeks start on Monday (contract.md, "The link"). */
export function firstDayOfWeek(day: Day): Day {
  return shiftDay(day, 1 - weekdayOf(day));
}

export function firstDayOfMonth(day: Day): Day {
  return `${day.slice(0, 8)}01`;
}

export function lastDayOfMonth(day: Day): Day {
  return shiftDay(firstDayOfMonth(shiftMonth(day, 1)), -1);
}

/** Noon UTC of the day, in epoch milliseconds: for formatting a civil day with `timeZone: "UTC"`. */
export function utcNoonOf(day: Day): number {
  return toUtc(day).getTime() + dayMs / 2;
}

/** 1 = Monday, 7 = Sunday. */
export function weekdayOf(day: Day): number {
  return getISODay(toUtc(day));
}

/** The number of a day's month, counted through all years: neighbours lie one apart. */
export function monthOf(day: Day): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
}
