import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { listDays, shiftDay } from "@/lib/dates/day";
import { buildAgentWeeks, countWorkedDays, findLongestDay } from "./agent-days";
import type { DayTime } from "./day-time";
import { readDays } from "./period-table";
import { sumSeconds } from "./report";

function day(name: string, seconds: number[], rest: Partial<DayTime> = {}): DayTime {
  const agents = seconds.some((time) => time !== 0) ? 1 : 0;
  return { day: name, status: "final", agents, seconds, ...rest };
}

function readPerDay(days: readonly DayTime[], shown: readonly number[]) {
  const { seconds, average } = readDays(days, shown, days[0]?.seconds.length ?? 0, true);
  return average === null ? null : { seconds, total: average };
}

describe("days read per day worked", () => {
  test("divides by the days worked only: neither days off nor days without data count", () => {
    const days = [
      day("2026-03-02", [3600, 600]),
      day("2026-03-03", [0, 0]),
      day("2026-03-04", [1800, 0]),
      day("2026-03-05", [0, 0], { status: "no-data" }),
      day("2026-03-06", [0, 0], { status: "failed" }),
    ];
    expect(countWorkedDays(days)).toBe(2);
    expect(readPerDay(days, [0, 1])).toEqual({ seconds: [2700, 300], total: 3000 });
    expect(readPerDay(days, [1])).toEqual({ seconds: [300], total: 300 });
  });

  test("leaves out times below zero", () => {
    const days = [day("2026-03-02", [900, -300], { negative: [0, -300] }), day("2026-03-03", [300, 100])];
    expect(readPerDay(days, [0, 1])).toEqual({ seconds: [600, 50], total: 650 });
  });

  test("is not known while a day is not read yet, nor where no day was worked", () => {
    expect(
      readPerDay([day("2026-03-02", [60]), day("2026-03-03", [0], { status: "missing" })], [0]),
    ).toBeNull();
    expect(readPerDay([day("2026-03-02", [0])], [0])).toBeNull();
  });
});

describe("buildAgentWeeks", () => {
  test("cuts weeks where the range is, from Monday, and says how many days were worked", () => {
    const days = [
      ...listDays("2026-03-06", "2026-03-08").map((name) => day(name, [600])),
      ...listDays("2026-03-09", "2026-03-11").map((name) => day(name, [name.endsWith("10") ? 0 : 1200])),
    ];
    expect(buildAgentWeeks(days, [0])).toEqual([
      { from: "2026-03-06", to: "2026-03-08", days: 3, worked: 3, status: "final", average: 600 },
      { from: "2026-03-09", to: "2026-03-11", days: 3, worked: 2, status: "final", average: 1200 },
    ]);
  });

  test("a week with a day still to be read has no average, and the others keep theirs", () => {
    const days = [day("2026-03-08", [600]), day("2026-03-09", [0], { status: "missing" })];
    expect(buildAgentWeeks(days, [0]).map(({ average, status }) => [average, status])).toEqual([
      [600, "final"],
      [null, "missing"],
    ]);
  });

  test("weeks hold every day once, and their averages weighed by days worked are the range's", () => {
    const anyTimes = fc.array(fc.nat(40_000), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(anyTimes, fc.nat(6), (times, offset) => {
        const days = times.map((seconds, place) => day(shiftDay("2026-03-02", offset + place), [seconds]));
        const weeks = buildAgentWeeks(days, [0]);
        expect(sumSeconds(weeks.map((week) => week.days))).toBe(days.length);
        expect(sumSeconds(weeks.map(({ worked }) => worked))).toBe(countWorkedDays(days));
        const weighed = sumSeconds(weeks.map(({ average, worked }) => (average ?? 0) * worked));
        expect(weighed).toBeCloseTo(sumSeconds(times), 3);
      }),
    );
  });
});

describe("findLongestDay", () => {
  test("is the day with most time in the states shown, the earlier of two alike", () => {
    const days = [day("2026-03-02", [60, 900]), day("2026-03-03", [600, 360]), day("2026-03-04", [900, 60])];
    expect(findLongestDay(days, [0, 1])).toEqual({ day: "2026-03-02", seconds: 960 });
    expect(findLongestDay(days, [0])).toEqual({ day: "2026-03-04", seconds: 900 });
    expect(findLongestDay([day("2026-03-02", [0])], [0])).toBeNull();
    expect(findLongestDay([], [0])).toBeNull();
  });
});
