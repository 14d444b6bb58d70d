import { describe, expect, test } from "vitest";
import {
  capitalize,
  formatDaySpan,
  formatList,
  formatLocalTime,
  formatLongDay,
  formatMediumDay,
  formatMoment,
  formatMonth,
  formatRange,
  formatRangeBriefly,
  formatShortDay,
  formatWeekdays,
  formatZone,
} from "./words";

const join = (from: string, to: string) => `${from} a ${to}`;

function inWords(from: string, to: string): string {
  return formatRange({ from, to }, "es", join);
}

function briefly(from: string, to: string): string {
  return formatRangeBriefly({ from, to }, "es", join);
}

describe("days in words", () => {
  test("say as much as is asked for", () => {
    expect(formatLongDay("2026-11-16", "es", "day")).toBe("lunes 16");
    expect(formatLongDay("2026-11-16", "es", "month")).toBe("lunes 16 de noviembre");
    expect(formatLongDay("2026-11-06", "es", "year")).toBe("viernes 6 de noviembre de 2026");
    expect(formatLongDay("2026-11-16", "en", "day")).toBe("Monday 16");
    expect(formatLongDay("2026-11-16", "en", "month")).toBe("Monday 16 November");
    expect(formatLongDay("2026-11-16", "en", "year")).toBe("Monday 16 November 2026");
  });

  test("follow the language and never the process's zone", () => {
    expect(formatLongDay("2026-09-06", "es", "month")).toBe("domingo 6 de septiembre");
    expect(formatShortDay("2026-11-22", "es")).toBe("dom 22");
    expect(formatShortDay("2026-11-22", "en")).toBe("Sun 22");
    expect(formatMediumDay("2026-11-16", "es")).toBe("16 nov 2026");
    expect(formatMediumDay("2026-11-16", "en")).toBe("Nov 16, 2026");
  });

  test("are English where there are no words of the language", () => {
    expect(formatLongDay("2026-11-16", "en-GB", "month")).toBe("Monday 16 November");
  });
});

test("a month is called by its name alone", () => {
  expect([formatMonth("2026-09-01", "es"), formatMonth("2026-09-30", "en")]).toEqual([
    "septiembre",
    "September",
  ]);
});

test("at the start of a line only the first letter changes", () => {
  expect(capitalize("lunes 16 de noviembre", "es")).toBe("Lunes 16 de noviembre");
  expect(capitalize("ítem", "es")).toBe("Ítem");
  expect(capitalize("", "es")).toBe("");
});

test.each([
  ["2026-11-16", "2026-11-22", "16 – 22 nov", "16 – 22 Nov"],
  ["2026-11-30", "2026-12-06", "30 nov – 6 dic", "30 Nov – 6 Dec"],
  ["2026-09-30", "2026-09-30", "30 sept", "30 Sep"],
])("days from %s to %s are short in a label", (first, last, es, en) => {
  expect([formatDaySpan(first, last, "es"), formatDaySpan(first, last, "en")]).toEqual([es, en]);
  expect(capitalize(formatLongDay(first, "es", "day"), "es")).toMatch(/^[A-Z]/);
});

describe("formatRange", () => {
  test.each([
    ["2026-11-22", "2026-11-22", "domingo 22 de noviembre de 2026"],
    ["2026-11-16", "2026-11-22", "lunes 16 a domingo 22 de noviembre de 2026"],
    ["2026-10-26", "2026-11-01", "lunes 26 de octubre a domingo 1 de noviembre de 2026"],
    ["2026-12-28", "2027-01-03", "lunes 28 de diciembre de 2026 a domingo 3 de enero de 2027"],
    ["2025-11-16", "2026-11-16", "domingo 16 de noviembre de 2025 a lunes 16 de noviembre de 2026"],
  ])("names the whole days %s to %s without times", (first, last, expected) => {
    expect(inWords(`${first}T00:00:00`, `${last}T23:59:59`)).toBe(expected);
  });

  test("prints the times of a part of a day", () => {
    expect(inWords("2026-11-22T08:00:00", "2026-11-22T12:30:59")).toBe(
      "domingo 22 de noviembre de 2026, 08:00 a 12:30",
    );
    expect(inWords("2026-11-21T22:00:00", "2026-11-22T05:59:59")).toBe(
      "sábado 21 de noviembre de 2026, 22:00 a domingo 22 de noviembre de 2026, 05:59",
    );
  });

  test("prints the times where one end alone is a whole day's", () => {
    expect(inWords("2026-11-21T00:00:00", "2026-11-22T12:30:59")).toBe(
      "sábado 21 de noviembre de 2026, 00:00 a domingo 22 de noviembre de 2026, 12:30",
    );
    expect(inWords("2026-11-22T08:00:00", "2026-11-22T23:59:59")).toBe(
      "domingo 22 de noviembre de 2026, 08:00 a 23:59",
    );
  });

  test("prints the second wherever an end does not cover its whole minute", () => {
    expect(inWords("2026-11-22T08:00:59", "2026-11-22T12:30:00")).toBe(
      "domingo 22 de noviembre de 2026, 08:00:59 a 12:30:00",
    );
    expect(briefly("2026-11-22T08:00:59", "2026-11-22T12:30:00")).toBe("22 nov 2026, 08:00:59 a 12:30:00");
  });
});

describe("formatRangeBriefly", () => {
  test.each([
    ["2026-11-22T00:00:00", "2026-11-22T23:59:59", "22 nov 2026"],
    ["2026-11-16T00:00:00", "2026-11-22T23:59:59", "16 nov 2026 a 22 nov 2026"],
    ["2026-11-22T08:00:00", "2026-11-22T12:30:59", "22 nov 2026, 08:00 a 12:30"],
    ["2026-11-21T22:00:00", "2026-11-22T05:59:30", "21 nov 2026, 22:00 a 22 nov 2026, 05:59:30"],
  ])("writes %s to %s as %s", (from, to, expected) => {
    expect(briefly(from, to)).toBe(expected);
  });
});

describe("formatMoment", () => {
  const now = Date.parse("2026-11-22T15:00:00Z");

  test("shows the operation's clock, midnight as 00", () => {
    expect(formatMoment(now, now, "America/Bogota", "es")).toEqual({ time: "10:00", day: null });
    const midnight = Date.parse("2026-11-22T05:00:00Z");
    expect(formatMoment(midnight, now, "America/Bogota", "en")).toEqual({ time: "00:00", day: null });
  });

  test("adds the day where that is not the operation's today", () => {
    const lateYesterday = Date.parse("2026-11-22T04:59:59Z");
    expect(formatMoment(lateYesterday, now, "America/Bogota", "es")).toEqual({
      time: "23:59",
      day: "21 nov 2026",
    });
    expect(formatMoment(lateYesterday, now, "Europe/Madrid", "es").day).toBeNull();
  });
});

test("formatLocalTime shows hours and minutes", () => {
  expect(formatLocalTime("2026-11-22T15:04:05")).toBe("15:04");
});

test("formatZone says the zone as people call it", () => {
  const now = Date.parse("2026-11-22T15:00:00Z");
  expect(formatZone("America/Bogota", now, "es")).toBe("hora de Colombia");
  expect(formatZone("America/Bogota", now, "en")).toBe("Colombia Time");
  expect(formatZone("America/Santiago", now, "es")).toBe("hora de Chile");
});

test("formatList joins as the language does", () => {
  expect(formatList(["dom 15", "dom 22"], "es")).toBe("dom 15 y dom 22");
  expect(formatList(["Sun 15", "Sun 22", "Sun 29"], "en")).toBe("Sun 15, Sun 22, and Sun 29");
});

test("formatWeekdays names several of one weekday", () => {
  expect(["2026-11-22", "2026-11-28", "2026-11-23"].map((day) => formatWeekdays(day, "es"))).toEqual([
    "domingos",
    "sábados",
    "lunes",
  ]);
  expect(formatWeekdays("2026-11-22", "en")).toBe("Sundays");
});

test("a range with times reads naturally in English too", () => {
  const range = { from: "2026-11-16T08:00:00", to: "2026-11-22T17:59:59" };
  expect(formatRangeBriefly(range, "en", (from, to) => `${from} to ${to}`)).toBe(
    "Nov 16, 2026, 08:00 to Nov 22, 2026, 17:59",
  );
});
