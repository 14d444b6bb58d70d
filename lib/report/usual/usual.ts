import { shiftDay } from "@/lib/dates/day";
import type { Day } from "@/lib/dates/window";
import type { DayShape, Hour } from "./day-shape";

/** From so many known days on there is a usual one. */
export const fewestLikeDays = 3;

const mostLikeDays = 12;

/** The band leaves out the lowest and the highest tenth. */
const lowShare = 0.1;
const highShare = 0.9;

/** A day is known well enough where looks tell when four fifths of its time were. */
const mostUntoldShare = 0.2;

/** What is usual in a part of the day by the clock: how many were out at once on so many days. */
export type UsualTime = { time: string; days: number; low: number; median: number; high: number };

/** The days of the same weekday before a day, newest first. */
export function listLikeDays(day: Day): Day[] {
  return Array.from({ length: mostLikeDays }, (_, at) => shiftDay(day, -7 * (at + 1)));
}

/** Whether a day can be one of the usual ones. `unseen`: looks do not tell enough of it. `nobody`: nobody was out on it. */
export function tellKnown({ looks, seconds, untold, isRunning }: DayShape): "known" | "unseen" | "nobody" {
  if (looks.length === 0 || isRunning || untold > mostUntoldShare * seconds) return "unseen";
  return seconds > 0 ? "known" : "nobody";
}

/** The number below which a share of the values lies, between two of them as far as the share does; null of none. */
export function quantileOf(values: readonly number[], share: number): number | null {
  return quantileOfSorted(Float64Array.from(values).sort(), share);
}

/** The same of values that stand in their order. */
export function quantileOfSorted(sorted: Float64Array, share: number): number | null {
  const place = share * (sorted.length - 1);
  const [lower, upper] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (lower === undefined || upper === undefined) return null;
  return lower + (upper - lower) * (place - Math.floor(place));
}

/** Where the middle and all but the lowest and highest tenth of the values lie. Null of fewer than `fewestLikeDays`. */
export function bandOf(values: readonly number[]): Omit<UsualTime, "time" | "days"> | null {
  if (values.length < fewestLikeDays) return null;
  const at = (share: number) => quantileOf(values, share) ?? 0;
  return { low: at(lowShare), median: at(0.5), high: at(highShare) };
}

/** The usual of known days, at the quarters of an hour that enough of them tell whole (`08:15`), and the hours that they tell (`08`). */
export function drawUsual(
  days: readonly Pick<DayShape, "quarters" | "hours">[],
): Record<"quarters" | "hours", UsualTime[]> {
  const quarters = days.flatMap((day) => day.quarters).filter(({ told, passed }) => told === passed);
  return { quarters: listUsual(quarters), hours: listUsual(days.flatMap((day) => day.hours)) };
}

function listUsual(known: readonly Hour[]): UsualTime[] {
  const byTime = new Map<string, number[]>();
  for (const { time, seconds, told } of known)
    if (seconds !== null) byTime.set(time, [...(byTime.get(time) ?? []), seconds / told]);
  return [...byTime]
    .flatMap(([time, values]) => {
      const band = bandOf(values);
      if (!band) return [];
      const { low, median, high } = band;
      return [{ time, days: values.length, low: round(low), median: round(median), high: round(high) }];
    })
    .sort((a, b) => (a.time < b.time ? -1 : 1));
}

// A thousandth of an agent is four seconds of an hour.
function round(count: number): number {
  return Math.round(1000 * count) / 1000;
}
