import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { linkWords } from "./report-link";

const document = readFileSync(new URL("../../app/README.md", import.meta.url), "utf8");

test("app/README.md describes every word of the link, and no other", () => {
  const table = document.slice(document.indexOf("| word |"), document.indexOf("/agents/"));
  const described = [...table.matchAll(/^\| (`.*?`) \|/gm)].flatMap(([, cell = ""]) =>
    [...cell.matchAll(/`(\w+)`/g)].map(([, word]) => word),
  );
  expect(described.toSorted()).toEqual(linkWords.toSorted());
});
