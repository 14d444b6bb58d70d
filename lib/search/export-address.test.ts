import { expect, test } from "vitest";
import { formatExportAddress } from "./export-address";
import { defaultLink } from "./report-link";

test("a file is asked for by its format and the words of the link", () => {
  expect(formatExportAddress(defaultLink, "csv")).toBe("/api/export?format=csv");
  expect(formatExportAddress({ ...defaultLink, range: "last-week", query: "a&b" }, "xlsx")).toBe(
    "/api/export?format=xlsx&range=last-week&q=a%26b",
  );
  expect(formatExportAddress(defaultLink, "csv", "hour")).toBe("/api/export?format=csv&by=hour");
});
