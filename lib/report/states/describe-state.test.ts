import { expect, test } from "vitest";
import { describeState } from "./describe-state";
import { foldedState } from "./fold-states";

test("a state is called by wolkvox's name, with what is invisible in it; the blank and the folded ones in words", () => {
  const inWords = (state: string) => describeState(state, (key) => `[${key}]`);
  expect(inWords("Break")).toBe("Break");
  expect(inWords("Break\u202e")).toBe("Break⟨202E⟩");
  expect(inWords("")).toBe("[report.blankState]");
  expect(inWords(foldedState)).toBe("[report.otherStates]");
});
