import { describe, expect, test } from "vitest";
import { arrangeColumns, changeColumns, moveColumn, pinColumn, showColumn } from "./column-choice";
import type { Column } from "./columns";

const lunch: Column = { by: "state", state: "Almuerzo" };
const rest: Column = { by: "state", state: "Break" };
const worked: Column = { by: "worked" };
const average: Column = { by: "average" };
const all = [lunch, rest, worked, average];

describe("arrangeColumns", () => {
  test("finds a chosen and a pinned state whatever its letter case and accents", () => {
    expect(
      arrangeColumns(all, [{ by: "state", state: "ALMUERZO" }], [{ by: "state", state: "bréak" }]),
    ).toEqual({ pinned: [rest], others: [lunch], hidden: [worked, average] });
  });

  test("shows all that there are where nothing was chosen", () => {
    expect(arrangeColumns(all, [], [])).toEqual({ pinned: [], others: all, hidden: [] });
  });

  test("shows those chosen in their order and names those left out", () => {
    expect(arrangeColumns(all, [average, lunch], [])).toEqual({
      pinned: [],
      others: [average, lunch],
      hidden: [rest, worked],
    });
  });

  test("puts pinned ones first, also those that were not chosen", () => {
    expect(arrangeColumns(all, [lunch, average], [worked, lunch])).toEqual({
      pinned: [worked, lunch],
      others: [average],
      hidden: [rest],
    });
  });

  test("passes over a state that is not there today", () => {
    const gone: Column = { by: "state", state: "Cena" };
    expect(arrangeColumns(all, [gone, lunch], [gone])).toMatchObject({ pinned: [], others: [lunch] });
  });
});

test("a column moves one place among those shown, and not beyond the ends", () => {
  expect(moveColumn(all, rest, -1)).toEqual([rest, lunch, worked, average]);
  expect(moveColumn(all, rest, 1)).toEqual([lunch, worked, rest, average]);
  expect(moveColumn(all, lunch, 1)).toEqual([rest, lunch, worked, average]);
  expect(moveColumn(all, lunch, -1)).toEqual(all);
  expect(moveColumn(all, average, 1)).toEqual(all);
  expect(moveColumn(all, { by: "state", state: "Cena" }, 1)).toEqual(all);
});

describe("a change of the columns", () => {
  const chosen = { columns: [], pinned: [] };

  test("a column that is left out names the others; shown again in its place it needs no word", () => {
    const [first, ...rest] = all;
    const last = all.at(-1);
    if (!first || !last) throw new Error("no columns");
    const without = changeColumns(all, chosen, showColumn(first, false));
    expect(without).toEqual({ columns: rest, pinned: [] });
    const again = changeColumns(all, without, showColumn(first, true));
    expect(again.columns).toEqual([...rest, first]);
    const lastOut = changeColumns(all, chosen, showColumn(last, false));
    expect(changeColumns(all, lastOut, showColumn(last, true))).toEqual(chosen);
  });

  test("a column is pinned beside the name, and freed to the place after the name", () => {
    const [, second] = all;
    if (!second) throw new Error("no columns");
    const pinned = changeColumns(all, chosen, pinColumn(second));
    expect(pinned).toEqual({ columns: [], pinned: [second] });
    const freed = changeColumns(all, pinned, pinColumn(second));
    expect(freed.pinned).toEqual([]);
    expect(freed.columns[0]).toEqual(second);
  });
});
