import { expect, test } from "vitest";
import type { SortKey } from "@/lib/report/columns/columns";
import { reorder } from "./reorder";

const byTotal: SortKey = { by: "total", direction: "desc" };
const byName: SortKey = { by: "name", direction: "asc" };
const byBreak: SortKey = { by: "state", state: "Break", direction: "desc" };

test("a column's head orders by that column alone, in the direction expected first", () => {
  expect(reorder([byTotal, byBreak], { by: "name" }, false)).toEqual([byName]);
});

test("a column that was a later key leads in the direction expected first", () => {
  expect(reorder([byTotal, byName], { by: "name" }, false)).toEqual([byName]);
});

test("a second choice of the same column turns it round", () => {
  expect(reorder([byName], { by: "name" }, false)).toEqual([{ by: "name", direction: "desc" }]);
  expect(reorder([byTotal, byBreak], { by: "state", state: "Break" }, true)).toEqual([
    byTotal,
    { by: "state", state: "Break", direction: "asc" },
  ]);
});

test("with the others kept a column becomes the last key, and three keys are enough", () => {
  expect(reorder([byTotal], { by: "name" }, true)).toEqual([byTotal, byName]);
  expect(reorder([byTotal, byBreak, byName], { by: "worked" }, true)).toEqual([
    byTotal,
    byBreak,
    { by: "worked", direction: "desc" },
  ]);
});
