import { expect, test } from "vitest";
import { buildDaysComparison } from "@/lib/report/comparison/days-comparison";
import { buildDaysView } from "@/lib/report/figures/days-view";
import type { Grain } from "@/lib/report/figures/grain";
import { defaultLink } from "@/lib/search/report-link";
import { type DaysMatrix, gapOf } from "./days-matrix";
import { buildDaysBlockText, buildDaysTableText } from "./days-text";

const styles = [
  { stateClass: "personal", shade: 0 },
  { stateClass: "personal", shade: 1 },
] as const;
const answer = {
  states: ["Break", "Baño"],
  styles,
  days: [
    { day: "2026-11-16", status: "final", agents: 2, seconds: [97_509, 60] },
    { day: "2026-11-17", status: "failed", agents: 0, seconds: [0, 0] },
    { day: "2026-11-18", status: "final", agents: 1, seconds: [0, 30], unknown: [0] },
  ],
} as const satisfies Parameters<typeof buildDaysView>[0];
const before = {
  states: ["Break", "Baño"],
  days: [{ day: "2026-11-09", status: "final", agents: 1, seconds: [101_109, 0] }],
} as const satisfies Parameters<typeof buildDaysComparison>[1];

function matrixOf(grain: Grain, change: Partial<DaysMatrix> = {}): DaysMatrix {
  const view = buildDaysView(answer, [], grain);
  return {
    view,
    grain,
    stateNames: view.states,
    rowNames: view.rows.map(({ from }) => `=${from}`),
    bars: "time",
    unit: "hms",
    locale: "es",
    timeZone: "America/Bogota",
    counts: {
      head: "",
      rows: grain === "day" ? ["2", "–", "1"] : ["2 / 3"],
      total: "",
    },
    beside: null,
    isCompared: false,
    opens: [defaultLink],
    onOpen: () => {},
    ...change,
  };
}

const wordsOf = (row: DaysMatrix["view"]["rows"][number]) => (gapOf(row) ? "no se pudo leer" : null);
const all = (columns: number) => ({
  fromRow: 0,
  toRow: 9,
  columns: Array.from({ length: columns }, (_, place) => place),
});
const linesOf = (text: string) => text.split("\n").map((line) => line.split("\t"));

function besideOf(matrix: DaysMatrix): DaysMatrix["beside"] {
  const pairs = [{ from: "2026-11-09", to: "2026-11-09" }, null, null];
  const comparison = buildDaysComparison(matrix.view, before, pairs, []);
  return comparison && { comparison, names: ["Lun 9", null, null] };
}

test("rows over time are copied as numbers, a row without figures with its reason, blanks where nothing is known", () => {
  expect(linesOf(buildDaysBlockText(matrixOf("day"), true, wordsOf, all(5)))).toEqual([
    ["'=2026-11-16", "2", "27:06:09", "27:05:09", "0:01:00"],
    ["'=2026-11-17", "", "no se pudo leer", "", ""],
    ["'=2026-11-18", "1", "0:00:30", "", "0:00:30"],
  ]);
  const narrow = matrixOf("day", { unit: "decimal" });
  expect(buildDaysBlockText(narrow, false, wordsOf, { fromRow: 2, toRow: 2, columns: [1] })).toBe("0,008333");
});

test("days with data and days are two numbers, never a date", () => {
  expect(linesOf(buildDaysBlockText(matrixOf("week"), true, wordsOf, all(3)))).toEqual([
    ["'=2026-11-16", "2", "3", "27:06:39"],
  ]);
});

test("a difference is in hours: in its own column of the total, behind the figure of a state or of a phone's total", () => {
  const matrix = matrixOf("day");
  const compared = { ...matrix, isCompared: true, beside: besideOf(matrix), counts: null };
  expect(linesOf(buildDaysBlockText(compared, true, wordsOf, all(5)))).toEqual([
    ["'=2026-11-16", "27:06:09", "-0,983333", "27:05:09", "-1,00", "0:01:00", "0,016667"],
    ["'=2026-11-17", "no se pudo leer", "", "", "", "", ""],
    ["'=2026-11-18", "0:00:30", "", "", "", "0:00:30", ""],
  ]);
  expect(linesOf(buildDaysBlockText(compared, false, wordsOf, all(2)))[0]).toEqual([
    "'=2026-11-16",
    "27:06:09",
    "-0,983333",
  ]);
  const waiting = { ...compared, beside: null };
  expect(linesOf(buildDaysBlockText(waiting, true, wordsOf, all(4)))[0]).toEqual([
    "'=2026-11-16",
    "27:06:09",
    "",
    "27:05:09",
  ]);
});

const words = {
  period: "Día",
  days: "Días",
  total: "Total",
  change: (name: string, unit: "hours" | "points") => `${name}: ${unit}`,
};

test("the whole table has its heads and its totals, in the columns of its rows", () => {
  const matrix = matrixOf("day");
  const compared = { ...matrix, isCompared: true, beside: besideOf(matrix) };
  const lines = linesOf(buildDaysTableText(compared, wordsOf, words));
  expect(lines[0]).toEqual([
    "Día",
    "",
    "Total",
    "Total: hours",
    "Break",
    "Break: hours",
    "Baño",
    "Baño: hours",
  ]);
  expect(lines.slice(1, -1)).toEqual(linesOf(buildDaysBlockText(compared, true, wordsOf, all(6))));
  // 27:06:39 beside 28:05:09 of the other day.
  expect(lines.at(-1)).toEqual(["Total", "", "27:06:39", "-0,975", "27:05:09", "-1,00", "0:01:30", "0,025"]);
  expect(new Set(lines.map(({ length }) => length))).toEqual(new Set([8]));
});

test("over weeks the days are two columns, and without another period there is none of its", () => {
  const counts = { head: "Con datos", rows: ["2 / 3"], total: "2 / 3" };
  const lines = linesOf(buildDaysTableText(matrixOf("week", { counts, unit: "percent" }), wordsOf, words));
  expect(lines[0]).toEqual(["Día", "Con datos", "Días", "Total", "Break", "Baño"]);
  expect(lines[1]?.slice(0, 3)).toEqual(["'=2026-11-16", "2", "3"]);
  expect(lines[2]?.slice(0, 4)).toEqual(["Total", "2", "3", "100,0%"]);
});
