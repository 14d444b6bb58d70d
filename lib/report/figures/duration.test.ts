import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatDecimalHours, formatDuration, formatHm, formatHms, formatShare } from "./duration";

const thin = "\u202f";
const anySeconds = fc.integer({ min: -40_000_000, max: 40_000_000 });

describe("formatHms", () => {
  test.each([
    [0, "0:00:00"],
    [5, "0:00:05"],
    [59, "0:00:59"],
    [3600, "1:00:00"],
    [86_399, "23:59:59"],
    [86_400, "24:00:00"],
    [98_100, "27:15:00"],
    [359_999, "99:59:59"],
    [3_600_000, "1000:00:00"],
    [-300, "−0:05:00"],
    [-90_061, "−25:01:01"],
    [-0, "0:00:00"],
  ])("writes %i seconds as %s, never wrapping at a day", (seconds, expected) => {
    expect(formatHms(seconds)).toBe(expected);
  });

  test("loses not a second of any duration", () => {
    fc.assert(
      fc.property(anySeconds, (seconds) => {
        const text = formatHms(seconds);
        const [hours = 0, minutes = 0, rest = 0] = text.replace("−", "").split(":").map(Number);
        const total = hours * 3600 + minutes * 60 + rest;
        expect(text.startsWith("−") ? -total : total).toBe(seconds);
        expect(minutes < 60 && rest < 60).toBe(true);
      }),
    );
  });
});

describe("formatHm", () => {
  test.each([
    [0, "0"],
    [-0, "0"],
    [1, "1s"],
    [59, "59s"],
    [38.4, "38s"],
    [59.6, "1m"],
    [60, "1m"],
    [89, "1m"],
    [89.7, "1m"],
    [90, "2m"],
    [3569, "59m"],
    [3570, `1h${thin}00m`],
    [3600, `1h${thin}00m`],
    [4620, `1h${thin}17m`],
    [86_370, `24h${thin}00m`],
    [147_960, `41h${thin}06m`],
    [3_600_000, `1000h${thin}00m`],
    [-45, "−45s"],
    [-300, "−5m"],
    [-90, "−2m"],
    [-90_000, `−25h${thin}00m`],
  ])("writes %i seconds as %s", (seconds, expected) => {
    expect(formatHm(seconds)).toBe(expected);
  });

  test("is never more than half a minute from the time, and never shows a time as none", () => {
    fc.assert(
      fc.property(anySeconds, (seconds) => {
        const text = formatHm(seconds).replace("−", "-");
        const parts = /^(-?)(?:(\d+)h\u202f)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(text) ?? [];
        const shown = Number(parts[2] ?? 0) * 3600 + Number(parts[3] ?? 0) * 60 + Number(parts[4] ?? 0);
        expect(text === "0").toBe(seconds === 0);
        expect(shown > 0).toBe(seconds !== 0);
        expect(Math.abs(shown - Math.abs(seconds))).toBeLessThanOrEqual(30);
        expect(text.startsWith("-")).toBe(seconds < 0);
      }),
    );
  });

  test("never falls as the time grows", () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 400_000 }), (seconds) => {
        const minutesOf = (text: string) =>
          Number(/(\d+)h/.exec(text)?.[1] ?? 0) * 60 + Number(/(\d+)m/.exec(text)?.[1] ?? 0);
        expect(minutesOf(formatHm(seconds + 1))).toBeGreaterThanOrEqual(minutesOf(formatHm(seconds)));
      }),
    );
  });
});

describe("formatDecimalHours", () => {
  test.each([
    [147_960, "es", "41,10"],
    [147_960, "en", "41.10"],
    [0, "es", "0,00"],
    [36, "es", "0,01"],
    [4_444_200, "en", "1,234.50"],
    [4_444_200, "es", "1.234,50"],
    [4_444_200, "es-x-point", "1,234.50"],
    [4_444_200, "en-x-comma", "1.234,50"],
    [44_444_441, "es", "12.345,68"],
    [-4500, "es", "−1,25"],
    [-4500, "en", "−1.25"],
    [-3, "es", "0,00"],
  ])("writes %i seconds in %s as %s", (seconds, locale, expected) => {
    expect(formatDecimalHours(seconds, locale)).toBe(expected);
  });
});

describe("formatShare", () => {
  test.each([
    [1, 8, "es", `12,5${thin}%`],
    [1, 8, "en", `12.5${thin}%`],
    [1, 8, "es-x-point", `12.5${thin}%`],
    [1, 8, "en-x-comma", `12,5${thin}%`],
    [8, 8, "es", `100,0${thin}%`],
    [0, 8, "es", `0,0${thin}%`],
    [1, 3, "es", `33,3${thin}%`],
    [-1, 8, "es", `−12,5${thin}%`],
    [-1, 100_000, "es", `0,0${thin}%`],
    [10, 8, "en", `125.0${thin}%`],
  ])("writes %i of %i in %s as %s", (part, whole, locale, expected) => {
    expect(formatShare(part, whole, locale)).toBe(expected);
  });

  test("is a dash where there is nothing to share", () => {
    expect([formatShare(0, 0, "es"), formatShare(5, 0, "es"), formatShare(5, -5, "es")]).toEqual([
      "–",
      "–",
      "–",
    ]);
  });
});

test("formatDuration follows the unit of the link", () => {
  const inUnit = (unit: Parameters<typeof formatDuration>[2]) => formatDuration(147_960, 295_920, unit, "es");
  expect([inUnit("hm"), inUnit("hms"), inUnit("decimal"), inUnit("percent")]).toEqual([
    `41h${thin}06m`,
    "41:06:00",
    "41,10",
    `50,0${thin}%`,
  ]);
});

test("no line breaks inside a duration or a share", () => {
  const texts = [formatHm(310_500), formatShare(1, 8, "es")];
  expect(texts.join("")).not.toMatch(/[\u0020\u2000-\u200a]/);
});
