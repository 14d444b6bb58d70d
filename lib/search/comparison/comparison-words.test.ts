import { describe, expect, test } from "vitest";
import type { DayStatus } from "@/lib/report/answers/day-status";
import { isLinkProblem } from "../link-problem";
import { defaultLink, type ReportLink } from "../report-link";
import { resolveRange } from "../resolve-range";
import { describePeriod, describeRule, listCautions } from "./comparison-words";
import { type ResolvedComparison, resolveComparison } from "./resolve-comparison";

const today = "2026-11-22";
const soFar = `${today}T14:05:37`;

function compare(
  words: Partial<ReportLink>,
  clock: { soFar?: string; timeZone?: string } = {},
): ResolvedComparison {
  const link: ReportLink = { ...defaultLink, compare: "previous", ...words };
  const range = resolveRange(link, today);
  if (isLinkProblem(range)) throw new Error(range.reason);
  const found = resolveComparison(link, range, { today, soFar: null, timeZone: "America/Bogota", ...clock });
  if (found === null || isLinkProblem(found)) throw new Error(JSON.stringify(found));
  return found;
}

/** The key and every value it was given, so that a test sees what a sentence can rest on. */
function say(key: string, values: Record<string, string | number> = {}): string {
  if (key === "ranges.span") return `${values.from} to ${values.to}`;
  return [key, ...Object.entries(values).map(([name, value]) => `${name}=${value}`)].join(" ");
}

function days(...statuses: DayStatus["status"][]) {
  return { days: statuses.map((status) => ({ day: today, status })) };
}

const whole = days("final", "no-data");

describe("the period compared with, in words", () => {
  const inWords = (found: ResolvedComparison) => describePeriod(found, say, "en");

  test("is its range", () => {
    expect(inWords(compare({ range: "last-week" }))).toBe(
      "compare.with range=Monday 2 to Sunday 8 November 2026",
    );
    const hours = { span: { from: "2026-11-20T08:00", to: "2026-11-20T11:59" } };
    expect(inWords(compare(hours))).toBe("compare.with range=Friday 13 November 2026, 08:00 to 11:59");
  });

  test("is its days up to a time where the range still runs", () => {
    expect(inWords(compare({ range: "this-week" }, { soFar }))).toBe(
      "compare.withSoFar range=Monday 9 to Sunday 15 November 2026 time=14:05",
    );
  });

  test("is its days alone under daily hours, whose shifts are not cut", () => {
    const shifts = { range: "this-week", hours: { start: "22:00", end: "06:00" } } as const;
    expect(inWords(compare(shifts, { soFar }))).toBe(
      "compare.with range=Monday 9 to Saturday 14 November 2026",
    );
  });
});

describe("the rule by which it was chosen", () => {
  test.each<[Partial<ReportLink>, string]>([
    [{ range: "last-week" }, "compare.rule-period-before weeks=1 months=0 years=0 days=7"],
    [
      { range: "last-month" },
      "compare.rule-months-before weeks=0 months=1 years=0.08333333333333333 days=30",
    ],
    [
      { range: "last-month", compare: "last-year" },
      "compare.rule-months-year-earlier weeks=0 months=12 years=1 days=31",
    ],
    [
      { compare: { from: "2026-11-02", to: "2026-11-04" } },
      "compare.rule-given weeks=0 months=0 years=0 days=3",
    ],
  ])("of %j says how much earlier it lies and how long it is", (words, expected) => {
    expect(describeRule(compare(words), say)).toBe(expected);
  });
});

describe("what must be known before a difference is read", () => {
  const cautions = (found: ResolvedComparison, there = whole, here = whole) =>
    listCautions(found, there, here, say);
  const lastWeek = compare({ range: "last-week" });

  test("is nothing where both sides are whole and alike", () => {
    expect(cautions(lastWeek)).toEqual([]);
    expect(cautions(compare({ range: "this-week" }, { soFar }), whole, days("final", "live"))).toEqual([]);
  });

  test("is on which side days are missing, and how many", () => {
    const lacking = days("missing", "failed", "final", "live", "no-data");
    expect(cautions(lastWeek, lacking)).toEqual(["compare.lacksThere days=2"]);
    expect(cautions(lastWeek, whole, lacking)).toEqual(["compare.lacksHere days=2"]);
    expect(cautions(lastWeek, days("missing"), days("failed"))).toEqual([
      "compare.lacksThere days=1",
      "compare.lacksHere days=1",
    ]);
  });

  test("is that a part stands beside a whole: of a range, or of a shift", () => {
    const evening = { span: { from: `${today}T18:00`, to: `${today}T20:00` } };
    expect(cautions(compare(evening, { soFar }))).toEqual(["compare.partBesideWhole"]);
    const shift = { range: "this-week", hours: { start: "08:00", end: "18:00" } } as const;
    expect(cautions(compare(shift, { soFar }))).toEqual(["compare.shiftBesideWhole"]);
  });

  test("is that a period that was given still runs, on any of its days", () => {
    const given = compare({ range: "last-week", compare: { from: "2026-11-16", to: today } });
    expect(cautions(given, days("final", "live"))).toEqual(["compare.otherRuns"]);
    expect(cautions(given)).toEqual([]);
    expect(cautions(lastWeek, days("final", "live"))).toEqual([]);
  });

  test("is by how much a clock change makes a side longer or shorter", () => {
    const madrid = (day: string) => compare({ span: { from: day, to: day } }, { timeZone: "Europe/Madrid" });
    const thin = "\u202f";
    expect(cautions(madrid("2026-10-25"))).toEqual([`compare.clockMore time=1h${thin}00m`]);
    expect(cautions(madrid("2026-03-29"))).toEqual([`compare.clockLess time=1h${thin}00m`]);
  });
});
