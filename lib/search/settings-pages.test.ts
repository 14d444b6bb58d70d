import { expect, test } from "vitest";
import { defaultLink } from "./report-link";
import { formatNewScheduleAddress, listSettingsPages } from "./settings-pages";

test("a link is sent with all its words but the moment as of which it was read", () => {
  const link = { ...defaultLink, range: "last-week", by: "day", agents: ["7"], known: "2026-11-16" } as const;
  expect(formatNewScheduleAddress(link)).toBe("/settings/schedules?range=last-week&by=day&agent=7#new");
});

test("supervisors find what they may pass on, and viewers nothing", () => {
  expect(listSettingsPages("supervisor")).toEqual(["alerts", "keys", "api", "shares", "schedules"]);
  expect(listSettingsPages("viewer")).toEqual([]);
});
