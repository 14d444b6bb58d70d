import { expect, test } from "vitest";
import { createOverFilter, isOverNothing, listNear, listOver, rankOver, sumOverruns } from "./overruns";

const row = (key: string, ...overrun: (number | null)[]) => ({ key, overrun });

test("who is over comes by what they are over most, and says by which allowance", () => {
  const ranked = rankOver([row("a", 60, 0), row("b", 0, 0), row("c", 30, 900)]);
  expect(ranked?.map(({ row, place, seconds }) => [row.key, place, seconds])).toEqual([
    ["c", 1, 900],
    ["a", 0, 60],
  ]);
});

test("while one is not known nobody says how many are over", () => {
  expect(rankOver([row("a", 60), row("b", null)])).toBeNull();
});

test("nobody is over where there are no allowances", () => {
  expect(rankOver([{ key: "a" } as { key: string; overrun?: number[] }])).toEqual([]);
});

test("several agents or days are added up by allowance, and not known where one of them is not", () => {
  const some = {
    overrun: [60, null, 5],
    daysOver: [1, null, 2],
    left: [0, null, 9],
    near: [false, true, false],
  };
  const others = { overrun: [30, 7, 10], daysOver: [4, 1, 3] };
  expect(sumOverruns([some, others])).toEqual({ overrun: [90, null, 15], daysOver: [5, null, 5] });
  expect(sumOverruns([others, some, others])).toEqual({ overrun: [120, null, 25], daysOver: [9, null, 8] });
  expect(sumOverruns([others, {}])).toEqual({ overrun: [null, null, null], daysOver: [null, null, null] });
});

test("one alone keeps what is left of it, and where there are no allowances there is nothing to add up", () => {
  const one = { overrun: [0], daysOver: [0], left: [720], near: [true] };
  expect(sumOverruns([one])).toEqual(one);
  expect(sumOverruns([{ overrun: [0], daysOver: [0] }])).toEqual({ overrun: [0], daysOver: [0] });
  expect([sumOverruns([]), sumOverruns([{}])]).toEqual([{}, {}]);
});

test("a link reads those over nothing where it names an allowance that does not count", () => {
  const ids = ["breaks", "lunch"];
  expect([null, "any", "lunch", "bath"].map((over) => isOverNothing(over, ids))).toEqual([
    false,
    false,
    false,
    true,
  ]);
});

test("of the allowances those are named that somebody is over, or near", () => {
  const allowances = ["breaks", "lunch", "bath"];
  expect(listOver({ overrun: [0, 60, null] }, allowances)).toEqual(["lunch"]);
  expect(listNear({ near: [true, false, true] }, allowances)).toEqual(["breaks", "bath"]);
  expect([listOver({}, allowances), listNear({}, allowances)]).toEqual([[], []]);
});

test("who is over one allowance or any is shown, and of what is not known nobody is", () => {
  const ids = ["breaks", "lunch"];
  const told = [{ overrun: [60, 0] }, { overrun: [0, 60] }, { overrun: [0, null] }, {}];
  expect(told.map(createOverFilter(null, ids))).toEqual([true, true, true, true]);
  expect(told.map(createOverFilter("any", ids))).toEqual([true, true, false, false]);
  expect(told.map(createOverFilter("lunch", ids))).toEqual([false, true, false, false]);
});
