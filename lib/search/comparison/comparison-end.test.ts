import { describe, expect, test } from "vitest";
import { cutStretches, findRunningEnd, isRunning } from "./comparison-end";

const window = { from: "2026-11-20T08:00:00", to: "2026-11-22T18:00:59" };
const range = { window, stretches: [window], isCut: false };

describe("a range", () => {
  test("runs while its figures end before it does", () => {
    expect(isRunning(range, "2026-11-22T18:00:58")).toBe(true);
    expect(isRunning(range, "2026-11-22T18:00:59")).toBe(false);
    expect(isRunning(range, "2026-11-23T09:00:00")).toBe(false);
    expect(isRunning(range, null)).toBe(false);
  });

  test("that has begun ends with its figures, one that has not as a whole", () => {
    expect(findRunningEnd(range, null, "2026-11-21T14:05:37")).toEqual({
      ...{ day: "2026-11-21", time: "T14:05:37", isPart: false },
    });
    expect(findRunningEnd(range, null, window.from)).toEqual({
      ...{ day: "2026-11-20", time: "T08:00:00", isPart: false },
    });
    expect(findRunningEnd(range, null, "2026-11-20T07:59:59")).toEqual({
      ...{ day: "2026-11-22", time: "T18:00:59", isPart: true },
    });
  });
});

describe("under daily hours a range", () => {
  const days = { from: "2026-11-20T00:00:00", to: "2026-11-22T23:59:59" };
  const endOf = (start: string, end: string, soFar: string) =>
    findRunningEnd({ ...range, window: days }, { start, end }, soFar);

  test("ends with the last shift that has begun, a part of one until it is over", () => {
    expect(endOf("08:00", "18:00", "2026-11-21T07:59:59")).toEqual({
      ...{ day: "2026-11-20", time: null, isPart: false },
    });
    expect(endOf("08:00", "18:00", "2026-11-21T08:00:00")).toEqual({
      ...{ day: "2026-11-21", time: null, isPart: true },
    });
    expect(endOf("08:00", "18:00", "2026-11-21T18:00:00")).toMatchObject({ isPart: false });
  });

  test("ends on the next day where its shifts do", () => {
    const night = (soFar: string) => endOf("22:00", "06:00", soFar);
    expect(night("2026-11-22T05:59:59")).toEqual({ day: "2026-11-21", time: null, isPart: true });
    expect(night("2026-11-22T06:00:00")).toEqual({ day: "2026-11-21", time: null, isPart: false });
    expect(endOf("06:00", "06:00", "2026-11-21T05:59:59")).toMatchObject({ day: "2026-11-20", isPart: true });
  });

  test("is a whole where no shift has begun", () => {
    expect(endOf("22:00", "06:00", "2026-11-20T21:59:59")).toEqual({
      ...{ day: "2026-11-22", time: null, isPart: true },
    });
  });
});

test("stretches go as far as their figures, and those that have not begun are none", () => {
  const [first, second] = [
    { from: "2026-11-20T08:00:00", to: "2026-11-20T11:59:59" },
    { from: "2026-11-21T08:00:00", to: "2026-11-21T11:59:59" },
  ];
  expect(cutStretches([first, second], null)).toEqual([first, second]);
  expect(cutStretches([first, second], "2026-11-21T09:30:00")).toEqual([
    first,
    { ...second, to: "2026-11-21T09:30:00" },
  ]);
  expect(cutStretches([first, second], "2026-11-21T08:00:00")).toEqual([
    first,
    { ...second, to: second.from },
  ]);
  expect(cutStretches([first, second], "2026-11-21T07:59:59")).toEqual([first]);
  expect(cutStretches([first, second], "2026-11-20T07:59:59")).toEqual([]);
});
