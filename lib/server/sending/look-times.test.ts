import fc from "fast-check";
import { expect, test } from "vitest";
import { formatInstant, instantOf, localTimeAt } from "@/lib/dates/zone";
import { alertModes } from "@/lib/report/answers/alert";
import { findNextLook, type LookTiming } from "./look-times";

const bogota: LookTiming = { mode: "digest", quiet: null, timeZone: "America/Bogota" };
const madrid: LookTiming = { ...bogota, timeZone: "Europe/Madrid" };

test.each([
  ["a digest looks at the full hour", bogota, "2026-11-30T15:00:00Z", "2026-11-30T16:00:00Z"],
  ["and not twice in it", bogota, "2026-11-30T15:59:59Z", "2026-11-30T16:00:00Z"],
  [
    "by the clock of its zone",
    { ...bogota, timeZone: "Asia/Kolkata" },
    "2026-11-30T15:00:00Z",
    "2026-11-30T15:30:00Z",
  ],
  ["else half a minute later", { ...bogota, mode: "each" }, "2026-11-30T15:00:00Z", "2026-11-30T15:00:30Z"],
  // 18:00 to 08:00 in Bogotá.
  ["not in quiet hours", { ...bogota, quiet: "18:00-08:00" }, "2026-11-30T22:30:00Z", "2026-12-01T13:00:00Z"],
  ["nor after midnight", { ...bogota, quiet: "18:00-08:00" }, "2026-12-01T06:10:00Z", "2026-12-01T13:00:00Z"],
  [
    "their end is not quiet",
    { ...bogota, mode: "each", quiet: "12:00-12:30" },
    "2026-11-30T17:29:30Z",
    "2026-11-30T17:30:00Z",
  ],
  [
    "quiet hours of one day",
    { ...bogota, mode: "each", quiet: "12:00-13:15" },
    "2026-11-30T17:00:00Z",
    "2026-11-30T18:15:00Z",
  ],
  // In Madrid 02:00 becomes 03:00 on 2026-03-29, at 01:00 UTC.
  [
    "an end that is skipped",
    { ...madrid, quiet: "22:00-02:30" },
    "2026-03-28T21:00:00Z",
    "2026-03-29T01:00:00Z",
  ],
  [
    "a night of 23 hours",
    { ...madrid, quiet: "22:00-07:00" },
    "2026-03-28T21:00:00Z",
    "2026-03-29T05:00:00Z",
  ],
  // 03:00 becomes 02:00 on 2026-10-25, at 01:00 UTC.
  [
    "a night of 25 hours",
    { ...madrid, quiet: "22:00-07:00" },
    "2026-10-24T20:00:00Z",
    "2026-10-25T06:00:00Z",
  ],
  [
    "an end that comes twice",
    { ...madrid, quiet: "22:00-02:30" },
    "2026-10-24T20:00:00Z",
    "2026-10-25T00:30:00Z",
  ],
  [
    "what is quiet again is quiet",
    { ...madrid, mode: "each", quiet: "22:00-02:30" },
    "2026-10-25T01:05:00Z",
    "2026-10-25T01:30:00Z",
  ],
] as const)("%s", (_, timing, after, expected) => {
  expect(formatInstant(findNextLook(timing, instantOf(after)))).toBe(expected);
});

const clocks = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));
const timings = fc.record({
  mode: fc.constantFrom(...alertModes),
  quiet: fc.option(fc.uniqueArray(clocks, { minLength: 2, maxLength: 2 }).map((ends) => ends.join("-"))),
  timeZone: fc.constantFrom(
    "America/Bogota",
    "America/Santiago",
    "Europe/Madrid",
    "Australia/Lord_Howe",
    "UTC",
  ),
});

test("always lies ahead, at most a day and an hour, and never shows a quiet time", () => {
  const instants = fc.integer({
    min: instantOf("2020-01-01T00:00:00Z") / 1000,
    max: instantOf("2030-01-01T00:00:00Z") / 1000,
  });
  fc.assert(
    fc.property(timings, instants, (timing, seconds) => {
      const afterMs = seconds * 1000;
      const atMs = findNextLook(timing, afterMs);
      expect(atMs).toBeGreaterThan(afterMs);
      expect(atMs - afterMs).toBeLessThanOrEqual(27 * 3_600_000);
      const [from = "", to = ""] = timing.quiet?.split("-") ?? [];
      const clock = localTimeAt(atMs, timing.timeZone).slice(11, 16);
      const isQuiet = from > to ? clock >= from || clock < to : clock >= from && clock < to;
      // Only where the clock is set back behind the end does the first end count.
      if (timing.quiet !== null) expect(isQuiet).toBe(false);
    }),
    { numRuns: 2000 },
  );
});
