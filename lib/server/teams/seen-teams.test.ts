import { expect, test } from "vitest";
import { narrowTeams } from "./seen-teams";
import type { TeamStore } from "./team-store";

const teams = ["a", "b"].map((id) => ({ id, name: id, version: 1, size: 1, agents: [`agent-${id}`] }));
const store = {
  list: async () => teams,
  listNames: async () => teams,
  find: async (_: string, id: string) => teams.find((team) => team.id === id),
  loadMembers: async (_: string, names: readonly { id: string }[]) =>
    teams.filter(({ id }) => names.some((name) => name.id === id)),
} as unknown as TeamStore;

test("of teams out of scope nobody learns that they are there", async () => {
  const seen = narrowTeams(store, ["a", "gone"]);
  const idsOf = (found: readonly { id: string }[]) => found.map(({ id }) => id);
  expect(idsOf(await seen.list("default"))).toEqual(["a"]);
  expect(idsOf(await seen.listNames("default"))).toEqual(["a"]);
  expect(idsOf(await seen.loadMembers("default", teams))).toEqual(["a"]);
  expect(await seen.find("default", "a")).toMatchObject({ id: "a" });
  expect(() => seen.find("default", "b")).toThrow("There is no such team.");
});

test("whoever sees everybody sees every team", () => {
  expect(narrowTeams(store, null)).toBe(store);
});
