import { expect, test } from "vitest";
import { figureHeight, markHeight } from "./median-height";
import { medianPath } from "./median-path";

const median = (total: number | null) => ({ agents: 3, seconds: [], total });

test("a mark lies across each column at its day's median, and there is none where that is not known", () => {
  const medians = [median(3600), null, median(null), median(1800)];
  const layout = { slot: 100, bar: 50, plotHeight: 200 };
  expect(medianPath({ medians }, layout, 7200)).toBe("M21 100h58M321 150h58");
  expect(markHeight({ medians, bars: "time" }, 3, 200, 7200)).toBe(50);
  expect([1, 2].map((place) => markHeight({ medians, bars: "time" }, place, 200, 7200))).toEqual([
    null,
    null,
  ]);
  expect(markHeight({ medians, bars: "share" }, 3, 200, 7200)).toBeNull();
});

test("the figure over a column stands above a mark that would cross it, else above the column", () => {
  expect([90, 100, 119].map((mark) => figureHeight(100, mark))).toEqual([100, 100, 119]);
  expect([120, 500, null].map((mark) => figureHeight(100, mark))).toEqual([100, 100, 100]);
});
