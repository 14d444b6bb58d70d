import "server-only";
import type { Kysely, Transaction } from "kysely";
import type { TrailDetail, TrailKind } from "@/lib/report/answers/trail-answer";
import type { DatabaseSchema } from "@/lib/server/store/tables/database-schema";
import { keyIdOf, linkEntry, type Sign, signMark, type TrailMark, type TrailRow } from "./chain";

/** What somebody does, as it is told before it is kept. */
export type TrailNote = {
  /** `keyId` where they act by a key of theirs; the entry's detail then names it as `key`. */
  who: { userId: string; email: string; keyId?: string } | null;
  what: TrailKind;
  operation?: string | undefined;
  detail?: TrailDetail;
  address: string;
};

export type TrailOptions = {
  kysely: Kysely<DatabaseSchema>;
  /** Made with the installation's secret, for this purpose alone. */
  sign: Sign;
  now: () => number;
};

type Trx = Transaction<DatabaseSchema>;
type Waiting = { note: TrailNote; resolve: (seq: number) => void; reject: (error: unknown) => void };

// SQLite takes 32,766 parameters a statement.
const mostAtOnce = 500;
const mostTextLength = 1_000;

/**
 * Appends to the chain. What is asked for while one transaction runs is written by the next one together: many at once cost few
 * writes, and an instance holds one connection. Instances take turns by the row of the chain's end.
 */
export function createTrail({ kysely, sign, now }: TrailOptions) {
  const waiting: Waiting[] = [];
  let isWriting = false;

  async function writeWaiting(): Promise<void> {
    if (isWriting) return;
    isWriting = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, mostAtOnce);
      try {
        const last = await write(batch.map(({ note }) => note));
        for (const [place, { resolve }] of batch.entries()) resolve(last - batch.length + 1 + place);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    isWriting = false;
  }

  /** Resolves to the number of the last of them. */
  function write(notes: readonly TrailNote[]): Promise<number> {
    return kysely.transaction().execute(async (trx) => {
      const end = await takeMark(trx, "end");
      return extend(trx, end, [...(await goOn(trx, end)), ...notes]);
    });
  }

  /** What is to be said first: that nobody signed the marks before, or another secret did. From now on ours does. */
  async function goOn(trx: Trx, { key_id }: TrailMark): Promise<TrailNote[]> {
    if (key_id === keyIdOf(sign)) return [];
    await keepMark(trx, signMark(sign, await takeMark(trx, "start")));
    const trail = key_id === "" ? "begun" : "other-secret";
    return [{ who: null, what: "set-up", detail: { trail }, address: "unknown" }];
  }

  async function extend(trx: Trx, end: TrailMark, notes: readonly TrailNote[]): Promise<number> {
    const rows: TrailRow[] = [];
    for (const note of notes) rows.push(buildRow(note, rows.at(-1) ?? end, now()));
    const last = rows.at(-1);
    if (!last) return end.seq;
    await trx.insertInto("trail_entry").values(rows).execute();
    await keepMark(trx, signMark(sign, { name: "end", seq: last.seq, digest: last.digest }));
    return last.seq;
  }

  return {
    /** Resolves to the entry's number once it is on the disk. @throws what the store failed with; then nothing is kept. */
    append: (note: TrailNote) =>
      new Promise<number>((resolve, reject) => {
        waiting.push({ note, resolve, reject });
        void writeWaiting();
      }),

    /** Begins the trail, or goes on under another secret, with an entry that says so; else nothing. */
    async begin(): Promise<void> {
      await write([]);
    },

    /** Removes the entries before the first one that is not older than this instant; returns how many. */
    forget: (beforeMs: number) =>
      kysely.transaction().execute(async (trx) => {
        const end = await takeMark(trx, "end");
        const last = (await findLastOld(trx, beforeMs)) ?? { seq: end.seq, digest: end.digest };
        const start = await takeMark(trx, "start");
        if (last.seq <= start.seq) return 0;
        await trx.deleteFrom("trail_entry").where("seq", "<=", last.seq).execute();
        await keepMark(trx, signMark(sign, { name: "start", ...last }));
        return last.seq - start.seq;
      }),
  };
}

export type Trail = ReturnType<typeof createTrail>;

function buildRow(note: TrailNote, before: Pick<TrailRow, "seq" | "digest">, at: number): TrailRow {
  const entry = {
    at,
    who_id: note.who?.userId ?? null,
    who: note.who?.email ?? null,
    what: note.what,
    operation: note.operation ?? null,
    detail: writeDetail({
      ...note.detail,
      ...(note.who?.keyId !== undefined && { key: note.who.keyId }),
    }),
    address: note.address,
  };
  return linkEntry(entry, before);
}

function writeDetail(detail: TrailDetail): string {
  const shorten = (_: string, value: unknown) =>
    typeof value === "string" && value.length > mostTextLength
      ? `${value.slice(0, mostTextLength).toWellFormed()}…`
      : value;
  return JSON.stringify(detail, shorten);
}

/** Reads a mark and keeps every other writer of it out until the transaction ends, on either engine. */
function takeMark(trx: Trx, name: TrailMark["name"]): Promise<TrailMark> {
  return trx
    .updateTable("trail_mark")
    .set((eb) => ({ seq: eb.ref("seq") }))
    .where("name", "=", name)
    .returningAll()
    .executeTakeFirstOrThrow();
}

async function keepMark(trx: Trx, { name, ...mark }: TrailMark): Promise<void> {
  await trx.updateTable("trail_mark").set(mark).where("name", "=", name).execute();
}

/** The entry before the first one that is to stay; undefined where none is to stay. */
async function findLastOld(
  trx: Trx,
  beforeMs: number,
): Promise<Pick<TrailRow, "seq" | "digest"> | undefined> {
  const first = await trx
    .selectFrom("trail_entry")
    .select(["seq", "before"])
    .where("at", ">=", beforeMs)
    .orderBy("seq")
    .limit(1)
    .executeTakeFirst();
  return first && { seq: first.seq - 1, digest: first.before };
}
