import fc from "fast-check";
import { expect, test } from "vitest";
import { scaleEnd } from "./scale";

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
