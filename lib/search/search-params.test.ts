import { expect, test } from "vitest";
import { parseReportLink } from "./report-link";
import { listEntries } from "./search-params";

test("a page reads the same words from Next as from the address", () => {
  const address = "state=Break&state=Ba%C3%B1o&q=ana&from[]=1&unit=hms&unit=hm";
  const params = { state: ["Break", "Baño"], q: "ana", "from[]": "1", unit: ["hms", "hm"] };
  expect(parseReportLink(listEntries(params))).toEqual(parseReportLink(new URLSearchParams(address)));
});

test("a word without a value has an empty one", () => {
  expect(listEntries({ q: undefined, state: "" })).toEqual([
    ["q", ""],
    ["state", ""],
  ]);
});
