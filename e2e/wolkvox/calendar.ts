import { formatCivil, SECONDS_PER_DAY } from "./civil-clock.ts";

/** Colombia's holidays with a fixed date; the movable ones are worked. */
const HOLIDAYS = new Set(["01-01", "05-01", "07-20", "08-07", "12-08", "12-25"]);

const SUNDAY = 0;
const SATURDAY = 6;

/** 1970-01-01 was a Thursday. */
function weekdayOf(dayNumber: number): number {
  return (((dayNumber + 4) % 7) + 7) % 7;
}

function isWorkingDay(dayNumber: number, openDays: ReadonlySet<number>): boolean {
  if (openDays.has(dayNumber)) return true;
  if (weekdayOf(dayNumber) === SUNDAY) return false;
  return !HOLIDAYS.has(formatCivil(dayNumber * SECONDS_PER_DAY).slice(5, 10));
}

export type DayKind = {
  worked: boolean;
  /** A night shift that starts on this day ends on a day that is worked too. */
  nightWorked: boolean;
  short: boolean;
  week: number;
};

/** `openDays` are worked whatever the calendar says. */
export function describeDay(dayNumber: number, openDays: ReadonlySet<number> = new Set()): DayKind {
  const worked = isWorkingDay(dayNumber, openDays);
  return {
    worked,
    nightWorked: worked && isWorkingDay(dayNumber + 1, openDays),
    short: weekdayOf(dayNumber) === SATURDAY,
    week: Math.floor((dayNumber + 3) / 7),
  };
}
