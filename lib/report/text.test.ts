import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareText, createSearch, foldText, foldWords, isPlainText, showControls } from "./text";

// Every character but lone surrogates; fast-check's own unit "binary" takes most of a second to make.
const anyCharacter = fc
  .integer({ min: 0, max: 0x10_f7ff })
  .map((code) => String.fromCodePoint(code < 0xd800 ? code : code + 0x800));

describe("compareText", () => {
  test("orders as Spanish does, ñ after n and accents with their letter", () => {
    const names = ["Ñáñez", "Núñez", "Ordóñez", "Álvarez", "Alvarez", "Zúñiga", "nadal", "Oñate"];
    expect(names.sort(compareText)).toEqual([
      "Alvarez",
      "Álvarez",
      "nadal",
      "Núñez",
      "Ñáñez",
      "Oñate",
      "Ordóñez",
      "Zúñiga",
    ]);
  });

  test("orders numbers inside names by value", () => {
    expect(["Break 10", "Break 9", "Break 1"].sort(compareText)).toEqual(["Break 1", "Break 9", "Break 10"]);
  });

  test("takes composed and decomposed letters for the same", () => {
    expect(compareText("José", "José".normalize("NFD"))).toBe(0);
    expect(compareText("José".normalize("NFD"), "Josefa")).toBeLessThan(0);
  });

  test("tells any two different names apart, so that no order depends on how they came", () => {
    for (const [a, b] of [
      ["Break 1", "Break 01"],
      ["Ana", "Ana\u0000"],
      ["Ana", "A\u200dna"],
    ] as const) {
      expect(Math.sign(compareText(a, b)) + Math.sign(compareText(b, a))).toBe(0);
      expect(compareText(a, b)).not.toBe(0);
    }
    expect(compareText("Break 01", "Break 1")).toBeLessThan(0);
  });

  test("is an order: opposite both ways, equal only to itself", () => {
    const name = fc.string({ unit: anyCharacter, maxLength: 6 });
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(Math.sign(compareText(a, b)) + Math.sign(compareText(b, a))).toBe(0);
        expect(compareText(a, b) === 0).toBe(a.normalize("NFC") === b.normalize("NFC"));
      }),
      { numRuns: 200 },
    );
  });
});

describe("foldText", () => {
  test.each([
    ["José Ángel", "jose angel"],
    ["José Ángel".normalize("NFD"), "jose angel"],
    ["  ÑÁÑEZ \t  Peña\n", "nanez pena"],
    ["İstanbul", "istanbul"],
    ["ISTANBUL", "istanbul"],
    ["Baño", "bano"],
    ["", ""],
  ])("folds %j to %j", (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  test("folds what is folded to itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });
});

describe("createSearch", () => {
  const finds = (query: string, text: string) => createSearch(query)(foldWords(text));

  test.each(["lucia rodriguez", "rodriguez lucia", "Rodríguez, Lucía", "10044 lucia", "ro pe", "  "])(
    "%j finds RODRÍGUEZ PEÑA LUCÍA FERNANDA 10044",
    (query) => {
      expect(finds(query, "RODRÍGUEZ PEÑA LUCÍA FERNANDA 10044")).toBe(true);
    },
  );

  test("finds a name written with a hyphen by its two parts", () => {
    expect([finds("saenz vera", "SÁENZ-VERA IRIS"), finds("vera", "SÁENZ-VERA IRIS")]).toEqual([true, true]);
  });

  test("finds nobody by the middle of a word, by a word too many or by signs alone", () => {
    expect([finds("driguez", "Rodríguez"), finds("ana ruiz", "Ana"), finds("%", "Ana 100%")]).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe("showControls", () => {
  test("makes visible what would rearrange or hide text", () => {
    expect(showControls("a\u202eb\u2066c\u0000d\u200f")).toBe("a⟨202E⟩b⟨2066⟩c⟨0⟩d⟨200F⟩");
  });

  test("leaves names as they are, in any script, families of emoji too", () => {
    for (const name of ["José Peña", "דנה", "ليلى", "👩‍👩‍👧", "नमस्ते"]) expect(showControls(name)).toBe(name);
  });

  test("makes visible what is drawn as nothing, so that no name passes for another", () => {
    expect(showControls("A\u200dna\u200b L\u3164\u{e0041}\u00ad")).toBe("A⟨200D⟩na⟨200B⟩ L⟨3164⟩⟨E0041⟩⟨AD⟩");
  });
});

describe("isPlainText", () => {
  test.each(["José Peña", "שרה", "👨‍👩‍👧‍👦", "O'Neill", "می‌خواهم"])("takes %j", (text) => {
    expect(isPlainText(text)).toBe(true);
  });

  test.each(["", " ", "\u200b", "a\u202eb", "A\u200dna", "a\ud800", "\u3164", "\u0301"])(
    "refuses %j",
    (text) => {
      expect(isPlainText(text)).toBe(false);
    },
  );
});
