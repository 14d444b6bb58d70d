import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countDays, shiftDay } from "@/lib/dates/day";
import { formatInstant, instantOf, localTimeAt } from "@/lib/dates/zone";
import { daysOfPeriod, rhythms } from "@/lib/report/answers/schedule";
import { findNextDue, listDue, type Timing } from "./due-times";

const zones = [
  ...["America/Bogota", "America/Santiago", "America/Sao_Paulo", "America/Havana", "America/Mexico_City"],
  ...["Europe/Madrid", "Australia/Lord_Howe", "Pacific/Apia", "UTC"],
];
const twoDigits = (most: number) => fc.nat(most).map((value) => String(value).padStart(2, "0"));
const timings = fc
  .record({
    every: fc.constantFrom(...rhythms),
    hour: twoDigits(23),
    minute: twoDigits(59),
    timeZone: fc.constantFrom(...zones),
  })
  .map(({ hour, minute, ...timing }): Timing => ({ ...timing, at: `${hour}:${minute}` }));
const instants = fc
  .integer({ min: instantOf("2005-01-01T00:00:00Z") / 1000, max: instantOf("2037-01-01T00:00:00Z") / 1000 })
  .map((seconds) => seconds * 1000);

function nextOf(timing: Timing, after: string): [string, string] {
  const { atMs, period } = findNextDue(timing, instantOf(after));
  return [formatInstant(atMs), period];
}

describe("when a schedule is due", () => {
  const bogota = { at: "07:00", timeZone: "America/Bogota" };

  test.each([
    [{ ...bogota, every: "day" }, "2026-11-29T11:59:59Z", ["2026-11-29T12:00:00Z", "2026-11-28"]],
    [{ ...bogota, every: "day" }, "2026-11-29T12:00:00Z", ["2026-11-30T12:00:00Z", "2026-11-29"]],
    // A Sunday: the Monday after sends the week that ends with it.
    [
      { ...bogota, every: "week" },
      "2026-11-29T12:00:00Z",
      ["2026-11-30T12:00:00Z", "2026-11-23..2026-11-29"],
    ],
    [
      { ...bogota, every: "month" },
      "2026-01-31T12:00:00Z",
      ["2026-02-01T12:00:00Z", "2026-01-01..2026-01-31"],
    ],
    [
      { ...bogota, every: "month" },
      "2028-02-29T12:00:00Z",
      ["2028-03-01T12:00:00Z", "2028-02-01..2028-02-29"],
    ],
  ] as const)("%j after %s", (timing, after, expected) => {
    expect(nextOf(timing, after)).toEqual(expected);
  });

  test("a time that the clock skips is the first instant after the gap", () => {
    // In Madrid 02:00 becomes 03:00 on 2026-03-29, at 01:00 UTC.
    const timing: Timing = { every: "day", at: "02:30", timeZone: "Europe/Madrid" };
    expect(nextOf(timing, "2026-03-28T12:00:00Z")).toEqual(["2026-03-29T01:00:00Z", "2026-03-28"]);
    expect(nextOf(timing, "2026-03-29T01:00:00Z")).toEqual(["2026-03-30T00:30:00Z", "2026-03-29"]);
    // In Santiago midnight itself is skipped on 2026-09-06.
    expect(
      nextOf({ every: "day", at: "00:00", timeZone: "America/Santiago" }, "2026-09-05T12:00:00Z"),
    ).toEqual(["2026-09-06T04:00:00Z", "2026-09-05"]);
  });

  test("a time that comes twice is once, the first of them", () => {
    // In Madrid 03:00 becomes 02:00 on 2026-10-25, at 01:00 UTC.
    const timing: Timing = { every: "day", at: "02:30", timeZone: "Europe/Madrid" };
    expect(nextOf(timing, "2026-10-24T12:00:00Z")).toEqual(["2026-10-25T00:30:00Z", "2026-10-24"]);
    expect(nextOf(timing, "2026-10-25T00:30:00Z")).toEqual(["2026-10-26T01:30:00Z", "2026-10-25"]);
  });

  test("comes after the instant asked about, shows its civil time or lies right behind a gap, and nothing is due between", () => {
    fc.assert(
      fc.property(timings, instants, (timing, afterMs) => {
        const { atMs, period } = findNextDue(timing, afterMs);
        expect(atMs).toBeGreaterThan(afterMs);
        const wanted = `${shiftDay(daysOfPeriod(period).last, 1)}T${timing.at}:00`;
        const shown = localTimeAt(atMs, timing.timeZone);
        expect(shown >= wanted).toBe(true);
        if (shown > wanted) expect(localTimeAt(atMs - 1000, timing.timeZone) < wanted).toBe(true);
        // Whatever lies between answers the same.
        expect(findNextDue(timing, afterMs + Math.floor((atMs - 1 - afterMs) / 2))).toEqual({ atMs, period });
        expect(findNextDue(timing, atMs - 1)).toEqual({ atMs, period });
      }),
    );
  });

  test("periods follow one another without a gap, an overlap or a second time", () => {
    fc.assert(
      fc.property(timings, instants, (timing, fromMs) => {
        let due = findNextDue(timing, fromMs);
        for (let turn = 0; turn < 6; turn += 1) {
          const next = findNextDue(timing, due.atMs);
          const { first, last } = daysOfPeriod(next.period);
          expect(first).toBe(shiftDay(daysOfPeriod(due.period).last, 1));
          const length = countDays(first, last);
          if (timing.every === "day") expect(length).toBe(1);
          if (timing.every === "week") expect(length).toBe(7);
          if (timing.every === "month") expect([28, 29, 30, 31]).toContain(length);
          due = next;
        }
      }),
    );
  });

  test("of what was missed the newest are listed, whatever moment the list begins at", () => {
    const timing: Timing = { every: "day", ...bogota };
    const from = instantOf("2026-11-01T12:00:00Z");
    const to = instantOf("2026-11-29T12:00:00Z");
    expect(listDue(timing, from, to, 100)).toHaveLength(29);
    expect(listDue(timing, from, to, 3).map(({ period }) => period)).toEqual([
      "2026-11-26",
      "2026-11-27",
      "2026-11-28",
    ]);
    expect(listDue(timing, to + 1, to + 3_600_000, 3)).toEqual([]);
  });
});
