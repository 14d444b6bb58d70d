import { describe, expect, test } from "vitest";
import { foldedState } from "./fold-states";
import { chooseMinorStates } from "./minor-states";

/** The places of those put together, of states that are all shown. */
function listMinorStates(seconds: readonly number[]): ReadonlySet<number> {
  const entries = seconds.map((time, place) => ({ state: `${place}`, seconds: time, isShown: true }));
  return new Set([...chooseMinorStates(entries)].map(Number));
}

test("up to twelve states are all told, however small", () => {
  expect(listMinorStates([5000, ...Array.from({ length: 11 }, () => 1)])).toEqual(new Set());
  expect(listMinorStates([])).toEqual(new Set());
});

test("of more, those below two per cent are put together, and a state of exactly two per cent is told", () => {
  const seconds = [9000, ...Array.from({ length: 10 }, () => 80), 200, 0];
  expect(listMinorStates(seconds)).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12]));
});

test("no more than the twelve largest are told; of equal ones the first", () => {
  const seconds = [...Array.from({ length: 14 }, () => 100), 300];
  expect(listMinorStates(seconds)).toEqual(new Set([11, 12, 13]));
});

test("one alone is named instead of being called other, and so are all of a range without time", () => {
  expect(listMinorStates([...Array.from({ length: 12 }, () => 100), 1])).toEqual(new Set());
  expect(listMinorStates(Array.from({ length: 13 }, () => 0))).toEqual(new Set());
});

test("time below zero is no part of the whole", () => {
  const seconds = [1000, -100_000, ...Array.from({ length: 11 }, () => 100)];
  expect(listMinorStates(seconds)).toEqual(new Set());
});

describe("states that are always told", () => {
  const entries = Array.from({ length: 20 }, (_, place) => ({
    ...{ state: `S${place}`, seconds: place < 3 ? 1000 : 1, isShown: true },
  }));
  const isNegative = () => false;

  test("without any, all the small ones stand together", () => {
    expect(chooseMinorStates(entries, [], isNegative).size).toBe(17);
  });

  test("are those that the link orders by or arranges", () => {
    const named = [{ by: "state", state: "S7" }, { by: "total" }, { by: "state", state: "S9" }];
    const minor = chooseMinorStates(entries, named, isNegative);
    expect([minor.size, minor.has("S7"), minor.has("S9")]).toEqual([15, false, false]);
  });

  test("are those that the link chooses, beside whom the hidden ones stand together", () => {
    const chosen = entries.map((entry) => ({ ...entry, isShown: entry.state === "S8" }));
    expect(chooseMinorStates(chosen, [], isNegative).has("S8")).toBe(false);
    expect(chooseMinorStates(chosen, [], isNegative).size).toBe(16);
  });

  test("are those with times below zero, and those that the report has folded by itself", () => {
    const folded = entries.map((entry, place) => (place === 5 ? { ...entry, state: foldedState } : entry));
    const minor = chooseMinorStates(folded, [], (state) => state === "S6");
    expect([minor.size, minor.has(foldedState), minor.has("S6")]).toEqual([15, false, false]);
  });
});
