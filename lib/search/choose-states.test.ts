import { expect, test } from "vitest";
import { chooseStates } from "./choose-states";

const all = ["Almuerzo", "Break", "Reunión"];

test("a state is shown alone, and all again where it was alone", () => {
  expect(chooseStates(all, [], ["Break"], false)).toEqual(["Break"]);
  expect(chooseStates(all, ["Almuerzo"], ["Break"], false)).toEqual(["Break"]);
  expect(chooseStates(all, ["Break"], ["Break"], false)).toEqual([]);
  expect(chooseStates(all, ["Break", "a state of another day"], ["Break"], false)).toEqual([]);
});

test("beside the others a state is hidden and shown again; all of them need no word", () => {
  expect(chooseStates(all, [], ["Break"], true)).toEqual(["Almuerzo", "Reunión"]);
  expect(chooseStates(all, ["Almuerzo", "Reunión"], ["Break"], true)).toEqual([]);
  expect(chooseStates(all, ["Almuerzo"], ["Reunión"], true)).toEqual(["Almuerzo", "Reunión"]);
});

test("the last state that is shown cannot be hidden: all come back", () => {
  expect(chooseStates(all, ["Break"], ["Break"], true)).toEqual([]);
});

test("a class is shown alone, hidden and shown again as one", () => {
  const personal = ["Almuerzo", "Break"];
  expect(chooseStates(all, [], personal, false)).toEqual(personal);
  expect(chooseStates(all, personal, personal, false)).toEqual([]);
  expect(chooseStates(all, ["Break"], personal, false)).toEqual(personal);
  expect(chooseStates(all, [], personal, true)).toEqual(["Reunión"]);
  expect(chooseStates(all, ["Reunión", "Break"], personal, true)).toEqual([]);
});
