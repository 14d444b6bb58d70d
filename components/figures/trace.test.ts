import { expect, test } from "vitest";
import { defaultLink } from "@/lib/search/report-link";
import { isTraced, traceOfCell } from "./trace";

const link = { ...defaultLink, query: "an", states: [] };
const shown = {
  link,
  table: { states: ["", "Break"] },
  stateNames: ["Sin código", "Break"],
  rowNames: ["Ana"],
  rowLinks: [{ ...link, agents: ["10001"], query: "" }],
};

test.each([
  ["0:1", { agents: ["10001"], states: ["Break"], query: "" }, ["Ana", "Break"]],
  ["0:0", { agents: ["10001"], states: [""], query: "" }, ["Ana", "Sin código"]],
  ["0:total", { agents: ["10001"], states: [], query: "" }, ["Ana"]],
  ["total:1", { agents: [], states: ["Break"], query: "an" }, ["Break"]],
  ["total:total", { agents: [], states: [], query: "an" }, []],
])("the figure of cell %s is that of its row and state", (cell, words, parts) => {
  expect(isTraced(cell)).toBe(true);
  expect(traceOfCell(cell, shown)).toEqual({ link: { ...link, ...words }, parts });
});

test.each(["0:head", "7:1", "", "x:1"])("%o is no figure", (cell) => {
  expect(traceOfCell(cell, shown)).toBeNull();
});

test.each(["0:head", "0:average", "w0:1", ""])("%o says nothing of where it comes from", (cell) => {
  expect(isTraced(cell)).toBe(false);
});
