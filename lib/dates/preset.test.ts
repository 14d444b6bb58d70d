import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countDays, shiftDay } from "./day";
import { presets, resolvePreset } from "./preset";

const anyDay = fc
  .integer({ min: 10_957, max: 40_000 })
  .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));

function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

describe("resolvePreset", () => {
  test.each([
    ["today", "2026-11-22", "2026-11-22"],
    ["yesterday", "2026-11-21", "2026-11-21"],
    ["this-week", "2026-11-16", "2026-11-22"],
    ["last-week", "2026-11-09", "2026-11-15"],
    ["last-7-days", "2026-11-16", "2026-11-22"],
    ["last-30-days", "2026-10-24", "2026-11-22"],
    ["this-month", "2026-11-01", "2026-11-22"],
    ["last-month", "2026-10-01", "2026-10-31"],
  ] as const)("%s on Sunday 22 November 2026 is %s to %s", (preset, first, last) => {
    expect(resolvePreset(preset, "2026-11-22")).toEqual({ first, last });
  });

  test.each([
    ["the leap day", "yesterday", "2024-03-01", "2024-02-29", "2024-02-29"],
    ["a leap February", "last-month", "2024-03-31", "2024-02-01", "2024-02-29"],
    ["a common February", "last-month", "2026-03-31", "2026-02-01", "2026-02-28"],
    ["the year before", "last-month", "2027-01-15", "2026-12-01", "2026-12-31"],
    ["New Year's Eve", "yesterday", "2027-01-01", "2026-12-31", "2026-12-31"],
    ["week 53", "last-week", "2027-01-05", "2026-12-28", "2027-01-03"],
    ["the running week 53", "this-week", "2027-01-01", "2026-12-28", "2027-01-01"],
    ["a month's first day", "this-month", "2026-12-01", "2026-12-01", "2026-12-01"],
    ["a Monday", "this-week", "2026-11-16", "2026-11-16", "2026-11-16"],
    ["a clock change in Santiago", "last-7-days", "2026-09-08", "2026-09-02", "2026-09-08"],
    ["thirty days across New Year", "last-30-days", "2027-01-15", "2026-12-17", "2027-01-15"],
  ] as const)("finds %s", (_, preset, today, first, last) => {
    expect(resolvePreset(preset, today)).toEqual({ first, last });
  });

  test("last week always has seven days, Monday to Sunday, and ends before this one begins", () => {
    fc.assert(
      fc.property(anyDay, (today) => {
        const { first, last } = resolvePreset("last-week", today);
        expect([countDays(first, last), weekdayOf(first), weekdayOf(last)]).toEqual([7, 1, 0]);
        expect(resolvePreset("this-week", today).first).toBe(shiftDay(last, 1));
      }),
    );
  });

  test("last month is the whole month before the one of today", () => {
    fc.assert(
      fc.property(anyDay, (today) => {
        const { first, last } = resolvePreset("last-month", today);
        expect(first.slice(8)).toBe("01");
        expect(first.slice(0, 7)).toBe(last.slice(0, 7));
        expect(shiftDay(last, 1)).toBe(`${today.slice(0, 7)}-01`);
      }),
    );
  });

  test("the running ranges end today and no range reaches beyond it", () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...presets), (today, preset) => {
        const { first, last } = resolvePreset(preset, today);
        expect(first <= last).toBe(true);
        const isRunning = ["today", "this-week", "this-month", "last-7-days", "last-30-days"].includes(
          preset,
        );
        expect(isRunning ? last === today : last < today).toBe(true);
      }),
    );
  });

  test("the ranges named by a count have that many days", () => {
    fc.assert(
      fc.property(anyDay, (today) => {
        const days = (["last-7-days", "last-30-days"] as const).map((preset) => resolvePreset(preset, today));
        expect(days.map(({ first, last }) => countDays(first, last))).toEqual([7, 30]);
      }),
    );
  });
});
