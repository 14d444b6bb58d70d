import { describe, expect, test } from "vitest";
import { openDay, openPeriod } from "./open-days";
import { defaultLink, formatReportLink, type ReportLink } from "./report-link";

const week = { from: "2026-11-16T00:00:00", to: "2026-11-22T23:59:59" };
const reading: ReportLink = {
  ...defaultLink,
  range: "last-week",
  by: "week",
  agents: ["10001"],
  states: ["Break"],
  unit: "hms",
};

describe("opening a part of a report over time", () => {
  test("opens a day by agent and keeps how it is read", () => {
    expect(formatReportLink(openDay(reading, week, "2026-11-17"))).toBe(
      "from=2026-11-17&to=2026-11-17&agent=10001&state=Break&unit=hms",
    );
  });

  test("opens a week or month by day", () => {
    expect(formatReportLink(openPeriod(defaultLink, week, "2026-11-16", "2026-11-22"))).toBe(
      "from=2026-11-16&to=2026-11-22&by=day",
    );
  });

  test("leaves the ends of the range where they are", () => {
    const part = { from: "2026-11-16T08:00:00", to: "2026-11-18T12:00:59" };
    expect(formatReportLink(openDay(defaultLink, part, "2026-11-16"))).toBe(
      "from=2026-11-16T08:00:00&to=2026-11-16T23:59:59",
    );
    expect(formatReportLink(openDay(defaultLink, part, "2026-11-17"))).toBe("from=2026-11-17&to=2026-11-17");
    expect(formatReportLink(openPeriod(defaultLink, part, "2026-11-17", "2026-11-18"))).toBe(
      "from=2026-11-17T00:00:00&to=2026-11-18T12:00:59&by=day",
    );
  });

  test("keeps a daily window beside the day on which its shift starts", () => {
    const shifts = { ...defaultLink, hours: { start: "22:00", end: "06:00" } };
    expect(formatReportLink(openDay(shifts, week, "2026-11-17"))).toBe(
      "from=2026-11-17&to=2026-11-17&hours=22:00-06:00",
    );
  });
});
