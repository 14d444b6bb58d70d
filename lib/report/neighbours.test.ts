import { expect, test } from "vitest";
import { findNeighbours } from "./neighbours";

const rows = [{ id: "7" }, { id: "3" }, { id: "5" }];

test("an agent's neighbours are those of the order given, and the ends have one", () => {
  expect(findNeighbours(rows, "3")).toEqual({ previous: { id: "7" }, next: { id: "5" } });
  expect(findNeighbours(rows, "7")).toEqual({ previous: null, next: { id: "3" } });
  expect(findNeighbours(rows, "5")).toEqual({ previous: { id: "3" }, next: null });
});

test("who is not in the order has none", () => {
  expect(findNeighbours(rows, "9")).toBeNull();
});
