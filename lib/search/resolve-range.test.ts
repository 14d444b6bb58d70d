import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { presets } from "@/lib/dates/preset";
import { isLinkProblem } from "./link-problem";
import { defaultLink, type ReportLink } from "./report-link";
import { type ResolvedRange, resolveRange } from "./resolve-range";

const today = "2026-11-22";

function resolve(link: Partial<ReportLink>, day = today): ResolvedRange {
  const range = resolveRange({ ...defaultLink, ...link }, day);
  if (isLinkProblem(range)) throw new Error(`${range.word}: ${range.reason}`);
  return range;
}

function faultOf(link: Partial<ReportLink>): string | null {
  const range = resolveRange({ ...defaultLink, ...link }, today);
  return isLinkProblem(range) ? range.reason : null;
}

describe("resolveRange", () => {
  test("means all of today by default, never cut", () => {
    const window = { from: "2026-11-22T00:00:00", to: "2026-11-22T23:59:59" };
    expect(resolve({})).toEqual({ window, stretches: [window], isCut: false });
  });

  test("resolves a preset on the day it is opened", () => {
    const { window } = resolve({ range: "last-week" }, "2027-01-05");
    expect(window).toEqual({ from: "2026-12-28T00:00:00", to: "2027-01-03T23:59:59" });
  });

  test("lets explicit ends win over the preset, each covering all it names", () => {
    const span = { from: "2026-11-20T08:00", to: "2026-11-21" };
    expect(resolve({ range: "last-week", span }).window).toEqual({
      from: "2026-11-20T08:00:00",
      to: "2026-11-21T23:59:59",
    });
  });

  test("cuts an end in the future at the end of today and says so", () => {
    for (const to of ["2026-11-23", "2026-11-23T00:00:00", "2026-12-31T10:00", "2999-12-31"]) {
      const { window, stretches, isCut } = resolve({ span: { from: "2026-11-20", to } });
      expect(window).toEqual({ from: "2026-11-20T00:00:00", to: "2026-11-22T23:59:59" });
      expect([stretches, isCut]).toEqual([[window], true]);
    }
  });

  test("does not cut an end at the last second of today", () => {
    expect(resolve({ span: { from: today, to: "2026-11-22T23:59:59" } }).isCut).toBe(false);
  });

  test("refuses what lies wholly in the future", () => {
    expect(faultOf({ span: { from: "2026-11-23", to: "2026-11-23" } })).toBe("future");
    expect(faultOf({ span: { from: "2026-11-23T00:00:00", to: "2026-11-25" } })).toBe("future");
  });

  test("takes any five years and not a day more", () => {
    expect(faultOf({ span: { from: "2020-01-01", to: "2024-12-31" } })).toBeNull();
    expect(faultOf({ span: { from: "2019-12-31", to: "2024-12-31" } })).toBe("too-long");
  });

  test("has no fault in any preset on any day", () => {
    const anyDay = fc
      .integer({ min: 10_957, max: 40_000 })
      .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...presets), (day, range) => {
        const { window, isCut } = resolve({ range }, day);
        expect(window.from < window.to && window.to <= `${day}T23:59:59` && !isCut).toBe(true);
      }),
    );
  });
});

describe("daily hours", () => {
  const span = { from: "2026-11-20", to: "2026-11-21" };

  test("are one stretch a day whose end is no longer in it", () => {
    expect(resolve({ span, hours: { start: "08:00", end: "12:30" } }).stretches).toEqual([
      { from: "2026-11-20T08:00:00", to: "2026-11-20T12:29:59" },
      { from: "2026-11-21T08:00:00", to: "2026-11-21T12:29:59" },
    ]);
  });

  test("belong to the day they start on when they cross midnight", () => {
    expect(resolve({ span, hours: { start: "22:00", end: "06:00" } }).stretches).toEqual([
      { from: "2026-11-20T22:00:00", to: "2026-11-21T05:59:59" },
      { from: "2026-11-21T22:00:00", to: "2026-11-22T05:59:59" },
    ]);
  });

  test("may end at midnight", () => {
    expect(resolve({ span, hours: { start: "18:00", end: "00:00" } }).stretches).toEqual([
      { from: "2026-11-20T18:00:00", to: "2026-11-20T23:59:59" },
      { from: "2026-11-21T18:00:00", to: "2026-11-21T23:59:59" },
    ]);
  });

  test("around the clock are one stretch, not a call for every day", () => {
    expect(resolve({ span, hours: { start: "00:00", end: "00:00" } }).stretches).toEqual([
      { from: "2026-11-20T00:00:00", to: "2026-11-21T23:59:59" },
    ]);
    expect(resolve({ span, hours: { start: "07:00", end: "07:00" } }).stretches).toEqual([
      { from: "2026-11-20T07:00:00", to: "2026-11-22T06:59:59" },
    ]);
  });

  test("never overlap, whatever the hours", () => {
    const time = fc
      .integer({ min: 0, max: 1439 })
      .map(
        (minute) =>
          `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`,
      );
    fc.assert(
      fc.property(time, time, (start, end) => {
        const { stretches } = resolve({ span, hours: { start, end } });
        for (const { from, to } of stretches) expect(from <= to).toBe(true);
        const [first, second] = stretches;
        if (first && second) expect(first.to < second.from).toBe(true);
      }),
    );
  });
});

test("a range that is too long is named by its end, one in the future by its start", () => {
  const problemOf = (from: string, to: string) =>
    resolveRange({ ...defaultLink, span: { from, to } }, "2026-11-22");
  const code = "invalid-range";
  expect(problemOf("2019-01-01", "2025-01-01")).toEqual({
    ...{ code, word: "to", value: "2025-01-01", reason: "too-long" },
  });
  expect(problemOf("2026-11-23", "2026-11-24")).toEqual({
    ...{ code, word: "from", value: "2026-11-23", reason: "future" },
  });
});

test("a shift of every day is refused beyond the two months that one link may cost in calls", () => {
  const hours = { start: "08:00", end: "12:00" };
  const span = (to: string) => ({ ...defaultLink, hours, span: { from: "2026-01-01", to } });
  expect(resolveRange(span("2026-03-03"), "2026-11-22")).toMatchObject({ stretches: { length: 62 } });
  expect(resolveRange(span("2026-03-04"), "2026-11-22")).toMatchObject({
    code: "invalid-range",
    word: "hours",
    reason: "too-many-shifts",
  });
});
