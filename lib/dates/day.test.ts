import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  countDays,
  firstDayOfMonth,
  firstDayOfWeek,
  isCalendarDay,
  lastDayOfMonth,
  listDays,
  shiftDay,
  shiftMonth,
  utcNoonOf,
  weekdayOf,
} from "./day";

const dayMs = 86_400_000;
const anyDayNumber = fc.integer({ min: 10_957, max: 376_199 }); // 2000-01-01 to 2999-12-31

function dayNumbered(number: number): string {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}

const anyDay = anyDayNumber.map(dayNumbered);

test("weekdayOf counts from Monday, also across a change of clocks and a year", () => {
  expect(["2026-11-02", "2026-11-07", "2026-11-08", "2026-03-08", "2027-01-03"].map(weekdayOf)).toEqual([
    1, 6, 7, 7, 7,
  ]);
});

describe("isCalendarDay", () => {
  test.each(["2026-01-01", "2026-12-31", "2024-02-29", "2028-02-29", "2000-02-29", "0001-01-01"])(
    "knows %s",
    (day) => {
      expect(isCalendarDay(day)).toBe(true);
    },
  );

  test.each([
    "2026-02-31",
    "2026-02-29",
    "2100-02-29",
    "2026-04-31",
    "2026-13-01",
    "2026-00-10",
    "2026-10-00",
    "2026-2-1",
    "01/02/2026",
    "20260201",
    "2026-02-01T00:00",
    "2026-02-01\n",
    " 2026-02-01",
    "+012026-01-01",
    "-000001-01-01",
    "+012026-01",
    "-000001-01",
    "٢٠٢٦-٠٢-٠١",
    "",
  ])("refuses %j", (text) => {
    expect(isCalendarDay(text)).toBe(false);
  });

  test("knows every day that the calendar has", () => {
    fc.assert(fc.property(anyDay, isCalendarDay));
  });
});

describe("shiftDay", () => {
  test.each([
    ["2024-02-28", 1, "2024-02-29"],
    ["2026-02-28", 1, "2026-03-01"],
    ["2026-12-31", 1, "2027-01-01"],
    ["2027-01-01", -1, "2026-12-31"],
    ["2026-09-05", 1, "2026-09-06"],
    ["2026-09-06", 1, "2026-09-07"],
    ["2026-04-04", 1, "2026-04-05"],
    ["2026-11-22", 0, "2026-11-22"],
  ])("from %s by %i days is %s", (day, count, expected) => {
    expect(shiftDay(day, count)).toBe(expected);
  });

  test("counts civil days whatever the clocks of the process's zone do", () => {
    fc.assert(
      fc.property(anyDayNumber, fc.integer({ min: -400, max: 400 }), (number, count) => {
        expect(shiftDay(dayNumbered(number), count)).toBe(dayNumbered(number + count));
      }),
      { numRuns: 500 },
    );
  });

  test("meets every day of a century once, in order", () => {
    let day = "2000-01-01";
    for (let number = 10_957; number < 10_957 + 3 * 366; number += 1) {
      expect(day).toBe(dayNumbered(number));
      day = shiftDay(day, 1);
    }
  });
});

describe("shiftMonth", () => {
  test.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2026-03-31", -1, "2026-02-28"],
    ["2026-12-15", 1, "2027-01-15"],
    ["2026-01-15", -1, "2025-12-15"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2026-10-31", 1, "2026-11-30"],
  ])("from %s by %i months is %s", (day, count, expected) => {
    expect(shiftMonth(day, count)).toBe(expected);
  });
});

describe("months", () => {
  test.each([
    ["2024-02-10", "2024-02-01", "2024-02-29"],
    ["2026-02-28", "2026-02-01", "2026-02-28"],
    ["2026-04-30", "2026-04-01", "2026-04-30"],
    ["2026-12-01", "2026-12-01", "2026-12-31"],
    ["2026-09-06", "2026-09-01", "2026-09-30"],
  ])("%s lies in %s to %s", (day, first, last) => {
    expect([firstDayOfMonth(day), lastDayOfMonth(day)]).toEqual([first, last]);
  });

  test("the day after a month's last is the next month's first", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const next = shiftDay(lastDayOfMonth(day), 1);
        expect(next).toBe(firstDayOfMonth(next));
        expect(next).toBe(shiftMonth(firstDayOfMonth(day), 1));
      }),
    );
  });
});

describe("firstDayOfWeek", () => {
  test.each([
    ["2026-11-22", "2026-11-16"],
    ["2026-11-16", "2026-11-16"],
    ["2027-01-03", "2026-12-28"],
    ["2020-12-31", "2020-12-28"],
    ["2024-03-03", "2024-02-26"],
  ])("%s belongs to the week of Monday %s", (day, monday) => {
    expect(firstDayOfWeek(day)).toBe(monday);
  });

  test("is a Monday at most six days before", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const monday = firstDayOfWeek(day);
        expect(new Date(`${monday}T00:00:00Z`).getUTCDay()).toBe(1);
        expect(countDays(monday, day)).toBeGreaterThanOrEqual(1);
        expect(countDays(monday, day)).toBeLessThanOrEqual(7);
      }),
    );
  });
});

describe("listDays and countDays", () => {
  test("count both ends", () => {
    expect(countDays("2026-11-22", "2026-11-22")).toBe(1);
    expect(countDays("2024-02-28", "2024-03-01")).toBe(3);
    expect(countDays("2026-01-01", "2026-12-31")).toBe(365);
    expect(countDays("2026-04-01", "2026-04-30")).toBe(30);
  });

  test("list every day across a clock change once", () => {
    expect(listDays("2026-09-05", "2026-09-07")).toEqual(["2026-09-05", "2026-09-06", "2026-09-07"]);
    expect(listDays("2026-04-04", "2026-04-05")).toEqual(["2026-04-04", "2026-04-05"]);
  });

  test("list nothing where the end is before the start", () => {
    expect(listDays("2026-11-22", "2026-11-21")).toEqual([]);
  });

  test("agree on any stretch", () => {
    fc.assert(
      fc.property(anyDayNumber, fc.integer({ min: 0, max: 120 }), (number, more) => {
        const days = listDays(dayNumbered(number), dayNumbered(number + more));
        expect(days).toEqual(Array.from({ length: more + 1 }, (_, index) => dayNumbered(number + index)));
        expect(countDays(dayNumbered(number), dayNumbered(number + more))).toBe(days.length);
      }),
      { numRuns: 50 },
    );
  });
});

test("utcNoonOf is noon of the civil day in UTC", () => {
  expect(utcNoonOf("2026-09-06")).toBe(Date.UTC(2026, 8, 6, 12));
});
