import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeCsv, parseCsv } from "./csv-rows";

const cellsOf = (text: string) => parseCsv(text).map(({ cells }) => cells);

describe("the bytes of a CSV", () => {
  const name = "Peña Núñez €";

  test("are UTF-8, UTF-16 with its mark, or windows-1252", () => {
    expect(decodeCsv(new TextEncoder().encode(name))).toBe(name);
    expect(decodeCsv(Uint8Array.from(Buffer.from(`\uFEFF${name}`, "utf16le")))).toBe(name);
    expect(decodeCsv(Uint8Array.from(Buffer.from(`\uFEFF${name}`, "utf16le").swap16()))).toBe(name);
    const ansi = [0x50, 0x65, 0xf1, 0x61, 0x20, 0x4e, 0xfa, 0xf1, 0x65, 0x7a, 0x20, 0x80];
    expect(decodeCsv(Uint8Array.from(ansi))).toBe(name);
  });

  test.each([
    [[0xff, 0x41], "ÿA"],
    [[0x41, 0xfe], "Aþ"],
    [[0xfe, 0x41], "þA"],
    [[0x41, 0xff], "Aÿ"],
  ])("%j have no mark of UTF-16", (bytes, text) => {
    expect(decodeCsv(Uint8Array.from(bytes))).toBe(text);
  });
});

describe("the rows of a CSV", () => {
  test.each([
    ["id,name\n1,Ana", ","],
    ["id;name\r\n1;Ana, de Cali", ";"],
    ["id\tname\r1\tAna; la de Cali", "\t"],
    ['"a,b,c";name\n1;Ana', ";"],
    ["sep=;\r\nid;name,first\r\n1;Ana", ";"],
  ])("%j are parted as the first line is", (text, separator) => {
    const [head, ...rows] = cellsOf(text);
    expect(head).toHaveLength(2);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.join(separator)).toBe(text.split(/[\r\n]+/).at(-1));
  });

  test("keep separators, quotes and line ends within quotes, and tell their own lines", () => {
    const text = 'id,name\n"1","Ana ""la"" Ruiz, de\nCali"\n\n ,\n2,"Luis"x\n';
    expect(parseCsv(text)).toEqual([
      { line: 1, cells: ["id", "name"], isCut: false },
      { line: 2, cells: ["1", 'Ana "la" Ruiz, de\nCali'], isCut: false },
      { line: 6, cells: ["2", "Luisx"], isCut: false },
    ]);
  });

  test.each([
    ["\uFEFFid,na\uFEFFme", [["id", "na\uFEFFme"]], "a mark is none but at the begin"],
    ["sep=,\na;b;c,d", [["a;b;c", "d"]], "the separator is said by a line that ends in any way"],
    [
      "id;name\n1;sep=,\n2;Ana",
      [
        ["id", "name"],
        ["1", "sep=,"],
        ["2", "Ana"],
      ],
      "only the first line says it",
    ],
    ["\n\n \nid,name", [["id", "name"]], "blank lines before the first one are none"],
    [
      "id,name\n1,",
      [
        ["id", "name"],
        ["1", ""],
      ],
      "the last cell may be empty",
    ],
  ])("%j is read: %j, %s", (text, rows) => {
    expect(cellsOf(text)).toEqual(rows);
  });

  test("tell their lines however these end", () => {
    for (const end of ["\n", "\r\n", "\r"])
      expect(parseCsv(["id", "1", '"2', '"', "3"].join(end)).map(({ line }) => line)).toEqual([1, 2, 3, 5]);
  });

  test("say where a quote is never closed", () => {
    expect(parseCsv('1,"Ana\n2,Luis')).toEqual([{ line: 1, cells: ["1", "Ana\n2,Luis"], isCut: true }]);
  });

  test("are those that were written, whatever stands in them", () => {
    const cell = fc.string({
      unit: fc.constantFrom("a", '"', ",", ";", "\t", "\n", "\r", " ", "ñ"),
      maxLength: 6,
    });
    const row = fc.array(cell, { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        const given = [["id", "name"], ...rows];
        const text = given.map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(";"));
        const kept = given.filter((cells) => cells.some((one) => one.trim() !== ""));
        expect(cellsOf(text.join("\r\n"))).toEqual(kept);
      }),
    );
  });

  test("of a hundred thousand hostile pieces are read in time that grows with them", () => {
    for (const piece of ['"', '""', ",", '"a",', "\n", "\r\n", 'a"', '"\n'])
      expect(parseCsv(piece.repeat(100_000)).length).toBeLessThan(100_001);
  }, 8000);
});
