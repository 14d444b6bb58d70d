import { expect, test } from "vitest";
import type { DayTime } from "./day-time";
import { buildPeriods, sumDays } from "./periods";

function day(name: string, seconds: number[], rest: Partial<DayTime> = {}): DayTime {
  return { day: name, status: "final", agents: 1, seconds, ...rest };
}

const days = [
  day("2026-10-31", [5, 1], { asOf: "2026-11-22T15:00:00Z", unknown: [1] }),
  day("2026-11-01", [7, 2], { asOf: "2026-11-20T15:00:00Z", unknown: [0] }),
  day("2026-11-02", [1, 0], { status: "no-data" }),
];

test("a period has the sums of its days, every mark in order, its oldest answer and its gravest status", () => {
  expect(sumDays(days, 2)).toStrictEqual({
    ...{ from: "2026-10-31", to: "2026-11-02", days: 3, daysWithData: 2, status: "final" },
    ...{ asOf: "2026-11-20T15:00:00Z", seconds: [13, 3], unknown: [0, 1] },
  });
});

test("days are cut at Mondays or at the first of a month", () => {
  const ends = (grain: "day" | "week" | "month") =>
    buildPeriods(days, grain, 2).map(({ from, to }) => [from.slice(5), to.slice(5)]);
  expect(ends("day")).toEqual([
    ["10-31", "10-31"],
    ["11-01", "11-01"],
    ["11-02", "11-02"],
  ]);
  expect(ends("week")).toEqual([
    ["10-31", "11-01"],
    ["11-02", "11-02"],
  ]);
  expect(ends("month")).toEqual([
    ["10-31", "10-31"],
    ["11-01", "11-02"],
  ]);
});

test("a period tells nothing that is not known of it", () => {
  const [unknown] = buildPeriods([day("2026-11-01", [0], { status: "missing", agents: 0 })], "week", 1);
  expect(unknown).toStrictEqual({
    ...{ from: "2026-11-01", to: "2026-11-01", days: 1, daysWithData: 0, status: "missing", seconds: [0] },
  });
  expect(sumDays([], 2)).toMatchObject({ days: 0, status: "missing", seconds: [0, 0] });
});
