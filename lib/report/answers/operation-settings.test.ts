import { expect, test } from "vitest";
import { markDays, noSettings } from "./operation-settings";

const days = [
  { day: "2026-11-15", status: "no-data" },
  { day: "2026-11-16", status: "no-data" },
  { day: "2026-11-17", status: "no-data" },
  { day: "2026-11-22", status: "final" },
  { day: "2026-11-29", status: "missing", begins: "2026-11-29T22:00:00" },
] as const;

test("a day without data is closed on a closed weekday or a day off, one with data or still to come never", () => {
  const settings = { closedWeekdays: [7], daysOff: [{ day: "2026-11-16", name: "Independencia" }] };
  expect(markDays(days, settings)).toEqual([
    { day: "2026-11-15", status: "no-data", isClosed: true },
    { day: "2026-11-16", status: "no-data", isClosed: true, dayOff: "Independencia" },
    ...days.slice(2),
  ]);
});

test("a day off has its name also where somebody worked on it, or where it is still to be read", () => {
  const off = (day: string) => ({ day, name: `Fiesta del ${day}` });
  const settings = { closedWeekdays: [], daysOff: [off("2026-11-22"), off("2026-11-29")] };
  expect(markDays(days, settings).map(({ isClosed, dayOff }) => [isClosed, dayOff])).toEqual([
    [undefined, undefined],
    [undefined, undefined],
    [undefined, undefined],
    [undefined, "Fiesta del 2026-11-22"],
    [undefined, "Fiesta del 2026-11-29"],
  ]);
});

test("where nothing is set no day is closed", () => {
  expect(markDays(days, noSettings)).toEqual(days);
});
