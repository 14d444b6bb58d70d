import { expect, test } from "vitest";
import { createAgents } from "./names.ts";

test("every agent of a large operation has a name, a number and an id of its own", () => {
  const agents = createAgents(20_000, 7);
  for (const key of ["id", "dni", "name"] as const)
    expect(new Set(agents.map((agent) => agent[key])).size).toBe(20_000);
  expect(agents.every(({ dni }) => /^\d{10}$/.test(dni))).toBe(true);
});

test("a larger operation begins with the same agents", () => {
  expect(createAgents(500, 7).slice(0, 120)).toEqual(createAgents(120, 7));
});

test("names are whole words, some with an accent or ñ", () => {
  const names = createAgents(120, 7).map(({ name }) => name);
  expect(names.filter((name) => !/^\p{Lu}\p{L}+( \p{Lu}\p{L}+){2,3}$/u.test(name))).toEqual([]);
  expect(names.some((name) => name.includes("ñ")) && names.some((name) => name.includes("é"))).toBe(true);
});
