import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { firstDayOfMonth, firstDayOfWeek, lastDayOfMonth, shiftDay } from "@/lib/dates/day";
import { presets } from "@/lib/dates/preset";
import { isLinkProblem } from "./link-problem";
import { defaultLink, formatReportLink, parseReportLink, type ReportLink } from "./report-link";
import { resolveRange } from "./resolve-range";
import { freezeRange, shiftLink } from "./shift-range";

const sunday = "2026-11-22";

function windowOf(link: ReportLink, today: string) {
  const range = resolveRange(link, today);
  if (isLinkProblem(range)) throw new Error(range.reason);
  return range.window;
}

/** Where the arrows lead, one press after another. */
function press(link: Partial<ReportLink>, steps: (-1 | 1)[], today = sunday): ReportLink | null {
  let current: ReportLink = { ...defaultLink, ...link };
  for (const step of steps) {
    const words = shiftLink(current, step, today);
    if (!words) return null;
    current = { ...current, ...words };
  }
  return current;
}

function spanOf(from: string, to: string): Partial<ReportLink> {
  return { span: { from, to } };
}

function addressAfter(link: Partial<ReportLink>, steps: (-1 | 1)[], today = sunday): string | null {
  const reached = press(link, steps, today);
  return reached && formatReportLink(reached);
}

describe("shiftLink", () => {
  test.each<[Partial<ReportLink>, -1 | 1, string | null]>([
    [{ range: "today" }, -1, "range=yesterday"],
    [{ range: "today" }, 1, null],
    [{ range: "yesterday" }, 1, ""],
    [{ range: "yesterday" }, -1, "from=2026-11-20&to=2026-11-20"],
    [{ range: "this-week" }, -1, "range=last-week"],
    [{ range: "this-week" }, 1, null],
    [{ range: "last-week" }, 1, "range=this-week"],
    [{ range: "last-week" }, -1, "from=2026-11-02&to=2026-11-08"],
    [{ range: "this-month" }, -1, "range=last-month"],
    [{ range: "this-month" }, 1, null],
    [{ range: "last-month" }, 1, "range=this-month"],
    [{ range: "last-month" }, -1, "from=2026-09-01&to=2026-09-30"],
    [{ range: "last-7-days" }, -1, "from=2026-11-09&to=2026-11-15"],
    [{ range: "last-7-days" }, 1, null],
    [{ range: "last-30-days" }, -1, "from=2026-09-24&to=2026-10-23"],
    [spanOf("2026-02-01", "2026-02-28"), 1, "from=2026-03-01&to=2026-03-31"],
    [spanOf("2026-03-01", "2026-03-31"), -1, "from=2026-02-01&to=2026-02-28"],
    [spanOf("2026-12-01", "2026-12-31"), -1, "from=2026-11-01&to=2026-11-30"],
    [spanOf("2024-02-01", "2024-02-29"), -1, "from=2024-01-01&to=2024-01-31"],
    [spanOf("2026-03-10", "2026-03-12"), -1, "from=2026-03-07&to=2026-03-09"],
    [spanOf("2026-11-21", "2026-11-22"), 1, null],
  ])("from %j by %i leads to %j", (link, step, address) => {
    const today = link.span?.from === "2026-12-01" ? "2026-12-31" : sunday;
    expect(addressAfter(link, [step], today)).toBe(address);
  });

  test("works on the first of a month and on a Monday, when the running range is one day", () => {
    expect(addressAfter({ range: "this-month" }, [-1], "2026-12-01")).toBe("range=last-month");
    expect(addressAfter({ range: "last-month" }, [1], "2026-12-01")).toBe("range=this-month");
    expect(addressAfter({ range: "this-week" }, [-1], "2026-11-16")).toBe("range=last-week");
    expect(addressAfter({ range: "last-week" }, [1], "2026-11-16")).toBe("range=this-week");
  });

  test("keeps the times of a range within days", () => {
    expect(addressAfter(spanOf("2026-11-20T08:00", "2026-11-20T12:30"), [-1])).toBe(
      "from=2026-11-19T08:00:00&to=2026-11-19T12:30:59",
    );
    expect(addressAfter(spanOf("2026-02-03T08:00", "2026-02-05T12:00"), [-1])).toBe(
      "from=2026-01-31T08:00:00&to=2026-02-02T12:00:59",
    );
  });

  test("keeps the times of a range that begins or ends with a day", () => {
    expect(addressAfter(spanOf("2026-11-20T00:00", "2026-11-20T12:30"), [-1])).toBe(
      "from=2026-11-19T00:00:00&to=2026-11-19T12:30:59",
    );
    expect(addressAfter(spanOf("2026-11-20T08:00", "2026-11-20T23:59"), [-1])).toBe(
      "from=2026-11-19T08:00:00&to=2026-11-19T23:59:59",
    );
  });

  test("covers no second twice where a range ends at the time at which it starts", () => {
    expect(addressAfter(spanOf("2026-11-19T12:00:00", "2026-11-20T12:00:00"), [-1])).toBe(
      "from=2026-11-17T12:00:00&to=2026-11-18T12:00:00",
    );
  });

  test("goes by the days that are named, whatever preset stands beside them", () => {
    const beside = (range: ReportLink["range"]) => ({ range, ...spanOf("2026-11-01", "2026-11-10") });
    for (const range of ["this-month", "this-week", "today"] as const)
      expect(addressAfter(beside(range), [-1])).toBe("from=2026-10-22&to=2026-10-31");
    expect(press(beside("this-month"), [-1])?.range).toBe("today");
  });

  test("goes night by night through a night shift, skipping none", () => {
    expect(addressAfter(spanOf("2026-11-20T22:00", "2026-11-21T05:59"), [-1])).toBe(
      "from=2026-11-19T22:00:00&to=2026-11-20T05:59:59",
    );
  });

  test("leaves everything but the range as it is", () => {
    const link = press({ range: "today", unit: "hms", states: ["Break"], query: "ana" }, [-1]);
    expect(link).toMatchObject({ unit: "hms", states: ["Break"], query: "ana" });
  });

  test("does not lead out of the calendar that a link may name", () => {
    expect(addressAfter(spanOf("2000-01-01", "2000-01-07"), [-1], "2000-02-01")).toBeNull();
  });

  test("steps over a range that was cut at today as if it were whole", () => {
    const wednesday = "2026-11-18";
    const lastWeek = spanOf("2026-11-09", "2026-11-15");
    expect(addressAfter(lastWeek, [1, -1], wednesday)).toBe("from=2026-11-09&to=2026-11-15");
    const october = spanOf("2026-10-01", "2026-10-31");
    expect(addressAfter(october, [1, -1], wednesday)).toBe("from=2026-10-01&to=2026-10-31");
    const evening = spanOf("2026-11-15T20:00", "2026-11-16T20:00");
    expect(addressAfter(evening, [1, -1], "2026-11-17")).toBe(
      "from=2026-11-15T20:00:00&to=2026-11-16T20:00:59",
    );
  });

  const anyDay = fc
    .integer({ min: 11_200, max: 40_000 })
    .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));
  const wholeSpan = fc.tuple(anyDay, fc.constantFrom("day", "week", "month")).map(([day, kind]) => {
    if (kind === "day") return { from: day, to: day };
    const monday = firstDayOfWeek(day);
    if (kind === "week") return { from: monday, to: shiftDay(monday, 6) };
    return { from: firstDayOfMonth(day), to: lastDayOfMonth(day) };
  });

  test("comes back to the same days after one step there and one back: days, weeks and months", () => {
    fc.assert(
      fc.property(wholeSpan, fc.integer({ min: 0, max: 400 }), (span, age) => {
        const today = shiftDay(span.to, age);
        expect(press({ span }, [-1, 1], today)?.span).toEqual(span);
        expect(press({ span }, [-1, -1, 1, 1], today)?.span).toEqual(span);
      }),
      { numRuns: 150 },
    );
  });

  test("comes back from any preset, and keeps its name where that has a neighbour of its kind", () => {
    fc.assert(
      fc.property(fc.constantFrom(...presets), anyDay, (range, today) => {
        const back = press({ range }, [-1, 1], today);
        expect(back && windowOf(back, today)).toEqual(windowOf({ ...defaultLink, range }, today));
        if (["today", "this-week", "this-month"].includes(range)) expect(back?.range).toBe(range);
      }),
      { numRuns: 100 },
    );
  });

  test("tiles time: each range begins where the one before it ends", () => {
    fc.assert(
      fc.property(wholeSpan, (span) => {
        const today = shiftDay(span.to, 400);
        const before = press({ span }, [-1], today)?.span;
        expect(before && shiftDay(before.to, 1)).toBe(span.from);
      }),
      { numRuns: 100 },
    );
  });
});

describe("freezeRange", () => {
  test("writes whole days as days and anything else to the second", () => {
    expect(freezeRange({ from: "2026-11-16T00:00:00", to: "2026-11-22T23:59:59" }).span).toEqual({
      from: "2026-11-16",
      to: "2026-11-22",
    });
    const evening = { from: "2026-11-16T08:00:00", to: "2026-11-16T23:59:59" };
    expect(freezeRange(evening)).toEqual({ range: "today", span: evening });
  });

  test("shows the same window for ever, through the address too", () => {
    fc.assert(
      fc.property(fc.constantFrom(...presets), (range) => {
        const link = { ...defaultLink, range };
        const frozen = formatReportLink({ ...link, ...freezeRange(windowOf(link, sunday)) });
        const { link: opened } = parseReportLink(new URLSearchParams(frozen));
        expect(windowOf(opened, "2028-02-29")).toEqual(windowOf(link, sunday));
      }),
    );
  });
});
