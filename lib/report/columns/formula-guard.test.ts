import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hostileTexts } from "@/lib/report/hostile-texts.cases";
import { guardCsvText, guardSheetText, mostCellUnits } from "./formula-guard";

const startsFormula = /^[\s\p{Z}\p{C}"]*[=+\-@|%＝＋－＠−]/u;
const forbidden = /[\p{Cc}\p{Cs}\ufffe\uffff]/u;
const harmless = [
  "Ana Núñez",
  "José",
  "Soporte 2-3",
  "a=b",
  "50%",
  "👨‍👩‍👧‍👦 Núñez",
  "שרה כהן",
  "O'Neill",
  "",
];

const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(..."=+-@|%＝\t\r\n ;,\"'\u00a0\u200b\u0000\ud800x1"),
      fc.string({ unit: "binary" }),
    ),
  )
  .map((parts) => parts.join(""));

describe("a text in a CSV", () => {
  test.each(harmless)("%j stays as it is", (text) => {
    expect(guardCsvText(text)).toBe(text);
  });

  test.each(hostileTexts.slice(0, 22).filter((text) => !/^[x"']/.test(text)))(
    "%j gets an apostrophe",
    (text) => {
      expect(guardCsvText(text)).toMatch(/^'/);
    },
  );

  test("never begins a formula, whatever separator it is read under", () => {
    fc.assert(
      fc.property(fc.oneof(nasty, fc.constantFrom(...hostileTexts)), (text) => {
        const guarded = guardCsvText(text);
        expect(guarded).not.toMatch(forbidden);
        for (const separator of [";", ",", "\t", "|"])
          for (const part of guarded.split(separator)) expect(part.slice(0, 200)).not.toMatch(startsFormula);
      }),
    );
  });

  test("a bar is the end of one cell and the start of the next", () => {
    expect(guardCsvText(",|=")).toBe("','|'=");
  });

  test("a lone mark or quote before the sign does not hide it", () => {
    expect(guardCsvText("\u2066=1")).toBe("'⟨2066⟩=1");
    expect(guardCsvText('"=1')).toBe("'\"=1");
    expect(guardCsvText("a\n=1")).toBe("'a⟨A⟩=1");
  });
});

describe("a text in a sheet", () => {
  test.each([...harmless, "=1+1", "+1"])("%j stays as it is", (text) => {
    expect(guardSheetText(text)).toBe(text);
  });

  test("holds nothing that XML forbids and fits its cell", () => {
    fc.assert(
      fc.property(fc.oneof(nasty, fc.constantFrom(...hostileTexts)), (text) => {
        const guarded = guardSheetText(text);
        expect(guarded).not.toMatch(forbidden);
        expect(guarded.isWellFormed()).toBe(true);
        expect(guarded.length).toBeLessThanOrEqual(mostCellUnits);
      }),
    );
  });

  test("a text that is longer than a cell ends with a sign that says so, on a whole character", () => {
    const most = "a".repeat(mostCellUnits);
    expect(guardSheetText(most)).toBe(most);
    expect(guardSheetText(`${most}a`)).toBe(`${most.slice(0, -5)}… (+)`);
    expect(guardSheetText(`${most.slice(0, -6)}\u{1f600}${most}`)).toBe(`${most.slice(0, -6)}… (+)`);
    expect(guardSheetText(`\ufffd${most}`)).toBe(`\ufffd${most.slice(0, -6)}… (+)`);
  });

  test("half of a pair and what is no character are made visible", () => {
    expect(guardSheetText("a\ud83db\uffff")).toBe("a⟨D83D⟩b⟨FFFF⟩");
  });

  test("what looks like an escaped letter is kept as it was written", () => {
    expect(guardSheetText("_x003D_1")).toBe("_x005F_x003D_1");
  });
});
