import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { read, utils } from "xlsx";
import type { Row } from "./cell";
import { lettersOf } from "./place";
import type { Sheet } from "./sheet";
import { writeWorkbook } from "./workbook";

async function writeBytes(sheets: readonly Sheet[], header = "Auxboard"): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of writeWorkbook({ title: "Auxboard", header }, sheets)) pieces.push(piece);
  return Buffer.concat(pieces);
}

const plain = { name: "Hoja", widths: [10], frozen: null, hasHead: false };
const numberRow = (values: readonly number[]): Row => ({
  cells: values.map((value) => ({ value, look: "count" as const })),
});

describe("a workbook", () => {
  test("has its sheets, in order, with the rows of every batch", async () => {
    const batches = [[numberRow([1, 2])], [], [numberRow([3]), numberRow([4, 5, 6])]];
    const other: Sheet = { ...plain, name: "Otra & más", batches: [] };
    const book = read(await writeBytes([{ ...plain, batches }, other]));
    expect(book.SheetNames).toEqual(["Hoja", "Otra & más"]);
    expect(utils.sheet_to_json(book.Sheets.Hoja ?? {}, { header: 1 })).toEqual([[1, 2], [3], [4, 5, 6]]);
  });

  test("fails where its rows do", async () => {
    async function* fail(): AsyncGenerator<Row[]> {
      yield [numberRow([1])];
      throw new Error("no more rows");
    }
    await expect(writeBytes([{ ...plain, batches: fail() }])).rejects.toThrow("no more rows");
  });

  test("says above every page of what it is, whatever marks the words hold", async () => {
    const file = await writeBytes([{ ...plain, batches: [[numberRow([1])]] }], "A&B &P");
    const { files } = read(file, { bookFiles: true }) as { files?: Record<string, { content: unknown }> };
    expect(String(files?.["xl/worksheets/sheet1.xml"]?.content)).toContain(
      "<oddHeader>&amp;LA&amp;&amp;B &amp;&amp;P</oddHeader>",
    );
  });

  test("keeps every text and number", async () => {
    const cells = fc.array(
      fc.oneof(fc.string({ minLength: 1 }), fc.double({ noNaN: true, noDefaultInfinity: true })),
      {
        minLength: 1,
        maxLength: 60,
      },
    );
    await fc.assert(
      fc.asyncProperty(cells, async (values) => {
        const row: Row = { cells: values.map((value) => ({ value, look: "text" })) };
        const book = read(await writeBytes([{ ...plain, batches: [[row]] }]));
        const kept = values.map((_, place) => book.Sheets.Hoja?.[`${lettersOf(place)}1`]?.v);
        expect(kept).toEqual(values.map((value) => (Object.is(value, -0) ? 0 : value)));
      }),
      { numRuns: 40 },
    );
  });
});

test("columns are counted in letters", () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(lettersOf)).toEqual(["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
});
