import fc from "fast-check";
import { expect, test } from "vitest";
import type { AuxRow } from "@/lib/report/figures/aux-row";
import { packRows, unpackRows } from "./packed-rows";

const anyText = fc.string({ unit: "binary", maxLength: 8 }).map((text) => text.toWellFormed());
const anyRow: fc.Arbitrary<AuxRow> = fc.record({
  agentId: anyText,
  agentName: anyText,
  agentDni: anyText,
  state: anyText,
  seconds: fc.option(fc.integer({ min: -100_000, max: 3_000_000 })),
});

const textOf = (rows: readonly AuxRow[]) => rows.map((row) => JSON.stringify(row)).sort();

test("rows come back as they were, whatever their texts, unknown times and equal rows too", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { maxLength: 30 }), async (rows) => {
      const { packed, digest, totalSeconds } = await packRows(rows);
      expect(textOf(await unpackRows(packed, digest))).toEqual(textOf(rows));
      expect(totalSeconds).toBe(rows.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0));
    }),
    { numRuns: 100 },
  );
});

test("the same rows in another order have the same digest, other rows another", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 12 }), fc.nat(), async (rows, at) => {
      const { digest } = await packRows(rows);
      expect((await packRows([...rows].reverse())).digest).toBe(digest);
      const changed = rows.map((row, index) =>
        index === at % rows.length ? { ...row, seconds: (row.seconds ?? 0) + 1 } : row,
      );
      expect((await packRows(changed)).digest).not.toBe(digest);
    }),
    { numRuns: 100 },
  );
});

test("bytes that are not those of the digest never become rows", async () => {
  const { packed } = await packRows([
    { agentId: "1", agentName: "", agentDni: "", state: "Break", seconds: 60 },
  ]);
  const other = await packRows([]);
  await expect(unpackRows(packed, other.digest)).rejects.toThrow("damaged");
  await expect(unpackRows(packed.subarray(0, packed.length - 4), other.digest)).rejects.toThrow();
});
