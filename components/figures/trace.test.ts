import { expect, test } from "vitest";
import type { Matrix } from "@/components/table/matrix";
import { defaultLink } from "@/lib/search/report-link";
import { traceOfAgentCell } from "./trace";

const matrix = {
  view: { rows: [{ id: "10001", name: "Ana" }], states: ["", "Break"] },
  stateNames: ["Sin código", "Break"],
} as unknown as Matrix;

const link = { ...defaultLink, query: "an", states: [] };

test.each([
  ["0:1", { agents: ["10001"], states: ["Break"], query: "" }, ["Ana", "Break"]],
  ["0:0", { agents: ["10001"], states: [""], query: "" }, ["Ana", "Sin código"]],
  ["0:total", { agents: ["10001"], states: [], query: "" }, ["Ana"]],
  ["total:1", { agents: [], states: ["Break"], query: "an" }, ["Break"]],
  ["total:total", { agents: [], states: [], query: "an" }, []],
])("the figure of cell %s is that of its agent and state", (cell, words, parts) => {
  expect(traceOfAgentCell(cell, link, matrix)).toEqual({ link: { ...link, ...words }, parts });
});

test.each(["0:head", "7:1", "", "x:1"])("%o is no figure", (cell) => {
  expect(traceOfAgentCell(cell, link, matrix)).toBeNull();
});
