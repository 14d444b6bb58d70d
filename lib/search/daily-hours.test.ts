import { expect, test } from "vitest";
import { formatHours, parseHours } from "./daily-hours";

test.each(["00:00-23:59", "08:00-12:30", "22:00-06:00", "00:00-00:00"])("%s is a daily window", (text) => {
  const hours = parseHours(text);
  expect(hours).not.toBeNull();
  if (hours) expect(formatHours(hours)).toBe(text);
});

test.each([
  "",
  "8:00-12:00",
  "08:00",
  "08:00-24:00",
  "24:00-06:00",
  "08:60-09:00",
  "08:00–12:00",
  "08:00-12:00\n",
])("%j is none", (text) => {
  expect(parseHours(text)).toBeNull();
});
