import { describe, expect, test } from "vitest";
import { listDays } from "@/lib/dates/day";
import { windowOfDay } from "@/lib/dates/window";
import { findDifferences, type NotedAnswer } from "./notes";

const days = listDays("2026-11-16", "2026-11-18").map(windowOfDay);
const block = { from: "2026-11-16T00:00:00", to: "2026-11-18T23:59:59" };
const askedAt = "2026-11-20T15:00:00Z";
const byDay = days.map((window, place): NotedAnswer => ({ window, askedAt, seconds: 100 * (place + 1) }));

describe("a block and its days", () => {
  test("are told where they disagree, with both sums", () => {
    const answers = [{ window: block, askedAt: "2026-11-19T15:00:00Z", seconds: 601 }, ...byDay];
    expect(findDifferences(days, answers)).toEqual([
      {
        kind: "differs",
        from: "2026-11-16",
        to: "2026-11-18",
        blockSeconds: 601,
        blockAskedAt: "2026-11-19T15:00:00Z",
        daysSeconds: 600,
      },
    ]);
  });

  test("are not told where they agree", () => {
    expect(findDifferences(days, [{ window: block, askedAt, seconds: 600 }, ...byDay])).toEqual([]);
  });

  test("are not compared while a day is not known by itself", () => {
    const answers = [{ window: block, askedAt, seconds: 601 }, ...byDay.slice(1)];
    expect(findDifferences(days, answers)).toEqual([]);
  });

  test("are compared block by block", () => {
    const half = { from: "2026-11-17T00:00:00", to: "2026-11-18T23:59:59" };
    const answers = [
      { window: block, askedAt, seconds: 600 },
      { window: half, askedAt, seconds: 499 },
      ...byDay,
    ];
    expect(findDifferences(days, answers)).toMatchObject([
      { from: "2026-11-17", to: "2026-11-18", blockSeconds: 499, daysSeconds: 500 },
    ]);
  });
});
