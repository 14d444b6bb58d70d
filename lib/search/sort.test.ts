import { describe, expect, test } from "vitest";
import type { SortKey } from "@/lib/report/columns/columns";
import { formatSort, naturalDirection, parseSort } from "./sort";

describe("sort", () => {
  test.each<[string, SortKey]>([
    ["total", { by: "total", direction: "desc" }],
    ["total.asc", { by: "total", direction: "asc" }],
    ["name", { by: "name", direction: "asc" }],
    ["name.desc", { by: "name", direction: "desc" }],
    ["worked", { by: "worked", direction: "desc" }],
    ["average.asc", { by: "average", direction: "asc" }],
    ["change", { by: "change", direction: "desc" }],
    ["average-change.asc", { by: "average-change", direction: "asc" }],
    ["state:Break", { by: "state", state: "Break", direction: "desc" }],
    ["state.asc:Pausa: activa\n2", { by: "state", state: "Pausa: activa\n2", direction: "asc" }],
    ["state:", { by: "state", state: "", direction: "desc" }],
  ])("%j is read and written alike", (text, sort) => {
    expect(parseSort(text)).toEqual(sort);
    expect(formatSort(sort)).toBe(text);
  });

  test("a direction that is natural need not be written", () => {
    expect(parseSort("total.desc")).toEqual(parseSort("total"));
    expect(naturalDirection("name")).toBe("asc");
  });

  test.each([
    "",
    "Total",
    "total:",
    "worked:",
    "total.up",
    "name:x",
    "state",
    "state.asc",
    " total",
    "total,name",
  ])("%j is no order", (text) => {
    expect(parseSort(text)).toBeNull();
  });
});
