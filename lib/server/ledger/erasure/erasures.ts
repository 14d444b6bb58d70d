import { type Kysely, type Selectable, sql } from "kysely";
import { ProblemError } from "@/lib/report/answers/problem";
import type { Identity } from "@/lib/report/figures/directory";
import { type AnswerRow, answerOfRow } from "@/lib/server/ledger/answer";
import { scrubGains } from "@/lib/server/ledger/kept-gains";
import { packColumns, unpackColumns } from "@/lib/server/ledger/packed-columns";
import type { DatabaseSchema } from "@/lib/server/store/tables/database-schema";
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

type ErasedAgent = Selectable<DatabaseSchema["erased_agent"]>;

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

  const ofOperation = () => kysely.selectFrom("answer").where("operation", "=", operation);

  /** Goes through the answers that are not known to be free of them. */
  async function scrub({ hash, checked_id: checkedId, done_at: doneAt }: ErasedAgent): Promise<void> {
    const isErased: IsErased = (identity) => hashAgent(operation, identity) === hash;
    const named = await ofOperation().select("digest").distinct().where("id", ">", checkedId).execute();
    let records = 0;
    for (const { digest } of named) if (digest !== null) records += await scrubRows(digest, isErased);
    const answers = await ofOperation().selectAll().where("id", ">", checkedId).orderBy("id").execute();
    let words = 0;
    for (const answer of answers) words += await scrubWords(answer, isErased);
    const days = await scrubGains(kysely, operation, isErased);
    await forgetAgents(isErased);
    const isRewritten = doneAt === null || records + words + days > 0;
    await kysely
      .updateTable("erased_agent")
      .set(({ ref }) => ({
        checked_id: answers.at(-1)?.id ?? checkedId,
        records: sql<number>`${ref("records")} + ${records}`,
        // Instances forget what they hold when this changes.
        ...(isRewritten && { done_at: now() }),
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

  /** Takes their name out of what an answer says beside its rows; returns how many answers said it. */
  async function scrubWords(row: AnswerRow, isErased: IsErased): Promise<0 | 1> {
    const { warnings, change } = answerOfRow(row);
    const names = [
      ...warnings.flatMap(({ cases = [] }) =>
        cases.map(({ agentId = "", agentName = "" }) => ({ id: agentId, name: agentName })),
      ),
      ...(change?.cases ?? []),
    ];
    if (!names.some(isErased)) return 0;
    const stripped = stripChange(change, isErased);
    await kysely
      .updateTable("answer")
      .set({
        warnings: JSON.stringify(stripWarnings(warnings, isErased, 0)),
        change: stripped && JSON.stringify(stripped),
      })
      .where("id", "=", row.id)
      .execute();
    return 1;
  }

  async function forgetAgents(isErased: IsErased): Promise<void> {
    const agents = await kysely.selectFrom("agent").select("id").where("operation", "=", operation).execute();
    const erased = agents.filter(({ id }) => isErased({ id, name: "" })).map(({ id }) => id);
    if (erased.length === 0) return;
    await kysely.deleteFrom("agent").where("operation", "=", operation).where("id", "in", erased).execute();
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

    /** Removes an agent, without an id by name, from every stored answer, and from all that come. @throws ProblemError `conflict` where it was done before */
    async erase(person: Pick<Identity, "id" | "name">, by: string): Promise<Erasure> {
      const hash = hashAgent(operation, person);
      const { numInsertedOrUpdatedRows: added } = await kysely
        .insertInto("erased_agent")
        .values({
          ...{ operation, hash, erased_at: now(), erased_by: by },
          ...{ records: 0, checked_id: 0, done_at: null, ended_at: null },
        })
        .onConflict((clash) =>
          clash
            .columns(["operation", "hash"])
            .doUpdateSet({
              ...{ erased_at: now(), erased_by: by, records: 0 },
              ...{ checked_id: 0, done_at: null, ended_at: null },
            })
            .where("erased_agent.ended_at", "is not", null),
        )
        .executeTakeFirst();
      if (added !== 1n) throw new ProblemError("conflict", "This person was removed before.");
      await scrub(await entries().where("hash", "=", hash).executeTakeFirstOrThrow());
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
        .where(({ or, eb }) => or([eb("done_at", "is", null), eb("erased_at", ">", since)]))
        .execute();
      for (const entry of open) await scrub(entry);
    },
  };
}

export type Erasures = ReturnType<typeof createErasures>;
