import { expect, test } from "vitest";
import { countLooks, isWatched } from "./watch";

const watch = { days: [1, 5], from: "06:00", to: "22:00" };

test("a moment is watched on its weekdays, from the first minute until before the last", () => {
  // The 20th of November 2026 is a Friday.
  const times = ["05:59:59", "06:00:00", "21:59:59", "22:00:00"].map((time) => `2026-11-20T${time}`);
  expect(times.map((time) => isWatched(watch, time))).toEqual([false, true, true, false]);
  expect(isWatched(watch, "2026-11-21T12:00:00")).toBe(false);
  expect(isWatched({ ...watch, from: "00:00", to: "24:00" }, "2026-11-20T23:59:59")).toBe(true);
});

test("a watched day costs a look every refresh, and one after its end", () => {
  expect(countLooks(watch, 300)).toBe(193);
  expect(countLooks({ from: "00:00", to: "24:00" }, 300)).toBe(289);
  expect(countLooks({ from: "08:00", to: "08:01" }, 300)).toBe(2);
  expect(countLooks({ from: "08:00", to: "08:00" }, 300)).toBe(0);
});
