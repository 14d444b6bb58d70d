import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawStacks, listTicks, scaleEnd, stackEnd } from "./scale";

test.each([
  [0, 60],
  [-5, 60],
  [60, 60],
  [61, 120],
  [3600, 3600],
  [147_960, 162_000],
])("a longest bar of %i seconds ends the scale at %i", (longest, end) => {
  expect(scaleEnd(longest)).toBe(end);
});

test("the scale holds the longest bar and wastes less than half of its width", () => {
  fc.assert(
    fc.property(fc.integer({ min: 60, max: 200_000_000 }), (longest) => {
      expect(scaleEnd(longest)).toBeGreaterThanOrEqual(longest);
      expect(scaleEnd(longest)).toBeLessThanOrEqual(longest * 2);
    }),
  );
});

test("an axis has few round lines, from zero to the highest column or above", () => {
  expect(listTicks(388 * 3600, 5).map((seconds) => seconds / 3600)).toEqual([0, 100, 200, 300, 400]);
  expect(listTicks(0, 5)).toEqual([0, 60]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 900_000_000 }), (highest) => {
      const ticks = listTicks(highest, 5);
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(highest);
      expect(ticks.at(-2)).toBeLessThan(Math.max(highest, 60));
    }),
  );
});

describe("stacks", () => {
  const rows = [
    { seconds: [60, 30], total: 90, wholeTotal: 120 },
    { seconds: [-60, 30], total: -30, wholeTotal: -30 },
    { seconds: [0, 0], total: 0, wholeTotal: 0 },
  ];

  test("are drawn in seconds, or as parts of all that the row has, whatever is hidden", () => {
    expect(drawStacks(rows, "time")).toBe(rows);
    expect(drawStacks(rows, "share").map(({ seconds }) => seconds)).toEqual([
      [0.5, 0.25],
      [0, 0],
      [0, 0],
    ]);
  });

  test("end within the scale, also where there is nothing to share", () => {
    expect(rows.map((row) => stackEnd(row, "time", 180))).toEqual([0.5, 0, 0]);
    expect(rows.map((row) => stackEnd(row, "share", 180))).toEqual([0.75, 0, 0]);
  });
});
