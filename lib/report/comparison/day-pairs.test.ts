import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countDays, firstDayOfMonth, firstDayOfWeek, lastDayOfMonth, shiftDay } from "@/lib/dates/day";
import { areWeekdaysApart, type DaySpan, endWithin, pairSpan, spanOf } from "./day-pairs";

const span = (from: string, to = from): DaySpan => ({ from, to });

describe("the days beside others", () => {
  const range = span("2026-11-16", "2026-11-22");
  const before = span("2026-11-09", "2026-11-15");

  test("are of the same weekday where the periods begin on one", () => {
    expect(pairSpan(span("2026-11-18"), range, before, "day")).toEqual(span("2026-11-11"));
    expect(pairSpan(range, range, before, "week")).toEqual(before);
    expect(areWeekdaysApart(range, before)).toBe(false);
    expect(areWeekdaysApart(range, span("2026-11-08", "2026-11-14"))).toBe(true);
  });

  test("of whole months are the nearest of the same weekday, and none where that lies in another month", () => {
    const [october, september] = [span("2026-10-01", "2026-10-31"), span("2026-09-01", "2026-09-30")];
    const beside = (from: string, to = from, grain: "day" | "week" = "day") =>
      pairSpan(span(from, to), october, september, grain);
    expect([beside("2026-10-01"), beside("2026-10-28")]).toEqual([span("2026-09-03"), span("2026-09-30")]);
    expect(beside("2026-10-29")).toBeNull();
    expect(beside("2026-10-05", "2026-10-11", "week")).toEqual(span("2026-09-07", "2026-09-13"));
    expect(areWeekdaysApart(october, september)).toBe(false);
    const part = span("2026-09-01", "2026-09-29");
    expect(pairSpan(span("2026-10-01"), october, part, "day")).toEqual(span("2026-09-01"));
    expect(areWeekdaysApart(october, part)).toBe(true);
  });

  test("are none where the other period has fewer, and as many as it has of a week", () => {
    const three = span("2026-11-09", "2026-11-11");
    expect(pairSpan(span("2026-11-19"), range, three, "day")).toBeNull();
    expect(pairSpan(range, range, three, "week")).toEqual(three);
  });

  test("are whole months beside whole months, whatever their lengths", () => {
    const spring = span("2026-02-01", "2026-03-31");
    const earlier = span("2025-12-01", "2026-01-31");
    expect(pairSpan(span("2026-02-01", "2026-02-28"), spring, earlier, "month")).toEqual(
      span("2025-12-01", "2025-12-31"),
    );
    expect(pairSpan(span("2026-03-01", "2026-03-31"), spring, earlier, "month")).toEqual(
      span("2026-01-01", "2026-01-31"),
    );
  });

  test("are days beside days where months begin on both sides, but the rows are days", () => {
    const [march, february] = [span("2026-03-01", "2026-03-31"), span("2026-02-01", "2026-02-28")];
    expect(pairSpan(span("2026-03-28"), march, february, "day")).toEqual(span("2026-02-28"));
    expect(pairSpan(span("2026-03-31"), march, february, "day")).toBeNull();
  });

  test("of a month so far are the same dates of a whole one", () => {
    const running = span("2026-11-01", "2026-11-22");
    const october = span("2026-10-01", "2026-10-31");
    expect(pairSpan(running, running, october, "month")).toEqual(span("2026-10-01", "2026-10-22"));
  });

  test("end where a running month's comparison ends", () => {
    const running = span("2026-11-01", "2026-11-22");
    const soFar = span("2026-10-01", "2026-10-22");
    expect(pairSpan(running, running, soFar, "month")).toEqual(soFar);
  });
});

describe("days that stand beside a running range", () => {
  const other = { to: "2026-11-15T14:05:37" };
  const within = (to: string, words: { isSoFar?: boolean; hours?: unknown } = {}) =>
    endWithin({ to }, other, { isSoFar: true, hours: null, ...words });

  test("end with the figures on the last of them, and are whole before it", () => {
    expect([within("2026-11-15"), within("2026-11-14")]).toEqual([other.to, null]);
  });

  test("are whole where the range is over, or has a daily window", () => {
    expect(within("2026-11-15", { isSoFar: false })).toBeNull();
    expect(within("2026-11-15", { hours: { start: "08:00", end: "18:00" } })).toBeNull();
  });
});

test("a range's days are those that its ends lie in", () => {
  expect(spanOf({ from: "2026-11-16T22:00:00", to: "2026-11-17T05:59:59" })).toEqual(
    span("2026-11-16", "2026-11-17"),
  );
});

const anyDay = fc.integer({ min: 0, max: 3000 }).map((days) => shiftDay("2022-01-01", days));

test("days, weeks and months of a range stand beside every day of an equally long one, once", () => {
  const grains = fc.constantFrom("day" as const, "week" as const, "month" as const);
  fc.assert(
    fc.property(anyDay, anyDay, fc.integer({ min: 1, max: 120 }), grains, (first, start, length, grain) => {
      const range = span(first, shiftDay(first, length - 1));
      const other = span(start, shiftDay(start, length - 1));
      if (grain === "month" && first === firstDayOfMonth(first) && start === firstDayOfMonth(start)) return;
      const pairs = listSpans(range, grain).map((row) => pairSpan(row, range, other, grain));
      expect(pairs.reduce((sum, pair) => sum + (pair ? countDays(pair.from, pair.to) : 0), 0)).toBe(length);
      expect([pairs[0]?.from, pairs.at(-1)?.to]).toEqual([other.from, other.to]);
    }),
  );
});

function listSpans({ from, to }: DaySpan, grain: "day" | "week" | "month"): DaySpan[] {
  const spans: DaySpan[] = [];
  for (let day = from; day <= to; ) {
    const ends = { day, week: shiftDay(firstDayOfWeek(day), 6), month: lastDayOfMonth(day) };
    const end = ends[grain] < to ? ends[grain] : to;
    spans.push(span(day, end));
    day = shiftDay(end, 1);
  }
  return spans;
}
