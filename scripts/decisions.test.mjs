import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./root.mjs";

const entries = readFileSync(join(root, "DECISIONS.md"), "utf8")
  .split(/^(?=## )/m)
  .slice(1);

test("decisions are numbered in order", () => {
  const numbers = entries.map((entry) => Number(/^## (\d+)\. \S/.exec(entry)?.[1]));
  expect(numbers).toEqual(entries.map((_, place) => place + 1));
});

test("every decision says first whether it still holds, and names entries that exist", () => {
  for (const entry of entries) {
    const [title, , status = ""] = entry.split("\n");
    expect(status, title).toMatch(/^\*\*Status:\*\* (accepted|superseded by \d+)/);
    for (const [, number] of status.matchAll(/superseded by (\d+)/g))
      expect(Number(number), title).toBeLessThanOrEqual(entries.length);
  }
});
