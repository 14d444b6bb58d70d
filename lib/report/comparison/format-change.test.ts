import { describe, expect, test } from "vitest";
import { directionOf, formatChange, formatChangeShare, formatPoints, withDirection } from "./format-change";

describe("formatChange", () => {
  test("writes the sign before the time, in the unit of the link", () => {
    expect(formatChange(4320, "hm", "es")).toBe("+1h\u202f12m");
    expect(formatChange(-300, "hm", "es")).toBe("−5m");
    expect(formatChange(-98_709, "hms", "es")).toBe("−27:25:09");
    expect(formatChange(1800, "decimal", "es")).toBe("+0,50");
  });

  test("never writes a difference as none", () => {
    expect(formatChange(-7, "hm", "en")).toBe("−7s");
    expect(formatChange(0, "hms", "en")).toBe("=");
  });
});

describe("formatPoints", () => {
  test("writes the difference of two shares", () => {
    expect(formatPoints(0.0234, "es")).toBe("+2,3\u202fpp");
    expect(formatPoints(-0.1, "en")).toBe("−10.0\u202fpp");
    expect(formatPoints(0.0001, "en")).toBe("=");
  });
});

describe("formatChangeShare", () => {
  test("writes a part of what was", () => {
    expect(formatChangeShare(0.042, "es")).toBe("+4,2\u202f%");
    expect(formatChangeShare(-1, "en")).toBe("−100.0\u202f%");
    expect(formatChangeShare(0, "en")).toBe("0\u202f%");
  });
});

test("the direction of a difference is that of its sign, and none has none", () => {
  expect(["+1h", "−5m", "=", "–", "nuevo"].map(directionOf)).toEqual(["▲", "▼", null, null, null]);
  expect(["+1h", "−5m", "="].map(withDirection)).toEqual(["▲\u00a0+1h", "▼\u00a0−5m", "="]);
});
