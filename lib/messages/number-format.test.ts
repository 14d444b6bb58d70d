import { expect, test } from "vitest";
import { formatNumber, sampleNumber } from "./number-format";
import { createLocaleTranslator } from "./translator";

test.each([
  [1234.5, "es", "1.234,5"],
  [1234.5, "en", "1,234.5"],
  [1234.5, "es-x-point", "1,234.5"],
  [1234.5, "en-x-comma", "1.234,5"],
  [1_234_567, "es-x-point", "1,234,567"],
  [1_234_567, "en-x-comma", "1.234.567"],
  [-0.0001, "es-x-point", "0"],
])("%d in %s is %s", (value, locale, text) => {
  expect(formatNumber(value, locale)).toBe(text);
});

test("takes as many decimals as are asked for, and leaves thousands together where that is asked", () => {
  expect(formatNumber(1234.5, "es-x-point", { least: 2, most: 2 })).toBe("1,234.50");
  expect(formatNumber(1234.56789, "es-x-comma", { most: 1 })).toBe("1.234,6");
  expect(formatNumber(1234.5, "es-x-comma", { isGrouped: false })).toBe("1234,5");
});

test("each style has a number that shows it", () => {
  expect([sampleNumber("comma"), sampleNumber("point")]).toEqual(["1.234,5", "1,234.5"]);
});

test.each([
  ["es-x-comma", "1.234 agentes", "1.500 más"],
  ["es-x-point", "1,234 agentes", "1,500 más"],
  ["en-x-comma", "1.234 agents", "1.500 more"],
  ["en-x-point", "1,234 agents", "1,500 more"],
] as const)("numbers within sentences follow it too, in %s", (locale, agents, more) => {
  const t = createLocaleTranslator(locale);
  expect(t("days.agentsIn", { count: 1234 })).toBe(agents);
  expect(t("compare.andMore", { count: 1500 })).toBe(more);
});
