import { expect, test } from "vitest";
import { findNearStates, mergeStates, moveState, orderStates } from "./near-states";
import { unsetState } from "./state-settings";

const set = (state: string, order = 0) => unsetState(state, "personal", order);

test("states that differ by case, accents and blanks alone are near, under the best written one", () => {
  const states = ["BANO", "bano", "Baño", "Break", "Break 2", ""].map((state) => set(state));
  const [near, ...others] = findNearStates(states);
  expect([near?.target.state, near?.states.map(({ state }) => state)]).toEqual(["Baño", ["BANO", "bano"]]);
  expect(others).toEqual([]);
  expect(findNearStates(mergeStates(states, ["BANO", "bano"], "Baño"))).toEqual([]);
});

test.each([
  [["BREAK", "break", "Break"], "Break", "letters of both kinds before others"],
  [["Bano", "baño"], "baño", "accents before capitals"],
  [["en linea", "En-Línea", "enlinea"], "En-Línea", "whatever parts the words"],
  [["x", "X"], "x", "else the first"],
])("of %j the target is %j: %s", (states, target) => {
  const [near] = findNearStates(states.map((state) => set(state)));
  expect(near?.target.state).toBe(target);
  expect(near?.states).toHaveLength(states.length - 1);
});

test("signs alone are near to nothing, and no state is merged into itself", () => {
  expect(findNearStates(["-", "+", "a b", "ac"].map((state) => set(state)))).toEqual([]);
  const states = [set("a"), set("b"), set("c", 0)];
  expect(mergeStates(states, ["a", "b"], "b").map(({ mergedInto }) => mergedInto)).toEqual(["b", null, null]);
});

test("what was merged into a merged state follows it", () => {
  const states = mergeStates(mergeStates([set("a"), set("b"), set("c")], ["a"], "b"), ["b"], "c");
  expect(states.map(({ mergedInto }) => mergedInto)).toEqual(["c", "c", null]);
});

test("a state moves within its class, whatever the orders were", () => {
  const states = [set("a"), set("b"), set("c"), unsetState("w", "productive", 9)];
  const named = (list: typeof states) => orderStates(list).map(({ state }) => state);
  expect(named(moveState(states, "c", -1))).toEqual(["w", "a", "c", "b"]);
  expect(named(moveState(states, "b", -1))).toEqual(["w", "b", "a", "c"]);
  expect(named(moveState(states, "a", 1))).toEqual(["w", "b", "a", "c"]);
  expect(moveState(states, "unknown", 1)).toEqual(states);
  // A state that is merged into another has no place of its own.
  const merged = mergeStates(states, ["b"], "a");
  expect(moveState(merged, "b", 1)).toEqual(merged);
  expect(named(moveState(merged, "c", -1)).filter((state) => state !== "b")).toEqual(["w", "c", "a"]);
  expect(moveState(states, "a", -1)).toEqual(states);
  expect(moveState(states, "w", 1)).toEqual(states);
});
