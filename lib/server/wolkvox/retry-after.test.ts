import { expect, test } from "vitest";
import { parseRetryAfter } from "./retry-after";

const nowMs = 1_794_225_600_000; // 2026-11-09T12:00:00Z

test.each([
  ["120", 120],
  [" 30 ", 30],
  ["0", 5],
  ["-5", 5],
  ["99999999", 900],
  ["9".repeat(400), 900],
  ["Mon, 09 Nov 2026 12:02:00 GMT", 120],
  ["Mon, 09 Nov 2026 13:00:00 GMT", 900],
  ["Thu, 01 Jan 1970 00:00:00 GMT", 5],
])("Retry-After %j is %d seconds, between 5 and 900", (header, seconds) => {
  expect(parseRetryAfter(header, nowMs)).toBe(seconds);
});

test.each([
  "",
  "soon",
  "1.5",
  "1e3",
  "Mon, 09 Xxx 2026 12:02:00 GMT",
  "Mon, 99 Nov 2026 12:02:00 GMT",
  "2026-11-09T12:02:00Z",
])("Retry-After %j says nothing", (header) => expect(parseRetryAfter(header, nowMs)).toBeUndefined());
