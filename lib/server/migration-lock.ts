import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { type Kysely, sql } from "kysely";
import type { Database } from "./database";
import { DatabaseError } from "./database-error";
import type { DatabaseSchema } from "./database-schema";
import type { PostgresDatabase } from "./postgres-database";
import type { SqliteDatabase } from "./sqlite-database";

const waitForOtherInstanceMs = 60_000;
const retryMs = 50;
// "AUXB": the number of our advisory lock.
const lockNumber = 0x41555842;

type Work = (kysely: Kysely<DatabaseSchema>) => Promise<void>;

/**
 * Does `work` in one transaction, all or nothing, while no other instance does the same on this database: the others
 * wait for up to a minute, and their process lives meanwhile.
 */
export function runAlone(database: Database, work: Work): Promise<void> {
  return database.engine === "sqlite" ? runAloneInFile(database, work) : runAloneAtServer(database, work);
}

async function runAloneInFile({ sqlite, kysely }: SqliteDatabase, work: Work): Promise<void> {
  const busyTimeoutMs = Number(sqlite.pragma("busy_timeout", { simple: true }));
  try {
    // Waiting inside SQLite would stop the whole process, and the other may be part of it.
    sqlite.pragma("busy_timeout = 0");
    await untilTaken(() => tryBegin(sqlite));
    await work(kysely);
    sqlite.exec("COMMIT");
  } finally {
    if (sqlite.inTransaction) sqlite.exec("ROLLBACK");
    sqlite.pragma(`busy_timeout = ${busyTimeoutMs}`);
  }
}

function tryBegin(sqlite: SqliteDatabase["sqlite"]): boolean {
  try {
    sqlite.exec("BEGIN IMMEDIATE");
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "SQLITE_BUSY") return false;
    throw error;
  }
}

/** The lock ends with the transaction: one of the session would outlive it behind pgbouncer. */
function runAloneAtServer({ kysely }: PostgresDatabase, work: Work): Promise<void> {
  return kysely.transaction().execute(async (transaction) => {
    await untilTaken(() => tryLock(transaction));
    await work(transaction);
  });
}

async function tryLock(kysely: Kysely<DatabaseSchema>): Promise<boolean> {
  const taking = sql<{ isTaken: boolean }>`select pg_try_advisory_xact_lock(${lockNumber}) as "isTaken"`;
  return (await taking.execute(kysely)).rows[0]?.isTaken === true;
}

async function untilTaken(take: () => boolean | Promise<boolean>): Promise<void> {
  for (let triesLeft = waitForOtherInstanceMs / retryMs; !(await take()); triesLeft--) {
    if (triesLeft === 0)
      throw new DatabaseError(
        "Another program has held the database for a minute. Stop it, or wait until it has migrated the tables, then start again.",
      );
    await sleep(retryMs);
  }
}
