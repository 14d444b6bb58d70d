import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createKeyedHash } from "@/lib/server/access/keyed-hash";
import { checkChain, digestEntry, signMark, type TrailMark, type TrailRow } from "./chain";

const sign = createKeyedHash("a secret of thirty-two characters", "trail");
const stranger = createKeyedHash("another secret of many characters", "trail");

type Chain = { rows: TrailRow[]; marks: TrailMark[] };

const text = fc.string({ unit: "binary", maxLength: 12 });
const said = fc.record({
  at: fc.integer({ min: 0, max: 4e12 }),
  who_id: fc.option(text),
  who: fc.option(text),
  what: fc.constantFrom("view", "team", "sign-in"),
  operation: fc.option(text),
  detail: fc.dictionary(text, text).map((detail) => JSON.stringify(detail)),
  address: text,
});

/** A whole chain of at least four entries that follows some that were removed after their time. */
const chains = fc
  .record({ removed: fc.nat(1000), entries: fc.array(said, { minLength: 4, maxLength: 12 }) })
  .map(({ removed, entries }): Chain => {
    const first = { seq: removed, digest: removed === 0 ? "" : "f".repeat(64) };
    const rows: TrailRow[] = [];
    for (const entry of entries) {
      const before = rows.at(-1) ?? first;
      const row = { ...entry, seq: before.seq + 1, before: before.digest };
      rows.push({ ...row, digest: digestEntry(row) });
    }
    const last = rows.at(-1) ?? first;
    const marks = [signMark(sign, { name: "start", ...first }), signMark(sign, { ...last, name: "end" })];
    return { rows, marks };
  });

const place = fc.nat(1_000_000);

async function findFault({ rows, marks }: Chain) {
  return (await checkChain(rows, marks, sign)).fault;
}

/** Digests and links of all that follows are made anew, as whoever writes to the database could. */
function relink(rows: readonly TrailRow[], before: Pick<TrailRow, "seq" | "digest">): TrailRow[] {
  const linked: TrailRow[] = [];
  for (const row of rows) {
    const last = linked.at(-1) ?? before;
    const next = { ...row, seq: last.seq + 1, before: last.digest };
    linked.push({ ...next, digest: digestEntry(next) });
  }
  return linked;
}

describe("the chain", () => {
  test("is whole as it was written, and says how many entries it has", async () => {
    await fc.assert(
      fc.asyncProperty(chains, async ({ rows, marks }) => {
        expect(await checkChain(rows, marks, sign)).toEqual({ entries: rows.length, fault: null });
      }),
    );
  });

  test("shows an entry in which anything was changed, and which one", async () => {
    const changes: ((row: TrailRow) => TrailRow)[] = [
      (row) => ({ ...row, at: row.at + 1 }),
      (row) => ({ ...row, who_id: `${row.who_id ?? ""}x` }),
      (row) => ({ ...row, who: row.who === null ? "" : null }),
      (row) => ({ ...row, what: "sign-out" }),
      (row) => ({ ...row, operation: row.operation === null ? "" : null }),
      (row) => ({ ...row, detail: `${row.detail} ` }),
      (row) => ({ ...row, address: `${row.address}1` }),
      (row) => ({ ...row, before: `${row.before}0` }),
      (row) => ({ ...row, digest: `${row.digest}0` }),
    ];
    await fc.assert(
      fc.asyncProperty(chains, place, fc.constantFrom(...changes), async ({ rows, marks }, at, change) => {
        const index = at % rows.length;
        const changed = rows.map((row, here) => (here === index ? change(row) : row));
        expect(await findFault({ rows: changed, marks })).toEqual({
          kind: "changed",
          at: String(rows[index]?.seq),
        });
      }),
    );
  });

  test("shows a removed entry, also where all that follow are numbered and linked anew", async () => {
    await fc.assert(
      fc.asyncProperty(chains, place, async ({ rows, marks }, at) => {
        const index = at % rows.length;
        const left = rows.toSpliced(index, 1);
        const kind = index === rows.length - 1 ? "cut" : "missing";
        expect(await findFault({ rows: left, marks })).toEqual({ kind, at: String(rows[index]?.seq) });
        const [start] = marks;
        if (start)
          expect(await findFault({ rows: relink(left, start), marks })).toMatchObject({ kind: "cut" });
      }),
    );
  });

  test("shows two entries that changed places", async () => {
    await fc.assert(
      fc.asyncProperty(chains, place, async ({ rows, marks }, at) => {
        const index = at % (rows.length - 1);
        const [one, other] = [rows[index], rows[index + 1]];
        if (!one || !other) throw new Error("The chain is too short.");
        const swapped = rows.toSpliced(index, 2, other, one);
        expect(await findFault({ rows: swapped, marks })).not.toBeNull();
        const [start] = marks;
        if (!start || one.detail + one.at === other.detail + other.at) return;
        expect(await findFault({ rows: relink(swapped, start), marks })).toMatchObject({ kind: "other-end" });
      }),
    );
  });

  test("shows that its end or its beginning was cut, also where the marks were moved without the secret", async () => {
    await fc.assert(
      fc.asyncProperty(chains, place, async ({ rows, marks }, at) => {
        const [start, end] = marks;
        const kept = 1 + (at % (rows.length - 1));
        const [head, tail] = [rows.slice(0, kept), rows.slice(kept)];
        const [last, first] = [head.at(-1), tail[0]];
        if (!start || !end || !last || !first) throw new Error("The chain is too short.");
        expect(await findFault({ rows: head, marks })).toEqual({ kind: "cut", at: String(first.seq) });
        expect(await findFault({ rows: tail, marks })).toEqual({
          kind: "missing",
          at: String(start.seq + 1),
        });
        const moved = { seq: last.seq, digest: last.digest };
        for (const signature of [end.signature, signMark(stranger, { name: "end", ...moved }).signature])
          expect(await findFault({ rows: head, marks: [start, { ...end, ...moved, signature }] })).toEqual({
            kind: "mark-forged",
            at: "end",
          });
        expect(
          await findFault({ rows: tail, marks: [{ ...start, ...moved, signature: start.signature }, end] }),
        ).toEqual({ kind: "mark-forged", at: "start" });
      }),
    );
  });

  test("shows an entry behind its end, a mark that is gone, unsigned, of another secret, or the other one's", async () => {
    const chain = fc.sample(chains, 1)[0];
    const [start, end] = chain?.marks ?? [];
    const [last] = chain?.rows.slice(-1) ?? [];
    if (!chain || !start || !end || !last) throw new Error("There is no chain.");
    const { rows } = chain;
    const more = [...rows, ...relink([last], last)];
    expect(await findFault({ rows: more, marks: [start, end] })).toEqual({
      kind: "beyond-end",
      at: String(last.seq + 1),
    });
    expect(await findFault({ rows, marks: [start] })).toEqual({ kind: "mark-missing", at: "end" });
    expect(await findFault({ rows, marks: [end] })).toEqual({ kind: "mark-missing", at: "start" });
    expect(await findFault({ rows, marks: [start, { ...end, key_id: "" }] })).toMatchObject({
      kind: "mark-unsigned",
    });
    expect(await findFault({ rows, marks: [start, signMark(stranger, end)] })).toMatchObject({
      kind: "mark-foreign",
    });
    const swapped = [start, { ...start, name: "end" as const }];
    expect(await findFault({ rows: [], marks: swapped })).toMatchObject({ kind: "mark-forged" });
  });
});
