import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseWireDuration } from "./duration";

describe("wolkvox's time becomes whole seconds", () => {
  test.each([
    ["00:00:00", 0],
    ["00:05:00", 300],
    ["24:00:00", 86_400],
    ["27:15:00", 98_100],
    ["99:59:59", 359_999],
    ["123456:00:01", 444_441_601],
    ["1:2:3", 3723],
    [" 00:05:00 ", 300],
    ["00:00:00.5", 0],
    ["00:00:59.999", 59],
    ["00:00:01,5", 1],
    ["-00:05:00", -300],
    ["-00:00:01.9", -1],
    ["00:00:-30", -30],
    ["-1:-5:-10", -3910],
    ["00:-5:-10", -310],
    ["00:-5:00", -300],
  ])("%j is %d", (text, seconds) => expect(parseWireDuration(text)).toBe(seconds));

  test("zero has no sign", () => {
    expect(Object.is(parseWireDuration("-00:00:00"), 0)).toBe(true);
    expect(Object.is(parseWireDuration("00:-0:00"), 0)).toBe(true);
  });

  test("every whole number of seconds comes back as it went", () => {
    const parts = (total: number) => [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 * 3600 }), fc.boolean(), (total, isNegative) => {
        const text = parts(total)
          .map((part) => String(part).padStart(2, "0"))
          .join(":");
        expect(parseWireDuration(isNegative ? `-${text}` : text)).toBe(isNegative ? -total : total);
      }),
    );
  });
});

test.each(["", "   ", "\t"])("%j is blank, which is unknown and not zero", (text) => {
  expect(parseWireDuration(text)).toBe("blank");
});

test.each([
  "--",
  "N/A",
  "0",
  "300",
  "00:60:00",
  "00:00:60",
  "00:99:00",
  "1:2",
  "1:2:3:4",
  ":00:00",
  "1234567:00:00",
  "00:005:00",
  "+00:05:00",
  "00:05:00 h",
  "00:05:0x",
  "1e1:00:00",
  "٠٠:٠٥:٠٠",
  "00：05：00",
  "01:-5:00",
  "-00:05:-10",
  "--00:05:00",
  "00:00:00.",
  "null",
])("%j is malformed", (text) => {
  expect(parseWireDuration(text)).toBe("malformed");
});
