import { firstDayOfMonth, firstDayOfWeek, lastDayOfMonth, shiftDay, shiftMonth } from "./day";
import type { Day } from "./window";

/** The relative ranges a link may name (contract.md, "The link"). */
export const presets = [
  "today",
  "yesterday",
  "this-week",
  "last-week",
  "last-7-days",
  "last-30-days",
  "this-month",
  "last-month",
] as const;

export type Preset = (typeof presets)[number];

export type DayRange = { first: Day; last: Day };

/**
 * The civil days a preset means on a given day of the operation. Running ranges end today; `last-7-days` and
 * `last-30-days` count today; weeks run Monday to Sunday.
 */
export function resolvePreset(preset: Preset, today: Day): DayRange {
  const monday = firstDayOfWeek(today);
  const monthStart = firstDayOfMonth(today);
  const lastMonth = shiftMonth(monthStart, -1);
  const ranges: Record<Preset, DayRange> = {
    today: { first: today, last: today },
    yesterday: { first: shiftDay(today, -1), last: shiftDay(today, -1) },
    "this-week": { first: monday, last: today },
    "last-week": { first: shiftDay(monday, -7), last: shiftDay(monday, -1) },
    "last-7-days": { first: shiftDay(today, -6), last: today },
    "last-30-days": { first: shiftDay(today, -29), last: today },
    "this-month": { first: monthStart, last: today },
    "last-month": { first: lastMonth, last: lastDayOfMonth(lastMonth) },
  };
  return ranges[preset];
}
