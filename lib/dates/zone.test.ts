import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  dayAt,
  elapsedSeconds,
  formatInstant,
  instantOf,
  isTimeZone,
  keepBounded,
  lastInstantOf,
  localTimeAt,
  nextMidnight,
  secondBefore,
} from "./zone";

const zones = [
  "America/Santiago",
  "Europe/Madrid",
  "America/New_York",
  "Australia/Lord_Howe",
  "America/Bogota",
  "America/Havana",
  "Atlantic/Azores",
  "Africa/Cairo",
  "Asia/Kathmandu",
  "Pacific/Apia",
  "UTC",
];

// The days on which these zones change their clocks in 2026, with the hours such a day has.
const changes = [
  ["America/Santiago", "2026-04-04", 25],
  ["America/Santiago", "2026-09-06", 23],
  ["Europe/Madrid", "2026-03-29", 23],
  ["Europe/Madrid", "2026-10-25", 25],
  ["America/New_York", "2026-03-08", 23],
  ["America/New_York", "2026-11-01", 25],
  ["Australia/Lord_Howe", "2026-04-05", 24.5],
  ["Australia/Lord_Howe", "2026-10-04", 23.5],
  ["America/Havana", "2026-03-08", 23],
  ["America/Havana", "2026-11-01", 25],
  ["Atlantic/Azores", "2026-10-25", 25],
  ["Africa/Cairo", "2026-10-29", 25],
  ["America/Bogota", "2026-11-01", 24],
] as const;

const hourMs = 3_600_000;

/** The platform's own calendar, as the reference. */
function referenceTimeAt(instantMs: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    dateStyle: "short",
    timeStyle: "medium",
    hourCycle: "h23",
  });
  return format.format(instantMs).replace(" ", "T");
}

const nearChange = fc
  .tuple(fc.constantFrom(...changes), fc.integer({ min: -36 * 3600, max: 36 * 3600 }))
  .map(([[zone, day], seconds]) => ({ zone, instantMs: Date.parse(`${day}T12:00:00Z`) + seconds * 1000 }));
const anyMoment = fc.record({
  zone: fc.constantFrom(...zones),
  instantMs: fc.integer({ min: Date.UTC(2015, 0), max: Date.UTC(2035, 0) }),
});
const moment = fc.oneof(nearChange, anyMoment);

describe("isTimeZone", () => {
  test.each(["America/Bogota", "UTC", "America/Argentina/Buenos_Aires"])("knows %s", (name) => {
    expect(isTimeZone(name)).toBe(true);
  });

  test.each(["Bogota", "America/Bogotá", "GMT-5 Bogota", "../etc", ""])("refuses %j", (name) => {
    expect(isTimeZone(name)).toBe(false);
  });
});

describe("localTimeAt", () => {
  test("reads the operation's clock to the second", () => {
    const instantMs = Date.parse("2026-11-22T15:04:05.999Z");
    expect(localTimeAt(instantMs, "America/Bogota")).toBe("2026-11-22T10:04:05");
    expect(localTimeAt(instantMs, "Australia/Lord_Howe")).toBe("2026-11-23T02:04:05");
    expect(localTimeAt(instantMs, "Asia/Kathmandu")).toBe("2026-11-22T20:49:05");
  });

  test("agrees with the platform's calendar in any zone, around clock changes too", () => {
    fc.assert(
      fc.property(moment, ({ zone, instantMs }) => {
        expect(localTimeAt(instantMs, zone)).toBe(referenceTimeAt(instantMs, zone));
      }),
      { numRuns: 2000 },
    );
  });

  test("gives 23:59:59 and 00:00:00 to two different days", () => {
    const midnightMs = Date.parse("2026-11-22T05:00:00Z");
    expect(dayAt(midnightMs - 1, "America/Bogota")).toBe("2026-11-21");
    expect(dayAt(midnightMs, "America/Bogota")).toBe("2026-11-22");
  });
});

describe("lastInstantOf", () => {
  test.each([
    ["an ordinary second", "2026-11-22T23:59:59", "America/Bogota", "2026-11-23T04:59:59Z"],
    ["the later of a repeated hour", "2026-04-04T23:30:00", "America/Santiago", "2026-04-05T03:30:00Z"],
    ["a day's repeated last second", "2026-04-04T23:59:59", "America/Santiago", "2026-04-05T03:59:59Z"],
    ["the later of a repeated hour", "2026-10-25T02:30:00", "Europe/Madrid", "2026-10-25T01:30:00Z"],
    ["the later of a repeated hour", "2026-11-01T01:30:00", "America/New_York", "2026-11-01T06:30:00Z"],
    [
      "the later of a repeated half hour",
      "2026-04-05T01:45:00",
      "Australia/Lord_Howe",
      "2026-04-04T15:15:00Z",
    ],
    ["the hour before a repeated one", "2026-10-25T01:59:59", "Europe/Madrid", "2026-10-24T23:59:59Z"],
    ["the hour after a repeated one", "2026-10-25T03:00:00", "Europe/Madrid", "2026-10-25T02:00:00Z"],
    ["the end of a missing midnight hour", "2026-09-06T00:30:00", "America/Santiago", "2026-09-06T04:00:00Z"],
    ["the end of a missing hour", "2026-03-29T02:59:59", "Europe/Madrid", "2026-03-29T01:00:00Z"],
    ["the end of a missing hour", "2026-03-08T02:00:00", "America/New_York", "2026-03-08T07:00:00Z"],
    ["the end of a missing half hour", "2026-10-04T02:15:00", "Australia/Lord_Howe", "2026-10-03T15:30:00Z"],
  ])("finds %s: %s in %s", (_, local, zone, expected) => {
    expect(formatInstant(lastInstantOf(local, zone))).toBe(expected);
  });

  test("is the last moment to show that time: never before it was read, never repeated after", () => {
    fc.assert(
      fc.property(moment, ({ zone, instantMs }) => {
        const local = localTimeAt(instantMs, zone);
        const last = lastInstantOf(local, zone);
        expect(last).toBeGreaterThan(instantMs - 1000);
        expect(localTimeAt(last, zone)).toBe(local);
        for (const laterMs of [1000, 0.5 * hourMs, hourMs, 2 * hourMs]) {
          expect(localTimeAt(last + laterMs, zone) > local).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test("is over for good for any time of such a day: repeated, skipped or ordinary", () => {
    const anyLocal = fc
      .tuple(fc.constantFrom(...changes), fc.integer({ min: 0, max: 86_399 }))
      .map(([[zone, day], second]) => ({
        zone,
        local: new Date(Date.parse(`${day}T00:00:00Z`) + second * 1000).toISOString().slice(0, 19),
      }));
    fc.assert(
      fc.property(anyLocal, ({ zone, local }) => {
        const last = lastInstantOf(local, zone);
        const shown = localTimeAt(last, zone);
        expect(shown === local || (shown > local && localTimeAt(last - 1000, zone) < local)).toBe(true);
        for (let laterMs = 1000; laterMs <= 3 * hourMs; laterMs += 599_000) {
          expect(localTimeAt(last + laterMs, zone) > local).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe("nextMidnight", () => {
  test.each([
    ["an ordinary day", "2026-11-22T15:00:00Z", "America/Bogota", "2026-11-23T05:00:00Z"],
    ["a missing midnight", "2026-09-06T03:00:00Z", "America/Santiago", "2026-09-06T04:00:00Z"],
    ["the first run of a repeated hour", "2026-04-05T02:30:00Z", "America/Santiago", "2026-04-05T04:00:00Z"],
    ["the second run of a repeated hour", "2026-04-05T03:30:00Z", "America/Santiago", "2026-04-05T04:00:00Z"],
    ["a repeated midnight", "2026-10-31T20:00:00Z", "America/Havana", "2026-11-01T04:00:00Z"],
    ["a repeated midnight east of it", "2026-10-24T20:00:00Z", "Atlantic/Azores", "2026-10-25T00:00:00Z"],
    ["New Year's Eve", "2026-12-31T12:00:00Z", "Europe/Madrid", "2026-12-31T23:00:00Z"],
    [
      "an evening whose midnight comes twice",
      "2010-11-07T01:00:00Z",
      "America/St_Johns",
      "2010-11-07T02:30:00Z",
    ],
    ["that midnight's first time", "2010-11-07T02:45:00Z", "America/St_Johns", "2010-11-07T03:30:00Z"],
  ])("follows %s", (_, instant, zone, expected) => {
    expect(formatInstant(nextMidnight(Date.parse(instant), zone))).toBe(expected);
  });

  test("is the very moment at which the day turns", () => {
    fc.assert(
      fc.property(moment, ({ zone, instantMs }) => {
        const midnight = nextMidnight(instantMs, zone);
        expect(midnight).toBeGreaterThan(instantMs);
        expect(dayAt(midnight - 1, zone)).toBe(dayAt(instantMs, zone));
        expect(dayAt(midnight, zone) > dayAt(instantMs, zone)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test.each(changes)("in %s the day %s has %d hours", (zone, day, hours) => {
    const noon = lastInstantOf(`${day}T12:00:00`, zone);
    const end = nextMidnight(noon, zone);
    const start = nextMidnight(noon - 24 * hourMs, zone);
    expect([dayAt(start, zone), (end - start) / hourMs]).toEqual([day, hours]);
  });
});

describe("elapsedSeconds", () => {
  test.each(changes)("of a whole day in %s, %s, are its %d hours", (zone, day, hours) => {
    const window = { from: `${day}T00:00:00`, to: `${day}T23:59:59` };
    expect(elapsedSeconds(window, zone)).toBe(hours * 3600);
  });

  test("count the first second and the last", () => {
    const second = { from: "2026-11-22T08:00:00", to: "2026-11-22T08:00:00" };
    expect(elapsedSeconds(second, "America/Bogota")).toBe(1);
    expect(elapsedSeconds({ ...second, to: "2026-11-22T08:09:59" }, "America/Bogota")).toBe(600);
  });
});

test("instantOf reads what formatInstant writes, and an instant of any other offset", () => {
  expect(instantOf("2026-11-22T15:04:05Z")).toBe(Date.parse("2026-11-22T15:04:05Z"));
  expect(formatInstant(instantOf("1999-12-31T23:59:59Z"))).toBe("1999-12-31T23:59:59Z");
  expect(instantOf("2026-11-22T10:04:05-05:00")).toBe(instantOf("2026-11-22T15:04:05Z"));
});

test("what is remembered has a bound, and is begun anew beyond it", () => {
  const entries = new Map<string, number>();
  const keep = (...keys: string[]) => {
    for (const key of keys) keepBounded(entries, 3, key, entries.size);
    return [...entries];
  };
  expect(keep("a", "b", "c")).toEqual([
    ["a", 0],
    ["b", 1],
    ["c", 2],
  ]);
  expect(keep("d")).toEqual([["d", 3]]);
});

test("formatInstant writes whole seconds of UTC", () => {
  expect(formatInstant(Date.parse("2026-11-22T15:04:05.678Z"))).toBe("2026-11-22T15:04:05Z");
});

test("secondBefore steps back over minutes, midnights and years", () => {
  expect(["2026-11-22T06:00:00", "2026-11-22T00:00:00", "2026-01-01T00:00:00"].map(secondBefore)).toEqual([
    "2026-11-22T05:59:59",
    "2026-11-21T23:59:59",
    "2025-12-31T23:59:59",
  ]);
});
