import fc from "fast-check";
import { expect, test } from "vitest";
import { buildColumns } from "@/lib/report/figures/answer-columns";
import type { AuxRow } from "@/lib/report/figures/aux-row";
import { listRows } from "@/lib/report/figures/plain-rows.cases";
import { packColumns, packingMark, unpackColumns } from "./packed-columns";
import { packAsBefore } from "./packed-rows.cases";

const anyText = fc.string({ unit: "binary", maxLength: 8 }).map((text) => text.toWellFormed());
const anyRow: fc.Arbitrary<AuxRow> = fc.record({
  agentId: anyText,
  agentName: anyText,
  agentDni: anyText,
  state: anyText,
  seconds: fc.option(
    fc.oneof(
      fc.integer({ min: -100_000, max: 3_000_000 }),
      fc.constantFrom(-1, 2 ** 31, -(2 ** 31), 2 ** 45, -(2 ** 45)),
    ),
  ),
});

const packRows = (rows: readonly AuxRow[]) => packColumns(buildColumns(rows));
const textOf = (rows: readonly AuxRow[]) => rows.map((row) => JSON.stringify(row)).sort();

test("rows come back as they were, whatever their texts, blank times, long times and equal rows too", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { maxLength: 30 }), async (rows) => {
      const { packed, digest, totalSeconds } = await packRows(rows);
      expect(textOf(listRows(await unpackColumns(packed, digest)))).toEqual(textOf(rows));
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

test("rows that an older version kept can be read, and have the digest that they have today", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { maxLength: 12 }), async (rows) => {
      const before = packAsBefore(rows);
      const { digest, packed } = await packRows(rows);
      expect(digest).toBe(before.digest);
      const [one, other] = [await unpackColumns(packed, digest), await unpackColumns(before.packed, digest)];
      expect(listRows(other)).toEqual(listRows(one));
    }),
    { numRuns: 100 },
  );
});

const one: AuxRow = { agentId: "1", agentName: "", agentDni: "", state: "Break", seconds: 60 };

test("rows that differ in a name or a national id alone have one order", async () => {
  const named = (agentName: string, agentDni: string, seconds: number | null) => ({
    ...one,
    agentName,
    agentDni,
    seconds,
  });
  const rows = [
    named("Eva", "1", 5),
    named("Ana", "2", 9),
    named("Ana", "1", 9),
    named("Ana", "1", null),
    named("Ana", "1", 3),
  ];
  const { digest } = await packRows(rows);
  expect(digest).toBe(packAsBefore(rows).digest);
  for (const at of rows.keys()) {
    const turned = [...rows.slice(at), ...rows.slice(0, at)];
    expect((await packRows(turned)).digest).toBe(digest);
    expect((await packRows(turned.toReversed())).digest).toBe(digest);
  }
});

test("more rows than are told at once have the digest that they always had", async () => {
  const rows = Array.from({ length: 20_001 }, (_, at) => ({ ...one, seconds: at }));
  const { digest, packed } = await packRows(rows);
  expect(digest).toBe(packAsBefore(rows).digest);
  expect(listRows(await unpackColumns(packed, digest))).toEqual(rows);
});

test("bytes that are not those of the digest never become rows", async () => {
  const { packed, digest } = await packRows([one]);
  const other = await packRows([]);
  await expect(unpackColumns(packed, other.digest)).rejects.toThrow(
    `The stored rows ${other.digest.slice(0, 12)} are damaged.`,
  );
  await expect(unpackColumns(packed.subarray(0, packed.length - 4), digest)).rejects.toThrow("damaged");
  const before = packAsBefore([one]);
  await expect(unpackColumns(before.packed, other.digest)).rejects.toThrow("damaged");
});

test("a byte that has changed anywhere in a packing is noticed", async () => {
  const { packed, digest } = await packRows([one, { ...one, agentId: "2", seconds: null }]);
  for (const place of packed.keys()) {
    const damaged = Uint8Array.from(packed);
    damaged[place] = (damaged[place] ?? 0) ^ 0x40;
    await expect(unpackColumns(damaged, digest)).rejects.toThrow();
  }
});

test("a packing begins with a mark that no gzip begins with", async () => {
  const { packed } = await packRows([one]);
  expect(packingMark.equals(packed.subarray(0, packingMark.length))).toBe(true);
  expect(packAsBefore([one]).packed.subarray(0, 2)).toEqual(Buffer.from([0x1f, 0x8b]));
});
