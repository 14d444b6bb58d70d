import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countDays, shiftDay } from "@/lib/dates/day";
import { presets } from "@/lib/dates/preset";
import { dayOf } from "@/lib/dates/window";
import { isLinkProblem } from "../link-problem";
import { defaultLink, type ReportLink } from "../report-link";
import { resolveRange } from "../resolve-range";
import { type Comparison, formatComparison } from "./comparison";
import { type ResolvedComparison, resolveComparison } from "./resolve-comparison";

type Clock = { today?: string; soFar?: string | null; timeZone?: string };

const sunday = "2026-11-22";

function rangeOf(link: ReportLink, today: string) {
  const range = resolveRange(link, today);
  if (isLinkProblem(range)) throw new Error(`${range.word}: ${range.reason}`);
  return range;
}

function ask(words: Partial<ReportLink>, clock: Clock = {}) {
  const link: ReportLink = { ...defaultLink, compare: "previous", ...words };
  const { today = sunday, soFar = null, timeZone = "America/Bogota" } = clock;
  return resolveComparison(link, rangeOf(link, today), { today, soFar, timeZone });
}

function compare(words: Partial<ReportLink>, clock: Clock = {}): ResolvedComparison {
  const found = ask(words, clock);
  if (found === null || isLinkProblem(found)) throw new Error(JSON.stringify(found));
  return found;
}

function spanOf(words: Partial<ReportLink>, clock: Clock = {}): string {
  const { link, rule } = compare(words, clock);
  return `${rule} ${link.span?.from}..${link.span?.to}`;
}

const between = (from: string, to: string): Partial<ReportLink> => ({ span: { from, to } });

describe("previous", () => {
  test.each<[string, Partial<ReportLink>, string]>([
    ["a day", { range: "yesterday" }, "week-earlier 2026-11-14..2026-11-14"],
    ["a few days", between("2026-11-19", "2026-11-20"), "week-earlier 2026-11-12..2026-11-13"],
    [
      "hours of a day",
      between("2026-11-20T08:00", "2026-11-20T11:59"),
      "week-earlier 2026-11-13T08:00:00..2026-11-13T11:59:59",
    ],
    [
      "a night",
      between("2026-11-19T22:00", "2026-11-20T05:59"),
      "week-earlier 2026-11-12T22:00:00..2026-11-13T05:59:59",
    ],
    [
      "a week from noon to noon",
      between("2026-11-11T12:00", "2026-11-18T11:59"),
      "period-before 2026-11-04T12:00:00..2026-11-11T11:59:59",
    ],
    ["a week", { range: "last-week" }, "period-before 2026-11-02..2026-11-08"],
    ["a fortnight", between("2026-11-02", "2026-11-15"), "period-before 2026-10-19..2026-11-01"],
    ["eight days", between("2026-11-09", "2026-11-16"), "weeks-earlier 2026-10-26..2026-11-02"],
    ["thirty days", between("2026-10-01", "2026-10-30"), "weeks-earlier 2026-08-27..2026-09-25"],
    ["a month", { range: "last-month" }, "months-before 2026-09-01..2026-09-30"],
    [
      "a long month after a short one",
      between("2026-03-01", "2026-03-31"),
      "months-before 2026-02-01..2026-02-28",
    ],
    [
      "a short month after a long one",
      between("2026-02-01", "2026-02-28"),
      "months-before 2026-01-01..2026-01-31",
    ],
    ["two months of two years", between("2024-12-01", "2025-01-31"), "months-before 2024-10-01..2024-11-30"],
    [
      "a week and a second",
      between("2026-11-10T12:00:00", "2026-11-17T12:00:00"),
      "weeks-earlier 2026-10-27T12:00:00..2026-11-03T12:00:00",
    ],
    [
      "a month without its first hours",
      between("2026-10-01T08:00", "2026-10-31"),
      "weeks-earlier 2026-08-27T08:00:00..2026-09-26T23:59:59",
    ],
    [
      "a month without its last hours",
      between("2026-10-01", "2026-10-31T18:00"),
      "weeks-earlier 2026-08-27T00:00:00..2026-09-26T18:00:59",
    ],
    [
      "days from a first, whatever preset stands beside them",
      { range: "this-month", ...between("2026-11-01", "2026-11-14") },
      "period-before 2026-10-18..2026-10-31",
    ],
    ["a quarter", between("2026-04-01", "2026-06-30"), "months-before 2026-01-01..2026-03-31"],
    ["a year", between("2025-01-01", "2025-12-31"), "months-before 2024-01-01..2024-12-31"],
  ])("of %s", (_, words, expected) => {
    expect(spanOf(words)).toBe(expected);
  });

  test("of seven days that begin with a month is a week, and a month so far ends on the same date", () => {
    expect(spanOf({ range: "last-7-days" }, { today: "2026-11-07" })).toBe(
      "period-before 2026-10-25..2026-10-31",
    );
    expect(spanOf({ range: "this-month" })).toBe("months-before 2026-10-01..2026-10-22");
  });

  test("says how much earlier it lies, and how long both sides are", () => {
    expect(compare(between("2026-10-01", "2026-10-30"))).toMatchObject({
      weeks: 5,
      days: { range: 30, comparison: 30 },
    });
    expect(compare({ range: "last-month" })).toMatchObject({
      months: 1,
      days: { range: 31, comparison: 30 },
    });
  });
});

describe("last-year", () => {
  test.each<[string, Partial<ReportLink>, string]>([
    ["a day", { range: "yesterday" }, "year-earlier 2025-11-22..2025-11-22"],
    ["a week", { range: "last-week" }, "year-earlier 2025-11-10..2025-11-16"],
    ["a month", { range: "last-month" }, "months-year-earlier 2025-10-01..2025-10-31"],
    ["a leap February", between("2024-02-01", "2024-02-29"), "months-year-earlier 2023-02-01..2023-02-28"],
    [
      "the February before",
      between("2025-02-01", "2025-02-28"),
      "months-year-earlier 2024-02-01..2024-02-29",
    ],
    ["two years", between("2024-01-01", "2025-12-31"), "months-year-earlier 2022-01-01..2023-12-31"],
    ["400 days", between("2024-01-05", "2025-02-07"), "year-earlier 2022-01-07..2023-02-10"],
  ])("of %s", (_, words, expected) => {
    expect(spanOf({ compare: "last-year", ...words })).toBe(expected);
  });
});

describe("a range that still runs", () => {
  const soFar = "2026-11-22T14:05:37";

  test.each<[Partial<ReportLink>, string]>([
    [{}, "week-earlier 2026-11-15T00:00:00..2026-11-15T14:05:37"],
    [{ range: "this-week" }, "period-before 2026-11-09T00:00:00..2026-11-15T14:05:37"],
    [{ range: "last-30-days" }, "weeks-earlier 2026-09-19T00:00:00..2026-10-18T14:05:37"],
    [{ range: "this-month" }, "months-before 2026-10-01T00:00:00..2026-10-22T14:05:37"],
    [between("2026-11-01", "2026-11-30"), "months-before 2026-10-01T00:00:00..2026-10-22T14:05:37"],
    [
      { range: "this-month", compare: "last-year" },
      "months-year-earlier 2025-11-01T00:00:00..2025-11-22T14:05:37",
    ],
    [
      between("2026-11-22T08:00", "2026-11-22T18:00"),
      "week-earlier 2026-11-15T08:00:00..2026-11-15T14:05:37",
    ],
  ])("is compared up to the second its figures go to: %j", (words, expected) => {
    expect(spanOf(words, { soFar })).toBe(expected);
    expect(compare(words, { soFar })).toMatchObject({ isSoFar: true, isPartBesideWhole: false });
  });

  test("is clamped to a shorter month before it", () => {
    const clock = { today: "2026-03-31", soFar: "2026-03-31T14:05:37" };
    expect(spanOf({ range: "this-month" }, clock)).toBe(
      "months-before 2026-02-01T00:00:00..2026-02-28T14:05:37",
    );
    expect(compare({ range: "this-month" }, clock).days).toEqual({ range: 31, comparison: 28 });
  });

  test("ends with figures that have grown a day old where newer ones cannot be had", () => {
    expect(spanOf({ range: "this-week" }, { soFar: "2026-11-21T09:00:00" })).toBe(
      "period-before 2026-11-09T00:00:00..2026-11-14T09:00:00",
    );
    expect(spanOf({ range: "this-month" }, { soFar: "2026-11-21T09:00:00" })).toBe(
      "months-before 2026-10-01T00:00:00..2026-10-21T09:00:00",
    );
  });

  test("is over for figures that were asked after its end", () => {
    expect(compare({ range: "yesterday" }, { soFar })).toMatchObject({
      isSoFar: false,
      isPartBesideWhole: false,
    });
    const morning = between("2026-11-22T08:00", "2026-11-22T11:59");
    expect(spanOf(morning, { soFar })).toBe("week-earlier 2026-11-15T08:00:00..2026-11-15T11:59:59");
  });

  test("stands beside the whole of a period that was given, and that is said", () => {
    const given = { from: "2026-11-18", to: "2026-11-18" };
    expect(compare({ compare: given }, { soFar })).toMatchObject({
      rule: "given",
      isSoFar: false,
      isPartBesideWhole: true,
    });
  });

  test("says that nothing of it has begun", () => {
    const evening = between("2026-11-22T18:00", "2026-11-22T20:00");
    expect(compare(evening, { soFar })).toMatchObject({ isSoFar: false, isPartBesideWhole: true });
  });
});

describe("under daily hours", () => {
  const night = { start: "22:00", end: "06:00" };

  test("keeps them and takes whole shifts", () => {
    const { link } = compare({ range: "last-week", hours: night });
    expect([link.hours, link.span]).toEqual([night, { from: "2026-11-02", to: "2026-11-08" }]);
  });

  test("takes the whole of a shift that still runs, and says so", () => {
    const day = { hours: { start: "08:00", end: "18:00" }, range: "this-week" as const };
    const running = compare(day, { soFar: "2026-11-22T14:05:37" });
    expect(running.link.span).toEqual({ from: "2026-11-09", to: "2026-11-15" });
    expect(running).toMatchObject({ isSoFar: false, isPartBesideWhole: true });
    expect(compare(day, { soFar: "2026-11-22T18:05:00" })).toMatchObject({ isPartBesideWhole: false });
  });

  test("leaves out a shift that has not begun", () => {
    const before = compare({ hours: night, range: "this-week" }, { soFar: "2026-11-22T14:05:37" });
    expect(before.link.span).toEqual({ from: "2026-11-09", to: "2026-11-14" });
    expect(before).toMatchObject({
      isSoFar: true,
      isPartBesideWhole: false,
      days: { range: 6, comparison: 6 },
    });
  });
});

describe("a period that was given", () => {
  test("stands as it is, cut where today ends", () => {
    const given = compare({ range: "last-week", compare: { from: "2026-11-16", to: "2026-11-29" } });
    expect(given.range).toMatchObject({ window: { to: "2026-11-22T23:59:59" }, isCut: true });
    expect(given).toMatchObject({ rule: "given", days: { range: 7, comparison: 7 } });
  });

  test.each<[Comparison, Partial<ReportLink>, string]>([
    [{ from: "2026-11-23", to: "2026-11-23" }, {}, "future"],
    [{ from: "2019-01-01", to: "2025-01-01" }, {}, "too-long"],
    ["previous", between("2000-01-01", "2000-01-31"), "out-of-calendar"],
    ["last-year", between("2000-06-05", "2000-06-05"), "out-of-calendar"],
    [
      { from: "2026-11-20T08:00", to: "2026-11-20T12:00" },
      { hours: { start: "08:00", end: "12:00" } },
      "hours-with-times",
    ],
    [
      { from: "2026-11-20", to: "2026-11-20T12:00" },
      { hours: { start: "08:00", end: "12:00" } },
      "hours-with-times",
    ],
  ])("names what cannot be asked for: %j %j", (wanted, words, reason) => {
    const problem = ask({ ...words, compare: wanted });
    expect(problem).toMatchObject({ word: "compare", value: formatComparison(wanted), reason });
    expect(problem && isLinkProblem(problem) && problem.code).toMatch(/^invalid-(parameter|range)$/);
  });

  test("is no problem where it can be asked for", () => {
    expect(isLinkProblem(compare({ range: "last-week" }))).toBe(false);
  });

  test("is none where the link asks for none", () => {
    expect(ask({ compare: null })).toBeNull();
  });
});

describe("a clock change", () => {
  test.each<[string, string, number]>([
    ["Europe/Madrid", "2026-03-29", -3600],
    ["Europe/Madrid", "2026-04-05", 3600],
    ["Europe/Madrid", "2026-10-25", 3600],
    ["America/Santiago", "2026-09-06", -3600],
    ["America/Bogota", "2026-03-29", 0],
  ])("in %s makes %s longer by %i seconds than the day beside it", (timeZone, day, seconds) => {
    expect(compare(between(day, day), { timeZone }).clockChangeSeconds).toBe(seconds);
  });

  test("changes nothing where a month is longer than the one before it", () => {
    expect(compare({ range: "last-month" }).clockChangeSeconds).toBe(0);
  });

  test("that comes after the figures' end changes nothing", () => {
    const clock = { today: "2026-03-29", timeZone: "Europe/Madrid", soFar: "2026-03-29T01:30:00" };
    expect(compare({}, clock).clockChangeSeconds).toBe(0);
  });
});

describe("read over time", () => {
  test.each<[string, Partial<ReportLink>, string]>([
    ["a month by day", { range: "last-month", by: "day" }, "months-before 2026-09-01..2026-09-30"],
    ["a month by week", { range: "last-month", by: "week" }, "months-before 2026-09-01..2026-09-30"],
    ["a month by month", { range: "last-month", by: "month" }, "months-before 2026-09-01..2026-09-30"],
    [
      "a year by day",
      { ...between("2025-01-01", "2025-12-31"), by: "day" },
      "months-before 2024-01-01..2024-12-31",
    ],
  ])("%s is compared so that its rows have their like", (_, words, expected) => {
    expect(spanOf(words)).toBe(expected);
  });

  test("a month that ends today is not over, so that it keeps its weekdays", () => {
    const clock = { today: "2026-10-31" };
    expect(spanOf({ ...between("2026-10-01", "2026-10-31"), by: "day" }, clock)).toBe(
      "weeks-earlier 2026-08-27..2026-09-26",
    );
    expect(spanOf(between("2026-10-01", "2026-10-31"), clock)).toMatch(/^months-before /);
  });

  test("a running month by day ends where its figures do, on the same weekday", () => {
    const words = { range: "this-month", by: "day" } as const;
    const clock = { soFar: `${sunday}T14:05:37` };
    expect(spanOf(words, clock)).toBe("weeks-earlier 2026-10-04T00:00:00..2026-10-25T14:05:37");
    expect(compare(words, clock)).toMatchObject({ isSoFar: true, isPartBesideWhole: false });
  });
});

describe("any comparison that is not given", () => {
  const anyDay = fc
    .integer({ min: 15_000, max: 40_000 })
    .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));
  const anyTime = fc
    .integer({ min: 0, max: 86_399 })
    .map((second) => new Date(second * 1000).toISOString().slice(11, 19));
  const anySpan = fc
    .record({ last: fc.integer({ min: 0, max: 40 }), length: fc.integer({ min: 1, max: 500 }) })
    .map(({ last, length }) => (today: string) => ({
      range: "today" as const,
      span: { from: shiftDay(today, 1 - last - length), to: shiftDay(today, -last) },
    }));
  const anyRange = fc.oneof(
    anySpan,
    fc.constantFrom(...presets).map((range) => () => ({ range, span: null })),
  );
  const anyQuestion = fc.record({
    today: anyDay,
    time: anyTime,
    range: anyRange,
    compare: fc.constantFrom("previous" as const, "last-year" as const),
  });

  function answer({
    today,
    time,
    range,
    compare: wanted,
  }: typeof anyQuestion extends fc.Arbitrary<infer T> ? T : never) {
    const words = { ...range(today), compare: wanted };
    const link: ReportLink = { ...defaultLink, ...words };
    const { window } = rangeOf(link, today);
    const soFar = dayOf(window.to) === today ? `${today}T${time}` : null;
    return { window, soFar, found: compare(words, { today, soFar }) };
  }

  test("ends before the range begins, and never in the future", () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { window, found } = answer(question);
        return found.range.window.to < window.from && !found.range.isCut;
      }),
    );
  });

  test("is as long as the range and keeps its weekdays, but for months", () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { window, found } = answer(question);
        if (found.months !== undefined) return true;
        const daysEarlier = countDays(dayOf(found.range.window.from), dayOf(window.from)) - 1;
        return daysEarlier % 7 === 0 && found.days.range === found.days.comparison;
      }),
    );
  });

  test("of months begins with a month, and ends with one where the range does", () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { found, soFar } = answer(question);
        if (found.months === undefined) return true;
        const { from, to } = found.range.window;
        const isWhole = shiftDay(dayOf(to), 1).endsWith("-01") && to.endsWith("T23:59:59");
        return from.endsWith("-01T00:00:00") && (isWhole || soFar !== null);
      }),
    );
  });

  test("of a running range ends at the second at which its figures do", () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { found, soFar } = answer(question);
        const isRunning = soFar !== null && !soFar.endsWith("T23:59:59");
        return (
          found.isSoFar === isRunning && (!isRunning || found.range.window.to.slice(10) === soFar.slice(10))
        );
      }),
    );
  });
});
