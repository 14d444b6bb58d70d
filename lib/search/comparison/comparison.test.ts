import { expect, test } from "vitest";
import { formatComparison, parseComparison } from "./comparison";

test.each([
  "previous",
  "last-year",
  "2026-11-02..2026-11-08",
  "2026-11-02..2026-11-02",
  "2026-11-02T08:00..2026-11-02T11:59",
  "2026-11-02T08:00:15..2026-11-02T08:00:15",
])("%s is read and written alike", (text) => {
  const comparison = parseComparison(text);
  expect(comparison && formatComparison(comparison)).toBe(text);
});

test.each([
  "",
  "Previous",
  "2026-11-02",
  "2026-11-02..",
  "..2026-11-02",
  "2026-11-02..2026-11-08..2026-11-09",
  "2026-11-02...2026-11-08",
  "2026-11-08..2026-11-02",
  "2026-11-02T08:00:15..2026-11-02T08:00:14",
  "2026-02-30..2026-03-01",
  "2026-03-01..2026-02-30",
])("%j is no period to compare with", (text) => {
  expect(parseComparison(text)).toBeNull();
});
