import { expect, test } from "vitest";
import { formatPageAddress } from "./page-address";
import { defaultLink } from "./report-link";

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
