import { setImmediate as pause } from "node:timers/promises";
import { type Kysely, sql, type Transaction } from "kysely";
import { type Day, type Window, windowOfDay } from "@/lib/dates/window";
import { type AnswerColumns, listAgentIds } from "@/lib/report/figures/answer-columns";
import { mapSteps } from "@/lib/report/steps";
import { finishInTurns } from "@/lib/server/store/in-turns";
import { formatKeptKey } from "@/lib/server/store/kept-key";
import type { DatabaseSchema } from "@/lib/server/store/tables/database-schema";
import {
  type Answer,
  type AnswerChange,
  answerOfRow,
  buildRow,
  type FreshAnswer,
  isDoubted,
  type StoreRight,
} from "./answer";
import { purgeAnswers } from "./answer-retention";
import { createBatch } from "./batch";
import { loadErasureMark, loadIsErased } from "./erasure/erased-agents";
import { stripAnswer, stripColumns } from "./erasure/strip-answer";
import { createFailureStore } from "./failure-store";
import { type PackedColumns, packAnswer, packingMark, unpackColumns } from "./packed-columns";
import { type Standing, type WeighingRules, weighAnswer } from "./weigh-answer";

/** An answer ready to be written: how it changes what was in force when it was weighed, and its columns; null = no data. */
export type PreparedAnswer = { fresh: FreshAnswer; change: AnswerChange | null; pack: PackedColumns | null };

/** `token`: the digest of the one that asks (`buildTokenKey`). */
export type AnswerStoreRules = WeighingRules & { token: string };

/** The answers of one operation, append-only. */
export function createAnswerStore(
  kysely: Kysely<DatabaseSchema>,
  operation: string,
  rules: AnswerStoreRules,
) {
  const answers = () => kysely.selectFrom("answer").selectAll().where("operation", "=", operation);

  async function insertRows(trx: Transaction<DatabaseSchema>, digest: string, packed: Uint8Array) {
    await trx
      .insertInto("answer_rows")
      .values({ operation, digest, packed })
      // What an older version packed is packed anew.
      .onConflict((clash) =>
        clash
          .columns(["operation", "digest"])
          .doUpdateSet({ packed })
          .where(sql<boolean>`substr(answer_rows.packed, 1, ${packingMark.length}) <> ${packingMark}`),
      )
      .execute();
  }

  const loadPacked = createBatch(async (digests) => {
    const rows = await kysely
      .selectFrom("answer_rows")
      .select(["digest", "packed"])
      .where("operation", "=", operation)
      .where("digest", "in", digests)
      .execute();
    return new Map(rows.map(({ digest, packed }) => [digest, packed]));
  });

  async function loadColumns(digest: string): Promise<AnswerColumns> {
    return unpackColumns(await loadPacked(digest), digest);
  }

  async function loadStanding(window: Window): Promise<Standing> {
    const newest = answers().where(isWindow(operation, window)).orderBy("id", "desc").limit(1);
    const [last, inForce] = await Promise.all([
      newest.executeTakeFirst(),
      newest.where("is_doubted", "=", 0).executeTakeFirst(),
    ]);
    const lastAnswer = last ? answerOfRow(last) : null;
    return {
      inForce: inForce ? answerOfRow(inForce) : null,
      doubted: lastAnswer && isDoubted(lastAnswer) ? lastAnswer : null,
    };
  }

  // Before the answer: whoever reads it, after a crash too, finds its agents named. Not within its transaction, because
  // two of them that name the same agents would wait for each other.
  async function nameAgents({ columns }: FreshAnswer): Promise<void> {
    const ids = listAgentIds(columns);
    const keys = await finishInTurns(mapSteps(ids, formatKeptKey));
    // SQLite takes 32,766 values a statement.
    for (let at = 0; at < keys.length; at += 1000) {
      await kysely
        .insertInto("agent")
        .values(keys.slice(at, at + 1000).map((id) => ({ operation, id })))
        .onConflict((clash) => clash.doNothing())
        .execute();
      // SQLite answers at once: without this all of them would be one turn of the event loop.
      await pause();
    }
  }

  /** Weighs an answer beside what is in force, and packs it. Nothing of people who were removed is looked at or kept. */
  async function prepare(given: FreshAnswer): Promise<PreparedAnswer> {
    const isErased = await loadIsErased(kysely, operation);
    const fresh = stripAnswer(given, isErased);
    const loadSeen = async (digest: string) => stripColumns(await loadColumns(digest), isErased);
    const change = await weighAnswer(fresh, await loadStanding(fresh.window), loadSeen, rules);
    return { fresh, change, pack: await packAnswer(fresh) };
  }

  /** Keeps a weighed answer and forgets the window's failure. Null where the lease has gone to somebody else: not kept. */
  async function write(prepared: PreparedAnswer, right: StoreRight): Promise<Answer | null> {
    await nameAgents(prepared.fresh);
    return kysely
      .transaction()
      .execute(async (trx) => ((await holdsFence(trx, right)) ? insert(trx, prepared, right) : null));
  }

  async function insert(
    trx: Transaction<DatabaseSchema>,
    { fresh, pack, change }: PreparedAnswer,
    right: StoreRight,
  ): Promise<Answer> {
    if (pack) await insertRows(trx, pack.digest, pack.packed);
    const row = await trx
      .insertInto("answer")
      .values(buildRow(operation, fresh, pack, change, right))
      .returningAll()
      .executeTakeFirstOrThrow();
    await trx.deleteFrom("window_failure").where(isWindow(operation, fresh.window)).execute();
    return answerOfRow(row);
  }

  return {
    ...createFailureStore(kysely, operation, rules.token),

    /** Keeps an answer (`prepare`, `write`). Null where the lease has gone to somebody else: not kept. */
    append: async (fresh: FreshAnswer, right: StoreRight) => write(await prepare(fresh), right),
    prepare,
    write,

    /**
     * Keeps an answer long after its turn, when others have had the lease. Null where a newer answer for the window
     * stands by now: not kept.
     */
    async appendLate(fresh: FreshAnswer, right: StoreRight): Promise<Answer | null> {
      const prepared = await prepare(fresh);
      await nameAgents(prepared.fresh);
      return kysely.transaction().execute(async (trx) => {
        await lockLeases(trx, right);
        const newer = trx.selectFrom("answer").select("id").where("asked_at", ">=", fresh.askedAtMs);
        const isLate = await newer.where(isWindow(operation, fresh.window)).limit(1).executeTakeFirst();
        return isLate ? null : insert(trx, prepared, right);
      });
    },

    /** Answers with a higher id, in the order in which they were kept. */
    async loadSince(id: number): Promise<Answer[]> {
      return (await answers().where("id", ">", id).orderBy("id").execute()).map(answerOfRow);
    },

    /** The answers about a window that came into force after an id, in the order in which they were kept. */
    async loadLooks(window: Window, afterId: number): Promise<Answer[]> {
      const rows = await answers()
        .where(isWindow(operation, window))
        .where("is_doubted", "=", 0)
        .where("id", ">", afterId)
        .orderBy("id")
        .execute();
      return rows.map(answerOfRow);
    },

    /** The answers in force about parts of a day that begin with it. */
    async loadBeginnings(day: Day): Promise<Answer[]> {
      const { from, to } = windowOfDay(day);
      const newest = kysely
        .selectFrom("answer")
        .select(({ fn }) => fn.max("id").as("id"))
        .where("operation", "=", operation)
        .where("window_from", "=", from)
        .where("window_to", "<", to)
        .where("is_doubted", "=", 0)
        .groupBy("window_to");
      return (await answers().where("id", "in", newest).orderBy("id").execute()).map(answerOfRow);
    },

    /** Of every window within the range the answer that was in force at a moment, and the newest that was doubted. */
    async loadKnownAt(range: Window, momentMs: number): Promise<Answer[]> {
      const newest = kysely
        .selectFrom("answer")
        .select(({ fn }) => fn.max("id").as("id"))
        .where("operation", "=", operation)
        .where("window_from", ">=", range.from)
        .where("window_to", "<=", range.to)
        .where("answered_at", "<=", momentMs)
        .groupBy(["window_from", "window_to", "is_doubted"]);
      return (await answers().where("id", "in", newest).orderBy("id").execute()).map(answerOfRow);
    },

    /** Changes when what was stored is rewritten, because somebody was removed. */
    loadErasureMark: () => loadErasureMark(kysely, operation),

    /** The rows of a digest as they are kept. @throws Error where they are not there. */
    loadPacked,

    /** @throws Error where the rows are not there or are damaged. */
    loadColumns,

    async loadAgents(): Promise<string[]> {
      const rows = await kysely.selectFrom("agent").select("id").where("operation", "=", operation).execute();
      return rows.map(({ id }) => id);
    },

    /** Whether an answer, of any process, has named the agent of this key (`formatKeptKey`). */
    async hasAgent(id: string): Promise<boolean> {
      const found = kysely.selectFrom("agent").select("id").where("operation", "=", operation);
      return (await found.where("id", "=", id).executeTakeFirst()) !== undefined;
    },

    /** Throws away superseded answers past their retention, and the rows that no answer names any more. */
    purge: (nowMs: number, { timeZone, keptDays }: { timeZone: string; keptDays: number }) =>
      purgeAnswers(kysely, operation, { nowMs, timeZone, keptDays }),
  };
}

export type AnswerStore = ReturnType<typeof createAnswerStore>;

/** Locks the lease's row for the rest of the transaction: nobody takes it while the answer is being kept. */
async function holdsFence(trx: Transaction<DatabaseSchema>, { token, fence }: StoreRight): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("token_lease")
    .set({ fence })
    .where("token", "=", token)
    .where("fence", "=", fence)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Who keeps an answer of this token waits until the transaction is over, or it would not see what was kept meanwhile. */
async function lockLeases(trx: Transaction<DatabaseSchema>, { token }: StoreRight): Promise<void> {
  await trx
    .updateTable("token_lease")
    .set(({ ref }) => ({ fence: ref("fence") }))
    .where("token", "=", token)
    .execute();
}

function isWindow(operation: string, { from, to }: Window) {
  return sql<boolean>`operation = ${operation} and window_from = ${from} and window_to = ${to}`;
}
