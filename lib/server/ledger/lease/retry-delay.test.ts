import { expect, test } from "vitest";
import { retryDelayMs } from "./retry-delay";

test("a failing window is left alone for longer each time, never longer than a live range waits anyway", () => {
  const delays = [1, 2, 3, 4, 5, 6, 7, 8, 1000].map((times) => retryDelayMs(times, 300_000, undefined));
  expect(delays).toEqual([5_000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000, 300_000]);
});

test("a time that wolkvox named is kept, later than the growing delay or not at all", () => {
  expect(retryDelayMs(1, 300_000, 900)).toBe(900_000);
  expect(retryDelayMs(4, 300_000, 1)).toBe(40_000);
  expect(retryDelayMs(1, 1_000, 0)).toBe(1_000);
});
