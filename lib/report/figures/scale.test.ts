import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { barEnd, cutBar, listTicks, scaleEnd } from "./scale";

test.each([
  [0, 60],
  [-5, 60],
  [60, 60],
  [61, 120],
  [3600, 3600],
  [720, 720],
  [721, 900],
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
  expect(listTicks(300, 5)).toEqual([0, 60, 120, 180, 240, 300]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 900_000_000 }), (highest) => {
      const ticks = listTicks(highest, 5);
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(highest);
      expect(ticks.at(-2)).toBeLessThan(Math.max(highest, 60));
    }),
  );
});

describe("bars", () => {
  const rows = [
    { seconds: [60, 30], total: 90, wholeTotal: 120 },
    { seconds: [-60, 30], total: -30, wholeTotal: -30 },
    { seconds: [0, 0], total: 0, wholeTotal: 0 },
  ];
  const time = { bars: "time", scaleSeconds: 180 } as const;
  const share = { bars: "share", scaleSeconds: 180 } as const;

  test("are cut into segments of time, or into parts of all that the row has, whatever is hidden", () => {
    expect(rows.map((row) => cutBar(row, time))).toEqual([
      [
        { place: 0, start: 0, length: 1 / 3 },
        { place: 1, start: 1 / 3, length: 1 / 6 },
      ],
      [{ place: 1, start: 0, length: 1 / 6 }],
      [],
    ]);
    expect(rows.map((row) => cutBar(row, share))).toEqual([
      [
        { place: 0, start: 0, length: 0.5 },
        { place: 1, start: 0.5, length: 0.25 },
      ],
      [],
      [],
    ]);
    expect(cutBar(null, time)).toEqual([]);
  });

  test("end within the scale, also where there is nothing to share", () => {
    expect(rows.map((row) => barEnd(row, time))).toEqual([0.5, 0, 0]);
    expect(rows.map((row) => barEnd(row, share))).toEqual([0.75, 0, 0]);
    expect(barEnd(null, time)).toBe(0);
  });
});
