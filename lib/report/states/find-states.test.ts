import { expect, test } from "vitest";
import { describeUnknownState } from "./describe-unknown-state";
import { createStateFilter } from "./find-states";
import { findUnknownStates } from "./unknown-states";

const present = ["Almuerzo", "Descanso", "Baño", "Pausa activa", "Reunión", "break", "Break"];
const shown = (...named: string[]) => present.filter(createStateFilter(named, present));

test("a state is found by its name, and by letters that differ from it in case and accents alone", () => {
  expect(shown()).toEqual(present);
  expect(shown("Almuerzo")).toEqual(["Almuerzo"]);
  expect(shown("BAÑO", "reunion")).toEqual(["Baño", "Reunión"]);
  expect(shown("Cena")).toEqual([]);
});

test("a name that is there stands for itself alone, and one that is not for all that are alike", () => {
  expect(shown("Break")).toEqual(["Break"]);
  expect(shown("BREAK")).toEqual(["break", "Break"]);
});

test("a state that a range does not have is named, with those that share a word or are of its class", () => {
  expect(findUnknownStates([], present)).toEqual([]);
  expect(findUnknownStates(["baño", "BREAK", "Almuerzo"], present)).toEqual([]);
  expect(findUnknownStates(["Break"], ["Almuerzo", "Reunión", "Descanso"])).toEqual([
    { state: "Break", near: ["Almuerzo", "Descanso"] },
  ]);
  expect(findUnknownStates(["Pausas activas"], present)).toEqual([
    { state: "Pausas activas", near: ["Pausa activa", "Almuerzo", "Descanso"] },
  ]);
  expect(findUnknownStates(["xyz"], present)).toEqual([{ state: "xyz", near: [] }]);
});

test("what is chosen already is not offered once more", () => {
  expect(findUnknownStates(["Break", "Almuerzo"], ["Almuerzo", "Descanso"])).toEqual([
    { state: "Break", near: ["Descanso"] },
  ]);
});

test("it is said in words, with what nobody sees made visible", () => {
  const say = (key: string, values: Record<string, string>) => `${key} ${Object.values(values).join(" | ")}`;
  expect(describeUnknownState({ state: "A\u202e", near: [] }, say, "es")).toBe(
    "notices.unknownState A⟨202E⟩",
  );
  expect(describeUnknownState({ state: "Break", near: ["Cena", "Descanso"] }, say, "es")).toBe(
    "notices.unknownStateNear Break | Cena o Descanso",
  );
});
