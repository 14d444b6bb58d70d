import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { type Kysely, sql } from "kysely";
import type { Database } from "./database";
import { DatabaseError } from "./database-error";
import type { PostgresDatabase } from "./postgres-database";
import type { SqliteDatabase } from "./sqlite-database";
import { isBusy } from "./sqlite-driver";
import type { DatabaseSchema } from "./tables/database-schema";

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

/** The write lock of the file is the lock. */
async function runAloneInFile({ kysely }: SqliteDatabase, work: Work): Promise<void> {
  await untilTaken(async () => {
    let isTaken = false;
    try {
      await kysely.transaction().execute((transaction) => {
        isTaken = true;
        return work(transaction);
      });
    } catch (error) {
      if (isTaken || !isBusy(error)) throw error;
    }
    return isTaken;
  });
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

async function untilTaken(take: () => Promise<boolean>): Promise<void> {
  const deadlineMs = performance.now() + waitForOtherInstanceMs;
  while (!(await take())) {
    if (performance.now() >= deadlineMs)
      throw new DatabaseError(
        "Another program has held the database for a minute. Stop it, or wait until it has migrated the tables, then start again.",
      );
    await sleep(retryMs);
  }
}
