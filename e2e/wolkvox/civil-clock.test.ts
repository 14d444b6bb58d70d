import { describe, expect, test } from "vitest";
import { createZoneClock, formatCivil, parseCivil, parseInstant } from "./civil-clock.ts";

describe("civil time", () => {
  test.each(["2026-11-16T00:00:00", "2024-02-29T23:59:59", "1999-12-31T12:34:56"])(
    "%s reads back",
    (text) => {
      const civil = parseCivil(text);
      expect(civil === undefined ? "none" : formatCivil(civil)).toBe(text);
    },
  );

  test.each(["2026-02-31T00:00:00", "2025-02-29T00:00:00", "2026-01-01T24:00:00", "2026-1-01T00:00:00", ""])(
    "%s is no second of the calendar",
    (text) => expect(parseCivil(text)).toBeUndefined(),
  );

  test("an instant without a zone is none", () => {
    expect(parseInstant("2026-11-16T00:00:00")).toBeUndefined();
    expect(parseInstant("2026-11-16T00:00:00-05:00")).toBe(Date.UTC(2026, 10, 16, 5));
  });
});

describe("the zone's clock", () => {
  test.each([
    ["America/Bogota", "2026-11-22T04:59:59Z", "2026-11-21T23:59:59"],
    ["America/Bogota", "2026-11-22T05:00:00Z", "2026-11-22T00:00:00"],
    // Chile, 6 September 2026: 00:00 does not exist; 4 April: 23:00 comes twice.
    ["America/Santiago", "2026-09-06T03:59:59Z", "2026-09-05T23:59:59"],
    ["America/Santiago", "2026-09-06T04:00:00Z", "2026-09-06T01:00:00"],
    ["America/Santiago", "2026-04-05T02:59:59Z", "2026-04-04T23:59:59"],
    ["America/Santiago", "2026-04-05T03:00:00Z", "2026-04-04T23:00:00"],
  ])("in %s, %s is %s", (zone, instant, civil) => {
    expect(formatCivil(createZoneClock(zone)(parseInstant(instant) ?? 0))).toBe(civil);
  });

  test("an unknown zone is refused", () => {
    expect(() => createZoneClock("America/Macondo")).toThrow(RangeError);
  });
});

const ZONES = [
  "America/Santiago",
  "America/Mexico_City",
  "America/Asuncion",
  "America/Havana",
  "America/New_York",
  "Europe/Madrid",
];

/** The wall-clock readings between which a zone's clock is changed, in the hour before and after. */
function changesOf(zone: string): string[] {
  const clock = createZoneClock(zone);
  const hours = Array.from({ length: 8 * 366 * 24 }, (_, hour) => Date.UTC(2022, 0, 1) + hour * 3_600_000);
  return hours
    .filter((ms) => clock(ms + 3_600_000) - clock(ms) !== 3600)
    .flatMap((ms) => [formatCivil(clock(ms)), formatCivil(clock(ms + 3_600_000))]);
}

test.each(ZONES)("clocks in %s change while nobody works", (zone) => {
  const working = changesOf(zone).filter((text) => {
    const weekday = new Date(`${text}Z`).getUTCDay();
    return !(weekday === 0 || (weekday === 6 && text.slice(11) >= "22:59:59"));
  });
  expect(working).toEqual([]);
});
