import { weekdayOf } from "@/lib/dates/day";
import type { Day } from "@/lib/dates/window";
import type { DayHours } from "@/lib/report/answers/hours-answer";
import { twoDigits } from "@/lib/report/figures/duration";

/** Of a weekday at an hour: how many were out at once on average, of the days of which that is known. */
export type WeekCell = { out: number; days: number };

/** A weekday of a range. 1 = Monday. */
export type WeekColumn = {
  weekday: number;
  days: Day[];
  /** Of so many of them any hour is known. */
  known: number;
  /** In the order of the hours; null = not known of any of its days. */
  cells: (WeekCell | null)[];
};

export type Week = {
  /** `08`, from the first hour in which anybody was out to the last one, and at least those of an office. */
  hours: string[];
  columns: WeekColumn[];
  /** The cell with the most agents out; null = none is known, or nobody ever was. */
  peak: { column: number; hour: number; out: number } | null;
};

const office = { first: 8, last: 17 };

/** Lays the hours of a range's days by weekday. Averages are time out divided by the time that looks tell. */
export function layWeek(days: readonly DayHours[]): Week {
  const busy = days.flatMap(({ hours }) =>
    hours.flatMap(({ time, seconds }) => (seconds ? [Number(time)] : [])),
  );
  const first = Math.min(office.first, ...busy);
  const last = Math.max(office.last, ...busy);
  const hours = Array.from({ length: last - first + 1 }, (_, at) => twoDigits(first + at));
  const isEachDay = days.length <= 7;
  const columns = [...Map.groupBy(days, ({ day }) => weekdayOf(day))]
    // Single days stand as they came, weekdays from Monday on.
    .sort(([a], [b]) => (isEachDay ? 0 : a - b))
    .map(([weekday, own]) => ({
      weekday,
      days: own.map(({ day }) => day),
      known: own.filter((one) => one.hours.some(({ seconds }) => seconds !== null)).length,
      cells: hours.map((hour) => averageAt(hour, own)),
    }));
  let peak: Week["peak"] = null;
  for (const [column, { cells }] of columns.entries())
    for (const [hour, cell] of cells.entries())
      if (cell && cell.out > (peak?.out ?? 0)) peak = { column, hour, out: cell.out };
  return { hours, columns, peak };
}

function averageAt(hour: string, days: readonly DayHours[]): WeekCell | null {
  const known = days.flatMap(({ hours }) =>
    hours.filter(({ time, seconds }) => time === hour && seconds !== null),
  );
  const told = known.reduce((sum, one) => sum + one.told, 0);
  if (told === 0) return null;
  return { out: known.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0) / told, days: known.length };
}
