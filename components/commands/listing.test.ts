import { expect, test } from "vitest";
import { buildChoices, type ChoiceGroup } from "./choice";
import { listChoices } from "./listing";

const called = (group: ChoiceGroup, ...texts: string[]) =>
  buildChoices(
    group,
    texts.map((text) => ({ key: text, text, run: () => {} })),
  );
const shown = ({ groups }: ReturnType<typeof listChoices>) =>
  groups.map(({ group, choices }) => [group, ...choices.map(({ text }) => text)]);

const all = [
  ...called("ranges", "Semana pasada"),
  ...called("agents", "Ana Pasos", "Paso Ruiz"),
  ...called("units", "Horas"),
];

test("before a letter is typed teams are listed, at most eight, and people are not", () => {
  const teams = called("teams", ...Array.from({ length: 9 }, (_, place) => `Equipo ${place}`));
  expect(shown(listChoices([...all, ...teams], ""))[1]).toEqual([
    "teams",
    ...teams.slice(0, 8).map(({ text }) => text),
  ]);
});

test("before a letter is typed people are not listed", () => {
  expect(shown(listChoices(all, " "))).toEqual([["ranges", "Semana pasada"]]);
});

test("the group with the best match comes first, and in it the best", () => {
  expect(shown(listChoices(all, "pas"))).toEqual([
    ["agents", "Paso Ruiz", "Ana Pasos"],
    ["ranges", "Semana pasada"],
  ]);
  expect(shown(listChoices(all, "nadie"))).toEqual([]);
});

test("where nothing is found names of nearly these letters are offered, else commands, and said to be near", () => {
  const people = listChoices(all, "pasoss");
  expect([shown(people), people.isNear]).toEqual([[["agents", "Ana Pasos"]], true]);
  const ranges = listChoices(all, "semanna");
  expect([shown(ranges), ranges.isNear]).toEqual([[["ranges", "Semana pasada"]], true]);
  expect(listChoices(all, "pasos").isNear).toBe(false);
  expect(listChoices(all, "zzzz").isNear).toBe(false);
  const many = called("agents", ...Array.from({ length: 9 }, (_, place) => `Rodríguez ${place}`));
  expect(listChoices(many, "rodirguez").groups[0]?.choices).toHaveLength(8);
});

test("of a thousand people who match twenty are listed, and a letter is answered within a few milliseconds", () => {
  const people = called("agents", ...Array.from({ length: 1_000 }, (_, place) => `María Peña ${place}`));
  const begun = process.cpuUsage();
  const [group] = listChoices([...all, ...people], "mar").groups;
  expect(process.cpuUsage(begun).user).toBeLessThan(50_000);
  expect(group?.choices).toHaveLength(20);
});
