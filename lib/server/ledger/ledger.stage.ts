import { type Kysely, sql } from "kysely";
import type { DatabaseClock } from "@/lib/server/store/database-clock";
import { makeTestDatabase, openKysely } from "@/lib/server/store/engines.stage";
import { createNewestLedger } from "@/lib/server/store/newest-ledger.stage";
import type { DatabaseSchema } from "@/lib/server/store/tables/database-schema";
import type { Engine } from "@/lib/server/store/tables/ledger-tables";

/** The ledger's tables in a new database, whose clock the test sets: it stands still until it is set again. */
export async function openLedger(engine: Engine) {
  const place = await makeTestDatabase(engine);
  const kysely = openKysely(place.url);
  await createNewestLedger(kysely, engine);
  if (engine === "sqlite") await sql`PRAGMA synchronous = OFF`.execute(kysely);
  await sql`CREATE TABLE test_clock (ms BIGINT NOT NULL)`.execute(kysely);
  await sql`INSERT INTO test_clock VALUES (0)`.execute(kysely);
  return {
    kysely,
    url: place.url,
    clock: testClock,
    setClock: (ms: number) => setClock(kysely, ms),
    async close() {
      await kysely.destroy();
      await place.remove();
    },
  };
}

export type Ledger = Awaited<ReturnType<typeof openLedger>>;

/** How statements read that clock. */
export const clockQuery = "(SELECT ms FROM test_clock)";

const testClock: DatabaseClock = sql<number>`${sql.raw(clockQuery)}`;

async function setClock(kysely: Kysely<DatabaseSchema>, ms: number): Promise<void> {
  await sql`UPDATE test_clock SET ms = ${Math.round(ms)}`.execute(kysely);
}
