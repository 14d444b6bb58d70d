import { expect, test } from "vitest";
import { formatPageAddress } from "./page-address";
import { defaultLink } from "./report-link";

test("a link of defaults is the bare path, and every other word is kept", () => {
  expect(formatPageAddress("/", defaultLink)).toBe("/");
  expect(formatPageAddress("/settings/calls", { ...defaultLink, operation: "norte" })).toBe(
    "/settings/calls?operation=norte",
  );
  expect(formatPageAddress("/", { ...defaultLink, range: "last-week", agents: ["7"] })).toBe(
    "/?range=last-week&agent=7",
  );
});
