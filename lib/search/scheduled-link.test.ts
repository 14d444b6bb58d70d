import { expect, test } from "vitest";
import { formatReportLink, parseReportLink } from "./report-link";
import { fixDays, isReportLink, readPastedLink } from "./scheduled-link";

test.each([
  ["https://aux.example.com/?range=last-week&state=Break", "range=last-week&state=Break"],
  ["  https://aux.example.com/?range=last-week#main ", "range=last-week"],
  ["/?range=last-week", "range=last-week"],
  ["?range=last-week", "range=last-week"],
  ["range=last-week", "range=last-week"],
  ["https://aux.example.com/", ""],
  ["https://aux.example.com", ""],
  ["/", ""],
  ["", ""],
  ["https://aux.example.com/agents/10001?range=last-week", "range=last-week&by=day&agent=10001"],
  ["/agents/10001?range=last-week&rows=week&team=a", "range=last-week&by=week&agent=10001"],
  // What cannot be used stays, to be named.
  ["/agents/10001?range=next-week", "range=next-week"],
])("%s is %s", (text, words) => {
  expect(readPastedLink(text).toString()).toBe(words);
});

test.each([
  ["range=last-week", true],
  ["?range=last-week", true],
  ["", true],
  ["/agents/10001?range=last-week", true],
  ["https://aux.example.com?range=last-week", true],
  ["aux.example.com/?range=last-week", true],
  ["/settings/people", false],
  ["https://aux.example.com/s/secret?range=last-week", false],
  ["/agents/", false],
])("%s may be a report's: %s", (text, isReport) => {
  expect(isReportLink(text)).toBe(isReport);
});

test("days are put in the place of a relative range, and everything else stays", () => {
  const { link } = parseReportLink(
    new URLSearchParams("range=today&hours=08:00-12:00&agent=1&by=day").entries(),
  );
  expect(formatReportLink(fixDays(link, "2026-11-23", "2026-11-29"))).toBe(
    "from=2026-11-23&to=2026-11-29&hours=08:00-12:00&by=day&agent=1",
  );
});
