import { expect, test } from "vitest";
import { chooseState } from "./choose-states";

const all = ["Almuerzo", "Break", "Reunión"];

test("a state is shown alone, and all again where it was alone", () => {
  expect(chooseState(all, [], "Break", false)).toEqual(["Break"]);
  expect(chooseState(all, ["Almuerzo"], "Break", false)).toEqual(["Break"]);
  expect(chooseState(all, ["Break"], "Break", false)).toEqual([]);
  expect(chooseState(all, ["Break", "a state of another day"], "Break", false)).toEqual([]);
});

test("beside the others a state is hidden and shown again; all of them need no word", () => {
  expect(chooseState(all, [], "Break", true)).toEqual(["Almuerzo", "Reunión"]);
  expect(chooseState(all, ["Almuerzo", "Reunión"], "Break", true)).toEqual([]);
  expect(chooseState(all, ["Almuerzo"], "Reunión", true)).toEqual(["Almuerzo", "Reunión"]);
});

test("the last state that is shown cannot be hidden: all come back", () => {
  expect(chooseState(all, ["Break"], "Break", true)).toEqual([]);
});
