import { expect, test } from "vitest";
import { minorState } from "@/lib/report/states/fold-states";
import { defaultLink } from "@/lib/search/report-link";
import { tracedCell } from "./shown-figures";
import { traceOfCell } from "./trace";

const link = { ...defaultLink, query: "an", states: [] };
const shown = {
  link,
  table: { states: ["", "Break", minorState] },
  stateNames: ["Sin código", "Break", "otros (2)"],
  others: { states: ["Café", "Baño"], isOpen: false, onOpen: () => {} },
  rowNames: ["Ana"],
  rowLinks: [{ ...link, agents: ["10001"], query: "" }],
};

test.each([
  ["0:1", { agents: ["10001"], states: ["Break"], query: "" }, ["Ana", "Break"], 0, "Break"],
  ["0:0", { agents: ["10001"], states: [""], query: "" }, ["Ana", "Sin código"], 0, ""],
  ["0:total", { agents: ["10001"], states: [], query: "" }, ["Ana"], 0, null],
  ["total:1", { agents: [], states: ["Break"], query: "an" }, ["Break"], null, "Break"],
  ["0:2", { agents: ["10001"], states: ["Café", "Baño"], query: "" }, ["Ana", "otros (2)"], 0, minorState],
  ["total:total", { agents: [], states: [], query: "an" }, [], null, null],
])("the figure of cell %s is that of its row and state", (cell, words, parts, row, state) => {
  expect(tracedCell.test(cell)).toBe(true);
  expect(traceOfCell(cell, shown)).toEqual({ link: { ...link, ...words }, parts, row, state });
});

test.each(["0:head", "7:1", "", "x:1"])("%o is no figure", (cell) => {
  expect(traceOfCell(cell, shown)).toBeNull();
});

test.each(["0:head", "0:average", "w0:1", ""])("%o says nothing of where it comes from", (cell) => {
  expect(tracedCell.test(cell)).toBe(false);
});
