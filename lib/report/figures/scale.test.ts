import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { barEnd, cutBar, listTicks, longestBar, scaleEnd, scaleOf } from "./scale";

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
    { seconds: [60, 30], total: 90, wholeTotal: 120, earlier: null },
    { seconds: [-60, 30], total: -30, wholeTotal: -30, earlier: null },
    { seconds: [0, 0], total: 0, wholeTotal: 0, earlier: null },
  ];
  const time = { bars: "time", fullLength: 180 } as const;
  const share = { bars: "share", fullLength: 1 } as const;

  test("are cut into segments of time; what is below zero takes no room and shortens nothing", () => {
    expect(rows.map((row) => cutBar(row, time))).toEqual([
      [
        { place: 0, start: 0, length: 1 / 3 },
        { place: 1, start: 1 / 3, length: 1 / 6 },
      ],
      [{ place: 1, start: 0, length: 1 / 6 }],
      [],
    ]);
    expect(rows.map((row) => barEnd(row, time))).toEqual([0.5, 1 / 6, 0]);
    expect([cutBar(null, time), barEnd(null, time)]).toEqual([[], 0]);
  });

  test("are all of one length where they are cut by shares, whatever is hidden", () => {
    const thirds = rows.map((row) => cutBar(row, share).map(({ length }) => Math.round(length * 3)));
    expect(thirds).toEqual([[2, 1], [3], []]);
    expect(rows.map((row) => barEnd(row, share))).toEqual([1, 1, 0]);
  });

  test("are as long as their part of all that a row has where they are told in per cent", () => {
    const scale = scaleOf({ rows: rows.slice(0, 1) }, "time", "percent");
    expect(scale).toEqual({ bars: "percent", fullLength: 0.8 });
    expect(barEnd(rows[0] ?? null, scale)).toBeCloseTo(90 / 120 / 0.8);
    const small = { seconds: [3], total: 3, wholeTotal: 100, earlier: null };
    expect(scaleOf({ rows: [small] }, "time", "percent").fullLength).toBe(0.05);
    expect(scaleOf({ rows }, "time", "percent").fullLength).toBe(1);
    expect(scaleOf({ rows }, "share", "percent")).toEqual(share);
    expect(scaleOf({ rows }, "time", "hm")).toEqual({ bars: "time", fullLength: 120 });
  });

  test("never leave their room, whatever wolkvox says", () => {
    const seconds = fc.array(fc.integer({ min: -90_000, max: 90_000 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(seconds, fc.integer({ min: -90_000, max: 300_000 }), (states, hidden) => {
        const total = states.reduce((sum, time) => sum + time, 0);
        const row = { seconds: states, total, wholeTotal: total + hidden, earlier: null };
        for (const mode of ["time", "share"] as const)
          for (const unit of ["hm", "percent"] as const) {
            const scale = scaleOf({ rows: [row] }, mode, unit);
            const segments = cutBar(row, scale);
            const end = segments.reduce((sum, { length }) => sum + length, 0);
            expect(end).toBeLessThanOrEqual(1 + 1e-9);
            expect(end).toBeCloseTo(barEnd(row, scale), 9);
          }
      }),
    );
  });

  test("the longest is a row's or what stands beside one, and never below zero", () => {
    const of = (...times: number[]) => ({ seconds: times, total: 0, wholeTotal: 0 });
    const pair = [
      { ...of(60), earlier: of(90, -40) },
      { ...of(70), earlier: null },
    ];
    expect(longestBar({ rows: pair })).toBe(90);
    expect(longestBar({ rows: pair.slice(1) })).toBe(70);
    expect(longestBar({ rows: [{ ...of(-5), earlier: null }] })).toBe(0);
  });
});
