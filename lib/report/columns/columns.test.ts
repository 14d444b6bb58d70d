import { expect, test } from "vitest";
import type { Figures } from "@/lib/report/figures/figure-table";
import {
  describeColumn,
  differenceColumns,
  isDifference,
  isNamedColumn,
  isSameColumn,
  listNamedColumns,
  measureOfDifference,
  namedColumns,
  spellTargets,
} from "./columns";

const states = ["Almuerzo", "Break"];
const row: Figures = { seconds: [600, 60], total: 660, wholeTotal: 900, daysWorked: 3, average: 220 };
const averages = { seconds: [200, 20], total: 220 };
const table = { total: { ...row, seconds: [1200, 120], total: 1320, daysWorked: 6, average: 221 }, averages };
const unknown = { total: { ...table.total, daysWorked: null, average: null }, averages: null };

test.each([
  [{ by: "total" }, { place: null, unit: "time" }, 660, 1320, 220],
  [{ by: "state", state: "Break" }, { place: 1, unit: "time" }, 60, 120, 20],
  [{ by: "worked" }, { unit: "days" }, 3, 6, null],
  [{ by: "average" }, { unit: "average" }, 220, 221, 220],
] as const)(
  "the column %j reads its own figure of a row, of all rows and of their averages",
  (column, facts, ...figures) => {
    const described = describeColumn(column, { states });
    expect(described).toMatchObject(facts);
    expect([described.read(row), described.total(table), described.average(table)]).toEqual(figures);
  },
);

test("averages are not known while the days worked are not", () => {
  const averagesOf = (["total", "worked", "average"] as const).map((by) =>
    describeColumn({ by }, { states }).average(unknown),
  );
  expect(averagesOf).toEqual([null, null, null]);
  expect(describeColumn({ by: "state", state: "Break" }, { states }).average(unknown)).toBeNull();
  expect(describeColumn({ by: "average" }, { states }).total(unknown)).toBeNull();
});

test("a state that is not there has no time", () => {
  const { read, total, average } = describeColumn({ by: "state", state: "Cena" }, { states });
  expect([read(row), total(table), average(table)]).toEqual([0, 0, null]);
});

test("columns are the same by what they show, whichever way they are ordered", () => {
  const lunch = { by: "state", state: "Almuerzo" } as const;
  expect(isSameColumn(lunch, { ...lunch })).toBe(true);
  expect(isSameColumn(lunch, { by: "state", state: "Break" })).toBe(false);
  expect(isSameColumn({ by: "total" }, lunch)).toBe(false);
  expect(isSameColumn({ by: "total" }, { by: "total" })).toBe(true);
});

test("a link names the states of columns and orders as it does those shown: letter case and accents never miss one", () => {
  const present = ["Baño", "Break", "break"];
  const state = (name: string) => ({ by: "state", state: name }) as const;
  expect(spellTargets([state("BANO"), { by: "worked" }], present)).toEqual([state("Baño"), { by: "worked" }]);
  expect(spellTargets([state("break")], present)).toEqual([state("break")]);
  expect(spellTargets([state("BREAK"), state("Break"), state("Cena")], present)).toEqual([
    state("Break"),
    state("break"),
    state("Cena"),
  ]);
  const order = { ...state("baño"), direction: "asc" } as const;
  expect(spellTargets([order], present)).toEqual([{ ...order, state: "Baño" }]);
});

test("the named columns are those of the link", () => {
  expect(namedColumns).toEqual(["worked", "average", "paid"]);
  expect(listNamedColumns(false, true)).toEqual(["worked", "average"]);
  expect(listNamedColumns(true, false)).toEqual(["paid"]);
  expect(["worked", "total", "toString"].map(isNamedColumn)).toEqual([true, false, false]);
});

test("the columns of differences are those of the link, each of its own measure", () => {
  expect(differenceColumns).toEqual([{ by: "change" }, { by: "average-change" }]);
  expect(differenceColumns.map(measureOfDifference)).toEqual([null, "average"]);
  expect(["change", "average", "toString"].map((by) => isDifference({ by }))).toEqual([true, false, false]);
});

test("a difference stands behind times and averages, and behind no days", () => {
  const measures = [{ by: "total" }, { by: "state", state: "Break" }, { by: "average" }] as const;
  expect(measures.map((column) => describeColumn(column, { states }).measure)).toEqual([null, 1, "average"]);
  expect(describeColumn({ by: "worked" }, { states }).measure).toBeUndefined();
});
