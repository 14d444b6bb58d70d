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

test("what was merged into a merged state follows it", () => {
  const states = mergeStates(mergeStates([set("a"), set("b"), set("c")], ["a"], "b"), ["b"], "c");
  expect(states.map(({ mergedInto }) => mergedInto)).toEqual(["c", "c", null]);
});

test("a state moves within its class, whatever the orders were", () => {
  const states = [set("a"), set("b"), set("c"), unsetState("w", "productive", 9)];
  const named = (list: typeof states) => orderStates(list).map(({ state }) => state);
  expect(named(moveState(states, "c", -1))).toEqual(["w", "a", "c", "b"]);
  expect(moveState(states, "a", -1)).toEqual(states);
  expect(moveState(states, "w", 1)).toEqual(states);
});
