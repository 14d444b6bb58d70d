import { expect, test } from "vitest";
import { isExportFormat } from "./export-format";

test("a file is of one of the formats that there are", () => {
  expect(["csv", "xlsx", "json", "png", "pdf", ""].map(isExportFormat)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
});
