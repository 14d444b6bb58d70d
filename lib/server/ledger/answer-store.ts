import { type Insertable, type Kysely, type Selectable, sql, type Transaction } from "kysely";
import { z } from "zod";
import type { Window } from "@/lib/dates/window";
import { lastInstantOf } from "@/lib/dates/zone";
import type { AuxRow, RowWarning } from "@/lib/report/aux-row";
import { type ProblemCode, ProblemError, problemStatus } from "@/lib/report/problem";
import type { AnswerTable, DatabaseSchema, WindowFailureTable } from "@/lib/server/database-schema";
import { packRows, unpackRows } from "./packed-rows";

/** One stored answer of wolkvox without its rows. Instants in epoch milliseconds. */
export type Answer = {
  id: number;
  window: Window;
  askedAtMs: number;
  answeredAtMs: number;
  outcome: "rows" | "no-data";
  rowCount: number;
  totalSeconds: number;
  /** Names the rows; null = no data. */
  digest: string | null;
  warnings: readonly RowWarning[];
};

/** An answer as it came; `askedAtMs` is when its call was sent. */
export type FreshAnswer = Pick<Answer, "window" | "askedAtMs" | "answeredAtMs" | "outcome" | "warnings"> & {
  rows: readonly AuxRow[];
};

export type Failure = { problem: ProblemError; sinceMs: number; retryAtMs: number; times: number };

/** The right under which a call was made: a token's lease and its fence. */
export type StoreRight = { token: string; fence: number };

// Superseded answers asked while their window still ran (one every five minutes) go after eight days, those of closed
// windows (a correction is worth remembering) after 400.
const dayMs = 86_400_000;
const supersededLiveMs = 8 * dayMs;
const supersededClosedMs = 400 * dayMs;

/** The answers of one operation, append-only. */
export function createAnswerStore(kysely: Kysely<DatabaseSchema>, operation: string) {
  const answers = () => kysely.selectFrom("answer").selectAll().where("operation", "=", operation);

  async function insertRows(trx: Transaction<DatabaseSchema>, digest: string, packed: Uint8Array) {
    await trx
      .insertInto("answer_rows")
      .values({ operation, digest, packed })
      .onConflict((clash) => clash.doNothing())
      .execute();
  }

  return {
    /** Keeps an answer and forgets the window's failure. Null where the lease has gone to somebody else: not kept. */
    async append(fresh: FreshAnswer, right: StoreRight): Promise<Answer | null> {
      const pack = fresh.outcome === "rows" ? await packRows(fresh.rows) : null;
      return kysely.transaction().execute(async (trx) => {
        if (!(await holdsFence(trx, right))) return null;
        if (pack) await insertRows(trx, pack.digest, pack.packed);
        const row = await trx
          .insertInto("answer")
          .values(buildRow(operation, fresh, pack, right))
          .returningAll()
          .executeTakeFirstOrThrow();
        await trx.deleteFrom("window_failure").where(isWindow(operation, fresh.window)).execute();
        return readAnswer(row);
      });
    },

    /** Answers with a higher id, in the order in which they were kept. */
    async loadSince(id: number): Promise<Answer[]> {
      return (await answers().where("id", ">", id).orderBy("id").execute()).map(readAnswer);
    },

    /** Of every window within the range the answer that was the newest at a moment. */
    async loadKnownAt(range: Window, momentMs: number): Promise<Answer[]> {
      const newest = kysely
        .selectFrom("answer")
        .select(({ fn }) => fn.max("id").as("id"))
        .where("operation", "=", operation)
        .where("window_from", ">=", range.from)
        .where("window_to", "<=", range.to)
        .where("answered_at", "<=", momentMs)
        .groupBy(["window_from", "window_to"]);
      return (await answers().where("id", "in", newest).orderBy("id").execute()).map(readAnswer);
    },

    /** @throws Error where the rows are not there or are damaged. */
    async loadRows(digest: string): Promise<AuxRow[]> {
      const { packed } = await kysely
        .selectFrom("answer_rows")
        .select("packed")
        .where("operation", "=", operation)
        .where("digest", "=", digest)
        .executeTakeFirstOrThrow();
      return unpackRows(packed, digest);
    },

    async loadFailures(): Promise<{ window: Window; failure: Failure }[]> {
      const rows = await kysely
        .selectFrom("window_failure")
        .selectAll()
        .where("operation", "=", operation)
        .execute();
      return rows.map((row) => ({ window: windowOf(row), failure: readFailure(row) }));
    },

    async saveFailure(window: Window, { problem, sinceMs, retryAtMs, times }: Failure): Promise<void> {
      const values = {
        code: problem.code,
        detail: problem.message,
        since: sinceMs,
        retry_at: retryAtMs,
        times,
      };
      await kysely
        .insertInto("window_failure")
        .values({ operation, window_from: window.from, window_to: window.to, ...values })
        .onConflict((clash) => clash.columns(["operation", "window_from", "window_to"]).doUpdateSet(values))
        .execute();
    },

    async loadAgents(): Promise<string[]> {
      const rows = await kysely.selectFrom("agent").select("id").where("operation", "=", operation).execute();
      return rows.map(({ id }) => id);
    },

    async addAgents(ids: readonly string[]): Promise<void> {
      // SQLite takes 32,766 values a statement.
      for (let at = 0; at < ids.length; at += 1000) {
        await kysely
          .insertInto("agent")
          .values(ids.slice(at, at + 1000).map((id) => ({ operation, id })))
          .onConflict((clash) => clash.doNothing())
          .execute();
      }
    },

    /** Throws away superseded answers past their retention, and the rows that no answer names any more. */
    async purge(nowMs: number, timeZone: string): Promise<number> {
      const old = (
        await answers()
          .where("answered_at", "<", nowMs - supersededLiveMs)
          .execute()
      ).map(readAnswer);
      const superseded = await loadSuperseded(kysely, operation);
      const expired = old.filter(
        (answer) =>
          superseded.has(answer.id) &&
          (isLive(answer, timeZone) || answer.answeredAtMs < nowMs - supersededClosedMs),
      );
      for (let at = 0; at < expired.length; at += 1000) {
        const ids = expired.slice(at, at + 1000).map(({ id }) => id);
        await kysely.deleteFrom("answer").where("id", "in", ids).execute();
      }
      if (expired.length > 0) await deleteOrphans(kysely, operation);
      return expired.length;
    },
  };
}

export type AnswerStore = ReturnType<typeof createAnswerStore>;

function isLive({ askedAtMs, window }: Answer, timeZone: string): boolean {
  return askedAtMs <= lastInstantOf(window.to, timeZone);
}

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

function isWindow(operation: string, { from, to }: Window) {
  return sql<boolean>`operation = ${operation} and window_from = ${from} and window_to = ${to}`;
}

async function loadSuperseded(kysely: Kysely<DatabaseSchema>, operation: string): Promise<Set<number>> {
  const rows = await kysely
    .selectFrom("answer as older")
    .select("older.id")
    .where("older.operation", "=", operation)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("answer as newer")
          .select("newer.id")
          .whereRef("newer.operation", "=", "older.operation")
          .whereRef("newer.window_from", "=", "older.window_from")
          .whereRef("newer.window_to", "=", "older.window_to")
          .whereRef("newer.id", ">", "older.id"),
      ),
    )
    .execute();
  return new Set(rows.map(({ id }) => id));
}

async function deleteOrphans(kysely: Kysely<DatabaseSchema>, operation: string): Promise<void> {
  await kysely
    .deleteFrom("answer_rows")
    .where("operation", "=", operation)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("answer")
            .select("answer.id")
            .whereRef("answer.operation", "=", "answer_rows.operation")
            .whereRef("answer.digest", "=", "answer_rows.digest"),
        ),
      ),
    )
    .execute();
}

function buildRow(
  operation: string,
  { window, askedAtMs, answeredAtMs, outcome, rows, warnings }: FreshAnswer,
  pack: { digest: string; totalSeconds: number } | null,
  { fence }: StoreRight,
): Insertable<AnswerTable> {
  return {
    operation,
    window_from: window.from,
    window_to: window.to,
    asked_at: askedAtMs,
    answered_at: answeredAtMs,
    outcome,
    row_count: rows.length,
    total_seconds: pack?.totalSeconds ?? 0,
    digest: pack?.digest ?? null,
    warnings: JSON.stringify(warnings),
    fence,
  };
}

const storedWarnings = z.array(
  z.object({ kind: z.enum(["id", "negative", "unknown", "encoding"]), count: z.number() }),
);

function readAnswer(row: Selectable<AnswerTable>): Answer {
  return {
    id: row.id,
    window: windowOf(row),
    askedAtMs: row.asked_at,
    answeredAtMs: row.answered_at,
    outcome: row.outcome,
    rowCount: row.row_count,
    totalSeconds: row.total_seconds,
    digest: row.digest,
    warnings: storedWarnings.parse(JSON.parse(row.warnings)),
  };
}

function readFailure(row: Selectable<WindowFailureTable>): Failure {
  return {
    problem: new ProblemError(knownCode(row.code), row.detail),
    sinceMs: row.since,
    retryAtMs: row.retry_at,
    times: row.times,
  };
}

// A code that another version wrote and this one does not know is told as what it is here: unexpected.
function knownCode(code: string): ProblemCode {
  return Object.hasOwn(problemStatus, code) ? (code as ProblemCode) : "unexpected";
}

function windowOf(row: { window_from: string; window_to: string }): Window {
  return { from: row.window_from, to: row.window_to };
}
