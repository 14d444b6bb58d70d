import { describe, expect, test } from "vitest";
import { buildComparison } from "@/lib/report/comparison/comparison";
import { buildReportView } from "@/lib/report/figures/view";
import { groupByClass } from "@/lib/report/states/state-order";
import { defaultLink } from "@/lib/search/report-link";
import type { Matrix } from "./matrix";
import { buildColumns, listColumns } from "./matrix-columns";
import { layoutFor } from "./table-layout";
import { buildBlockText, buildTableText } from "./table-text";

const words = {
  ...{ agent: "Agente", id: "Id", time: "Tiempo", total: "Total", fresh: "nuevo" },
  otherPeriod: "otro período",
  before: (name: string) => `${name}, otro período`,
  change: (name: string, unit: string) => `${name}, diferencia (${unit})`,
};

function matrixOf(change: Partial<Matrix> = {}): Matrix {
  const layout = layoutFor(1400);
  const styles = [{ stateClass: "personal", shade: 0 } as const];
  const agents = [
    { id: "1", name: '=HYPERLINK("http://x")', seconds: [97_509], daysWorked: 2 },
    { id: "2", name: "Ana", seconds: [-300], unknown: [0], daysWorked: 1 },
  ];
  const report = groupByClass({ states: ["Break"], styles, agents });
  const view = buildReportView(report, { ...defaultLink, teams: [], perDay: false });
  return {
    view,
    styles,
    stateNames: ["Break"],
    ...buildColumns({
      view,
      styles,
      available: listColumns(view, 2),
      link: defaultLink,
      layout,
      nameOf: (column) => (column.by === "state" ? column.state : column.by),
    }),
    comparison: null,
    isCompared: false,
    heat: true,
    bars: "time",
    scaleSeconds: 100_000,
    link: defaultLink,
    unit: "hms",
    locale: "es",
    layout,
    ...change,
  };
}

test("a table is copied with names as text and times that never wrap, unknown ones blank", () => {
  expect(
    buildTableText(matrixOf(), words)
      .split("\n")
      .map((line) => line.split("\t")),
  ).toEqual([
    ["Agente", "Id", "Tiempo", "average", "worked", "Break"],
    [expect.stringMatching(/^'=HYPERLINK/), "1", "27:05:09", "13:32:35", "2", "27:05:09"],
    ["Ana", "2", "-0:05:00", "-0:05:00", "1", ""],
    ["Total", "", "27:00:09", "9:00:03", "3", "27:00:09"],
  ]);
});

test("a block of cells is copied in the reader's notation, exact to the second", () => {
  const block = { fromRow: 0, toRow: 1, columns: [0, 1] };
  const [first, second] = buildBlockText(matrixOf({ unit: "decimal" }), block).split("\n");
  const [, hours = ""] = first?.split("\t") ?? [];
  expect(Math.round(Number(hours.replace(",", ".")) * 3600)).toBe(97_509);
  expect(second?.split("\t")[0]).toBe("Ana");
  expect(buildBlockText(matrixOf({ unit: "percent" }), { fromRow: 0, toRow: 0, columns: [1] })).toBe(
    "100,0%",
  );
});

describe("beside another period", () => {
  const { view } = matrixOf();
  const report = { states: view.states, agents: view.rows };
  const comparison = buildComparison(
    view,
    report,
    {
      states: ["Break"],
      agents: [
        { id: "1", name: "=HYPERLINK", seconds: [101_109], daysWorked: 2 },
        { id: "3", name: "Luis", seconds: [60], daysWorked: 1 },
      ],
      isWhole: true,
    },
    { ...defaultLink, teams: [] },
  );
  const compared = (change: Partial<Matrix> = {}) => matrixOf({ comparison, isCompared: true, ...change });
  const cells = (text: string) => text.split("\n").map((line) => line.split("\t"));

  test("a table has that one's time and the difference in hours behind every time, and who only that one has", () => {
    const [head = [], one = [], two = [], gone = [], total = []] = cells(buildTableText(compared(), words));
    expect(head.slice(2, 5)).toEqual(["Tiempo", "Tiempo, otro período", "Tiempo, diferencia (hours)"]);
    expect(one.slice(2, 5)).toEqual(["27:05:09", "28:05:09", "-1,00"]);
    expect(two.slice(2, 5)).toEqual(["-0:05:00", "", "nuevo"]);
    expect(two.slice(-3)).toEqual(["", "", ""]);
    expect([gone[0], ...gone.slice(2, 5)]).toEqual(["Luis", "", "0:01:00", ""]);
    expect(total.slice(2, 4)).toEqual(["27:00:09", "28:06:09"]);
    expect(Math.round(Number(total[4]?.replace(",", ".")) * 3600)).toBe(97_209 - 101_169);
  });

  test("a cell is copied with its difference behind it, in points where the page shows shares", () => {
    const block = (change: Partial<Matrix>) =>
      cells(buildBlockText(compared(change), { fromRow: 0, toRow: 0, columns: [1, 4] }))[0];
    expect(block({ unit: "hms" })).toEqual(["27:05:09", "-1,00", "27:05:09", "-1,00"]);
    expect(block({ unit: "percent" })).toEqual(["100,0%", "-1,00", "100,0%", "0,0%"]);
  });
});
