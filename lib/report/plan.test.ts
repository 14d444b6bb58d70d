import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countDays } from "@/lib/dates/day";
import { dayOf, type Window } from "@/lib/dates/window";
import { halveWindow, planCalls } from "./plan";

function toText(second: number): string {
  return new Date(second * 1000).toISOString().slice(0, 19);
}

function toSecond(local: string): number {
  return Date.parse(`${local}Z`) / 1000;
}

const start = toSecond("2020-01-01T00:00:00");
const anySecond = fc.integer({ min: start, max: start + 10 * 366 * 86_400 });
const anyWindow = fc
  .tuple(anySecond, fc.oneof(fc.integer({ min: 0, max: 200_000 }), fc.integer({ min: 0, max: 160_000_000 })))
  .map(([from, length]): Window => ({ from: toText(from), to: toText(from + length) }));
const wholeDays = fc.tuple(fc.integer({ min: 18_262, max: 21_000 }), fc.integer({ min: 0, max: 1826 })).map(
  ([day, more]): Window => ({
    from: toText(day * 86_400),
    to: toText((day + more + 1) * 86_400 - 1),
  }),
);
const stretch = fc.oneof(anyWindow, wholeDays);

function daysOf({ from, to }: Window): number {
  return countDays(dayOf(from), dayOf(to));
}

/** Every second of the windows is covered once: each begins a second after the one before ends. */
function expectTiling(windows: readonly Window[], whole: Window): void {
  expect(windows[0]?.from).toBe(whole.from);
  expect(windows.at(-1)?.to).toBe(whole.to);
  for (const [index, { from, to }] of windows.entries()) {
    expect(from <= to).toBe(true);
    const before = windows[index - 1];
    if (before) expect(toSecond(from) - toSecond(before.to)).toBe(1);
  }
}

describe("planCalls", () => {
  test("asks a range of up to 31 days in one call", () => {
    const october = { from: "2026-10-01T00:00:00", to: "2026-10-31T23:59:59" };
    expect(planCalls([october])).toEqual([october]);
  });

  test("splits a range of 32 days at a midnight", () => {
    expect(planCalls([{ from: "2026-10-01T00:00:00", to: "2026-11-01T23:59:59" }])).toEqual([
      { from: "2026-10-01T00:00:00", to: "2026-10-31T23:59:59" },
      { from: "2026-11-01T00:00:00", to: "2026-11-01T23:59:59" },
    ]);
  });

  test("counts the civil days that a call touches, not hours", () => {
    const touching32 = { from: "2026-10-01T23:59:59", to: "2026-11-01T00:00:00" };
    expect(planCalls([touching32])).toEqual([
      { from: "2026-10-01T23:59:59", to: "2026-10-31T23:59:59" },
      { from: "2026-11-01T00:00:00", to: "2026-11-01T00:00:00" },
    ]);
  });

  test("counts a leap day", () => {
    const calls = planCalls([{ from: "2024-02-01T00:00:00", to: "2024-03-02T23:59:59" }]);
    expect(calls.map(daysOf)).toEqual([31]);
    expect(planCalls([{ from: "2024-02-01T00:00:00", to: "2024-03-03T23:59:59" }])).toHaveLength(2);
  });

  test("asks every stretch of daily hours by itself, in order", () => {
    const nights = [
      { from: "2026-11-20T22:00:00", to: "2026-11-21T05:59:59" },
      { from: "2026-11-21T22:00:00", to: "2026-11-22T05:59:59" },
    ];
    expect(planCalls(nights)).toEqual(nights);
  });

  test("covers any stretch exactly, without overlap, in as few calls of 31 days as can be", () => {
    fc.assert(
      fc.property(stretch, (whole) => {
        const calls = planCalls([whole]);
        expectTiling(calls, whole);
        expect(Math.max(...calls.map(daysOf))).toBeLessThanOrEqual(31);
        expect(calls).toHaveLength(Math.ceil(daysOf(whole) / 31));
      }),
      { numRuns: 150 },
    );
  });

  test("costs five years 59 calls", () => {
    expect(planCalls([{ from: "2020-01-01T00:00:00", to: "2024-12-31T23:59:59" }])).toHaveLength(59);
  });
});

describe("halveWindow", () => {
  test("cuts at the midnight nearest to the middle", () => {
    expect(halveWindow({ from: "2026-11-01T08:00:00", to: "2026-11-05T12:00:00" })).toEqual([
      { from: "2026-11-01T08:00:00", to: "2026-11-02T23:59:59" },
      { from: "2026-11-03T00:00:00", to: "2026-11-05T12:00:00" },
    ]);
  });

  test("has nothing to cut within one civil day", () => {
    expect(halveWindow({ from: "2026-11-01T00:00:00", to: "2026-11-01T23:59:59" })).toBeNull();
  });

  test("keeps every second of any window, in halves that differ by a day at most", () => {
    fc.assert(
      fc.property(stretch, (whole) => {
        const halves = halveWindow(whole);
        expect(halves === null).toBe(daysOf(whole) < 2);
        if (!halves) return;
        expectTiling(halves, whole);
        expect(daysOf(halves[0]) + daysOf(halves[1])).toBe(daysOf(whole));
        expect(daysOf(halves[1]) - daysOf(halves[0])).toBeLessThanOrEqual(1);
      }),
      { numRuns: 150 },
    );
  });
});
