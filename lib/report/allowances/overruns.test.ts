import { expect, test } from "vitest";
import { rankOver } from "./overruns";

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
