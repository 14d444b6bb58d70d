import { expect, test } from "vitest";
import type { Figures } from "@/lib/report/figures/figure-table";
import { findGrewMost } from "./grew-most";

const figures = (seconds: number[], more: Partial<Figures> = {}): Figures => ({
  ...{ seconds, total: 0, wholeTotal: 0, daysWorked: 1, average: null },
  ...more,
});
const tableOf = (total: Figures) => ({ states: ["Almuerzo", "Break", "Baño"], total });

test("the state that grew most is that of the greatest difference, whatever its size", () => {
  expect(findGrewMost(tableOf(figures([9000, 600, 300])), figures([8990, 100, 290]))).toEqual({
    ...{ place: 1, change: 500 },
  });
});

test("none grew where all are as before or less", () => {
  expect(findGrewMost(tableOf(figures([100, 200, 0])), figures([100, 300, 50]))).toBeNull();
});

test("a time that a side does not know is no growth", () => {
  const earlier = figures([0, 100, 100], { unknown: [0] });
  expect(findGrewMost(tableOf(figures([9000, 160, 150])), earlier)).toEqual({ place: 1, change: 60 });
  const now = figures([0, 160, 400], { unknown: [1] });
  expect(findGrewMost(tableOf(now), figures([0, 0, 390]))).toEqual({ place: 1, change: 160 });
});

test("a state that may not be told is passed over", () => {
  const [now, earlier] = [figures([500, 400, 900]), figures([0, 0, 0])];
  expect(findGrewMost(tableOf(now), earlier, (place) => place !== 2)).toEqual({ place: 0, change: 500 });
});
