import { expect, test } from "vitest";
import { markClosedDays, noSettings } from "./operation-settings";

const days = [
  { day: "2026-11-15", status: "no-data" },
  { day: "2026-11-16", status: "no-data" },
  { day: "2026-11-17", status: "no-data" },
  { day: "2026-11-22", status: "final" },
  { day: "2026-11-29", status: "missing", begins: "2026-11-29T22:00:00" },
] as const;

test("a day without data is closed on a closed weekday or a day off, one with data or still to come never", () => {
  const settings = { closedWeekdays: [7], daysOff: [{ day: "2026-11-16", name: "Independencia" }] };
  expect(markClosedDays(days, settings)).toEqual([
    { day: "2026-11-15", status: "no-data", isClosed: true },
    { day: "2026-11-16", status: "no-data", isClosed: true },
    ...days.slice(2),
  ]);
});

test("where nothing is set no day is closed", () => {
  expect(markClosedDays(days, noSettings)).toEqual(days);
});
