import { expect, test } from "vitest";
import { plainTableWidths } from "./period-columns";
import { barredWidths, headingWidth } from "./table-layout";
import { textWidth } from "./text-width";

const long = "Retroalimentación";
const sum = (widths: readonly number[]) => widths.reduce((total, width) => total + width, 0);
const barred = (width: number, headings: string[], longestName = 0, pinnedCount = 0) =>
  barredWidths(width, { wanted: headings.map(headingWidth), longestName, pinnedCount });

test("a column is as wide as the longest word of its head, with and without bars", () => {
  const [column = 0] = barred(900, [`${long} con el cliente`]).columns;
  expect(column).toBeGreaterThan(textWidth(long) + 20);
  const [plain = 0] = plainTableWidths(400, [long, "Break"], { wordless: 0, isCompared: false }).columns;
  expect(plain).toBeGreaterThan(textWidth(long) + 20);
});

test("a head of several words fits two lines", () => {
  const [column = 0] = barred(900, ["Cambio por día trabajado"]).columns;
  expect(column).toBeGreaterThan(textWidth("día trabajado") + 20);
});

test("names take what the card has left, and no more than the longest needs", () => {
  const none = barred(1342, ["Break"], 0).name;
  expect(barred(1342, ["Break"], 320).name).toBe(320);
  expect(barred(1342, ["Break"], 200).name).toBe(none);
  const many = Array.from({ length: 12 }, (_, at) => `Estado ${at}`);
  expect(barred(1342, many, 320).name).toBe(none);
});

test("all parts fill the card exactly, or are wider than it", () => {
  for (const [width, states] of [
    [1342, 2],
    [1342, 12],
    [1870, 5],
  ] as const) {
    const headings = Array.from({ length: states }, (_, at) => `Estado ${at}`);
    const { name, time, columns, total } = barred(width, headings, 300);
    expect(total).toBe(name + time + sum(columns));
    expect(total).toBeGreaterThanOrEqual(width);
  }
});
