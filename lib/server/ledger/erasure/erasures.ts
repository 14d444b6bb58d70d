import { type Kysely, sql, type Transaction } from "kysely";
import { ProblemError } from "@/lib/report/answers/problem";
import { type AnswerRow, answerOfRow } from "@/lib/server/ledger/answer";
import { packColumns, unpackColumns } from "@/lib/server/ledger/packed-columns";
import type { DatabaseSchema } from "@/lib/server/store/database-schema";
import { formatKeptKey } from "@/lib/server/store/kept-key";
import { hashAgent, type IsErased } from "./erased-agents";
import { stripChange, stripColumns, stripWarnings } from "./strip-answer";

/** One person whose records were removed. Instants in epoch milliseconds. */
export type Erasure = {
  /** The hash of who it was. */
  id: string;
  atMs: number;
  by: string;
  /** Records that were removed from what was kept by then. */
  records: number;
  /** False while stored answers are still being gone through. */
  isDone: boolean;
};

export type ErasuresOptions = { kysely: Kysely<DatabaseSchema>; operation: string; now: () => number };

// An answer that was on its way when its person was erased is kept within this time.
const mostOnTheWayMs = 3_600_000;

/** Removes people from the ledger of one operation, so that no later answer brings them back. */
export function createErasures({ kysely, operation, now }: ErasuresOptions) {
  const entries = () =>
    kysely
      .selectFrom("erased_agent")
      .selectAll()
      .where("operation", "=", operation)
      .where("ended_at", "is", null);

  /** Goes through the answers that are not known to be free of them. */
  async function scrub(hash: string): Promise<void> {
    const isErased: IsErased = (identity) => hashAgent(operation, identity) === hash;
    const { checked_id: checkedId } = await entries().where("hash", "=", hash).executeTakeFirstOrThrow();
    const rows = await kysely
      .selectFrom("answer")
      .selectAll()
      .where("operation", "=", operation)
      .where("id", ">", checkedId)
      .orderBy("id")
      .execute();
    const digests = new Set(rows.flatMap(({ digest }) => digest ?? []));
    let records = 0;
    for (const digest of digests) records += await scrubRows(digest, isErased);
    for (const row of rows) await scrubWords(row, isErased);
    await kysely
      .updateTable("erased_agent")
      .set(({ ref }) => ({
        checked_id: rows.at(-1)?.id ?? checkedId,
        records: sql<number>`${ref("records")} + ${records}`,
        done_at: now(),
      }))
      .where("operation", "=", operation)
      .where("hash", "=", hash)
      .execute();
  }

  /** Packs rows without them, and names them anew; returns how many records are gone, in all answers that had them. */
  async function scrubRows(digest: string, isErased: IsErased): Promise<number> {
    const kept = await kysely
      .selectFrom("answer_rows")
      .select("packed")
      .where("operation", "=", operation)
      .where("digest", "=", digest)
      .executeTakeFirst();
    if (!kept) return 0;
    const columns = await unpackColumns(kept.packed, digest);
    const stripped = stripColumns(columns, isErased);
    const lost = columns.seconds.length - stripped.seconds.length;
    if (lost === 0) return 0;
    const pack = await packColumns(stripped);
    return kysely.transaction().execute(async (trx) => {
      await trx
        .insertInto("answer_rows")
        .values({ operation, digest: pack.digest, packed: pack.packed })
        .onConflict((clash) => clash.doNothing())
        .execute();
      const answers = await trx
        .selectFrom("answer")
        .selectAll()
        .where("operation", "=", operation)
        .where("digest", "=", digest)
        .execute();
      for (const answer of answers) {
        const { warnings } = answerOfRow(answer);
        await trx
          .updateTable("answer")
          .set({
            ...{ digest: pack.digest, row_count: stripped.seconds.length, total_seconds: pack.totalSeconds },
            warnings: JSON.stringify(stripWarnings(warnings, isErased, lost)),
          })
          .where("id", "=", answer.id)
          .execute();
      }
      await trx
        .deleteFrom("answer_rows")
        .where("operation", "=", operation)
        .where("digest", "=", digest)
        .execute();
      return lost * answers.length;
    });
  }

  /** Takes their name out of what an answer says beside its rows. */
  async function scrubWords(row: AnswerRow, isErased: IsErased): Promise<void> {
    const said = answerOfRow(row);
    const names = [
      ...said.warnings.flatMap(({ cases = [] }) =>
        cases.map(({ agentId = "", agentName = "" }) => ({ id: agentId, name: agentName })),
      ),
      ...(said.change?.cases ?? []),
    ];
    if (!names.some(isErased)) return;
    const { warnings } = answerOfRow(
      await kysely.selectFrom("answer").selectAll().where("id", "=", row.id).executeTakeFirstOrThrow(),
    );
    const change = stripChange(said.change, isErased);
    await kysely
      .updateTable("answer")
      .set({
        warnings: JSON.stringify(stripWarnings(warnings, isErased, 0)),
        change: change && JSON.stringify(change),
      })
      .where("id", "=", row.id)
      .execute();
  }

  async function forgetAgent(trx: Transaction<DatabaseSchema>, id: string): Promise<void> {
    await trx
      .deleteFrom("agent")
      .where("operation", "=", operation)
      .where("id", "=", formatKeptKey(id))
      .execute();
  }

  async function list(): Promise<Erasure[]> {
    const rows = await entries().orderBy("erased_at", "desc").execute();
    return rows.map((row) => ({
      id: row.hash,
      atMs: row.erased_at,
      by: row.erased_by,
      records: row.records,
      isDone: row.done_at !== null,
    }));
  }

  return {
    list,

    /** Removes an agent from every stored answer, and from all that come. @throws ProblemError `conflict` where it was done before */
    async erase(id: string, by: string): Promise<Erasure> {
      const hash = hashAgent(operation, { id, name: "" });
      const { numInsertedOrUpdatedRows: added } = await kysely
        .insertInto("erased_agent")
        .values({
          ...{ operation, hash, erased_at: now(), erased_by: by },
          ...{ records: 0, checked_id: 0, done_at: null, ended_at: null },
        })
        .onConflict((clash) =>
          clash
            .columns(["operation", "hash"])
            .doUpdateSet({ erased_at: now(), erased_by: by, records: 0, checked_id: 0, ended_at: null })
            .where("erased_agent.ended_at", "is not", null),
        )
        .executeTakeFirst();
      if (added !== 1n) throw new ProblemError("conflict", "This person was removed before.");
      await scrub(hash);
      await kysely.transaction().execute((trx) => forgetAgent(trx, id));
      const erasure = (await list()).find((one) => one.id === hash);
      if (!erasure) throw new ProblemError("conflict", "This person was let in again meanwhile.");
      return erasure;
    },

    /** Lets a person's records in again, from the next answer on. @throws ProblemError `not-found` */
    async readmit(hash: string): Promise<void> {
      const { numUpdatedRows: ended } = await kysely
        .updateTable("erased_agent")
        .set({ ended_at: now() })
        .where("operation", "=", operation)
        .where("hash", "=", hash)
        .where("ended_at", "is", null)
        .executeTakeFirst();
      if (ended !== 1n) throw new ProblemError("not-found", "There is no such removal.");
    },

    /** Ends what a stopped process has begun, and looks at answers that were on their way when somebody was erased. */
    async finish(): Promise<void> {
      const since = now() - mostOnTheWayMs;
      const open = await entries()
        .select("hash")
        .where(({ or, eb }) => or([eb("done_at", "is", null), eb("erased_at", ">", since)]))
        .execute();
      for (const { hash } of open) await scrub(hash);
    },
  };
}

export type Erasures = ReturnType<typeof createErasures>;
