import { expect, test } from "vitest";
import { defaultLink } from "./report-link";
import { listTurns } from "./tv-turns";

const team = (id: string) => ({ id, name: id, version: 1, size: 2 });

test("each team of the link has its turn, in the link's order", () => {
  const turns = listTurns({ ...defaultLink, teams: [team("b"), team("a")], unit: "hms" });
  expect(turns.map(({ teams }) => teams.map(({ id }) => id))).toEqual([["b"], ["a"]]);
  expect(turns.every(({ unit }) => unit === "hms")).toBe(true);
});

test("a link without teams is one turn", () => {
  expect(listTurns(defaultLink)).toEqual([defaultLink]);
});
