import { expect, test } from "vitest";
import { dayPath, formatPageAddress } from "./page-address";
import { defaultLink, parseReportLink } from "./report-link";

test("a link of defaults is the bare path, but for the page where that may open a saved view", () => {
  expect(formatPageAddress("/", defaultLink)).toBe("/?range=today");
  expect(formatPageAddress("/agents/7", defaultLink)).toBe("/agents/7");
  expect(formatPageAddress("/settings/calls", { ...defaultLink, operation: "norte" })).toBe(
    "/settings/calls?operation=norte",
  );
  expect(formatPageAddress("/", { ...defaultLink, range: "last-week", agents: ["7"] })).toBe(
    "/?range=last-week&agent=7",
  );
});

test("the page of a day names it in one word, which means both ends of it on every page", () => {
  const span = { from: "2026-11-20", to: "2026-11-20" };
  const link = { ...defaultLink, operation: "norte", span, agents: ["7"], step: 5 as const };
  const address = formatPageAddress(dayPath, link);
  expect(address).toBe("/day?operation=norte&day=2026-11-20&agent=7&step=5");
  expect(parseReportLink(new URLSearchParams(address.slice(5)))).toEqual({ link, problems: [] });
  expect(formatPageAddress("/", link)).toContain("from=2026-11-20&to=2026-11-20");
  expect(formatPageAddress(dayPath, defaultLink)).toBe("/day");
  const week = { ...defaultLink, span: { from: "2026-11-16", to: "2026-11-22" } };
  expect(formatPageAddress(dayPath, week)).toBe("/day?from=2026-11-16&to=2026-11-22");
});
