import { describe, expect, test } from "vitest";
import { windowOfDay } from "@/lib/dates/window";
import { cutIntoPieces, isPiece, joinPieces, keyOfWindow, windowOfKey } from "./pieces";

const daysOf = (first: string, last: string) =>
  cutIntoPieces({ from: windowOfDay(first).from, to: windowOfDay(last).to });

describe("a stretch of time", () => {
  test("is one piece where it lasts a day or less, across a midnight too", () => {
    const night = { from: "2026-11-20T22:00:00", to: "2026-11-21T21:59:59" };
    expect([isPiece(night), cutIntoPieces(night)]).toEqual([true, [night]]);
    expect(isPiece({ ...night, to: "2026-11-21T22:00:00" })).toBe(false);
    expect(isPiece({ from: "2026-11-20T00:00:00", to: "2026-11-20T23:59:59" })).toBe(true);
    expect(isPiece({ from: "2026-11-20T00:00:00", to: "2026-11-21T00:00:00" })).toBe(false);
  });

  test("is cut at its midnights where it lasts longer, its ends where they are", () => {
    expect(cutIntoPieces({ from: "2026-11-20T22:00:00", to: "2026-11-22T05:59:59" })).toEqual([
      { from: "2026-11-20T22:00:00", to: "2026-11-20T23:59:59" },
      windowOfDay("2026-11-21"),
      { from: "2026-11-22T00:00:00", to: "2026-11-22T05:59:59" },
    ]);
  });
});

describe("pieces", () => {
  test("are asked together, 31 days at a time", () => {
    const lengths = (last: string) =>
      joinPieces(daysOf("2026-10-01", last)).map(({ from, to }) => [from.slice(5, 10), to.slice(5, 10)]);
    expect(lengths("2026-10-31")).toEqual([["10-01", "10-31"]]);
    expect(lengths("2026-11-01")).toEqual([
      ["10-01", "10-31"],
      ["11-01", "11-01"],
    ]);
  });

  test("stay as they are while they are joined", () => {
    const pieces = daysOf("2026-10-01", "2026-10-03");
    joinPieces(pieces);
    expect(pieces).toEqual(daysOf("2026-10-01", "2026-10-03"));
    expect(joinPieces([])).toEqual([]);
  });
});

test("a window is found again by its name", () => {
  const window = { from: "2026-11-20T22:00:00", to: "2026-11-21T05:59:59" };
  expect(keyOfWindow(window)).toBe("2026-11-20T22:00:00/2026-11-21T05:59:59");
  expect(windowOfKey(keyOfWindow(window))).toEqual(window);
});
