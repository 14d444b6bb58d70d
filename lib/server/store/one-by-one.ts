import { sql, type Transaction } from "kysely";
import type { Database } from "./database";
import type { DatabaseSchema } from "./tables/database-schema";
import type { Engine } from "./tables/ledger-tables";

type Trx = Transaction<DatabaseSchema>;

/**
 * Runs `act` in one transaction that no other of the same name runs beside, whichever process began it: what it reads holds
 * until it has written.
 */
export function runOneByOne<Result>(
  { kysely, engine }: Pick<Database, "kysely" | "engine">,
  name: string,
  act: (trx: Trx) => Promise<Result>,
): Promise<Result> {
  return kysely.transaction().execute(async (trx) => {
    await waitForOthers(trx, engine, name);
    return act(trx);
  });
}

/** Waits until no other transaction of that name runs. SQLite has one writer: its transactions wait for each other anyway. */
export async function waitForOthers(trx: Trx, engine: Engine, name: string): Promise<void> {
  if (engine === "sqlite") return;
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`auxboard ${name}`}, 0))`.execute(trx);
}
