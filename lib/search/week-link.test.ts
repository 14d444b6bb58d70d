import { expect, test } from "vitest";
import { defaultLink, type ReportLink, todayOf } from "./report-link";
import { weekOf } from "./week-link";

const link: ReportLink = {
  ...defaultLink,
  operation: "norte",
  agents: ["7"],
  states: ["Break"],
  hours: { start: "22:00", end: "06:00" },
  known: "2026-11-20T10:00",
  by: "month",
  span: { from: "2026-11-16T08:00", to: "2026-11-18T10:00" },
};
const { hours, known, by, compare } = defaultLink;
const plain = { ...link, hours, known, by, compare };

test("a week is of the link's whole days and people, and of the last seven days where it names none", () => {
  expect(weekOf(link)).toEqual({ ...plain, span: { from: "2026-11-16", to: "2026-11-18" } });
  const named = { ...link, span: null, range: "last-month" as const };
  expect(weekOf(named)).toEqual({ ...plain, span: null, range: "last-month" });
  expect(weekOf({ ...link, span: null })).toEqual({ ...plain, span: null, range: "last-7-days" });
});

test("today is of the same people and states, without the link's days", () => {
  expect(todayOf({ ...link, range: "last-month" })).toEqual({ ...plain, span: null, range: "today" });
});
