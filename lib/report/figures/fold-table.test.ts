import { describe, expect, test } from "vitest";
import { compareAgents } from "@/lib/report/comparison/compare-agents";
import { minorState } from "@/lib/report/states/fold-states";
import { minorStyle } from "@/lib/report/states/minor-states";
import { buildAgentTable, everything } from "./agent-table";
import { changeOf } from "./figure-table";
import { foldTable } from "./fold-table";

const report = {
  states: ["Almuerzo", "Baño", "Café", "Ronda"],
  styles: [0, 1, 2, 3].map((shade) => ({ stateClass: "personal" as const, shade })),
  agents: [
    { id: "1", name: "Ana", seconds: [3600, 20, 30, 5], daysWorked: 2 },
    { id: "2", name: "Luis", seconds: [1800, 0, 7, 0], unknown: [1], daysWorked: 1 },
  ],
};
const other = {
  states: report.states,
  agents: [
    { id: "1", name: "Ana", seconds: [3000, 10, 10, 0], daysWorked: 2 },
    { id: "9", name: "Eva", seconds: [0, 0, 40, 2], daysWorked: 1 },
  ],
  isWhole: true,
};
const reading = { ...everything, query: "" };
const plain = buildAgentTable(report, reading);
const isFolded = (state: string) => ["Baño", "Ronda", "Café"].includes(state);

describe("a table with some states as one", () => {
  const folded = foldTable(plain, isFolded);

  test("has the exact sum of them last, in rows and totals, and the same totals as before", () => {
    expect(folded.states).toEqual(["Almuerzo", minorState]);
    expect(folded.styles).toEqual([{ stateClass: "personal", shade: 0 }, minorStyle]);
    expect(folded.rows.map(({ seconds }) => seconds)).toEqual([
      [3600, 55],
      [1800, 7],
    ]);
    expect(folded.total).toMatchObject({ seconds: [5400, 62], total: 5462, wholeTotal: 5462 });
    expect(folded.averages?.seconds).toEqual([1800, expect.closeTo(62 / 3)]);
    expect(folded.rows.map(({ total }) => total)).toEqual(plain.rows.map(({ total }) => total));
  });

  test("says where the time of one of them is not known", () => {
    expect(folded.rows.map(({ unknown }) => unknown)).toEqual([undefined, [1]]);
    expect(folded.rows[0]).not.toHaveProperty("unknown");
    // Lunch and a walk keep places of their own, in front of the others.
    const [first] = plain.rows;
    if (!first) throw new Error("there is a row");
    const table = { ...plain, rows: [{ ...first, unknown: [0, 2], negative: [-1, -2, 0, -4] }] };
    const two = foldTable(table, (state) => state === "Baño" || state === "Café");
    expect(two.states).toEqual(["Almuerzo", "Ronda", minorState]);
    expect(two.rows[0]).toMatchObject({ seconds: [3600, 5, 50], unknown: [0, 2], negative: [-1, -4, -2] });
    const others = foldTable({ ...plain, rows: [{ ...first, unknown: [3] }], averages: null }, isFolded);
    expect([others.rows[0]?.unknown, others.averages]).toEqual([[1], null]);
    const none = foldTable({ ...plain, rows: [{ ...first, unknown: [0] }] }, isFolded);
    expect(none.rows[0]?.unknown).toEqual([0]);
  });

  test("compares the sum with that of the other period, whose own rows are folded too", () => {
    const beside = foldTable(compareAgents(plain, report, other, reading), isFolded);
    const [ana] = beside.rows;
    expect(ana && [changeOf(ana, 0), changeOf(ana, 1)]).toEqual([600, 35]);
    expect(beside.earlier?.total.seconds).toEqual([3000, 62]);
    expect(beside.earlier?.only.map(({ seconds }) => seconds)).toEqual([[0, 42]]);
  });
});

test("one state alone is no others: the table stays as it is", () => {
  expect(foldTable(plain, (state) => state === "Baño")).toBe(plain);
  expect(foldTable(plain, () => false)).toBe(plain);
});
