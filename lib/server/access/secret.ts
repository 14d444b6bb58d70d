import "server-only";
import type { Database } from "@/lib/server/store/database";
import { makeSecret } from "./bearer-secret";

const secretName = "session-secret";

/**
 * The secret that signs sessions where none is given by the environment: made once, kept in the database, the same
 * for every process on that database.
 */
export async function loadOrCreateSecret(database: Database, now: () => number): Promise<string> {
  const value = makeSecret();
  await database.kysely
    .insertInto("app_secret")
    .values({ name: secretName, value, created_at: now() })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .execute();
  const kept = await database.kysely
    .selectFrom("app_secret")
    .select("value")
    .where("name", "=", secretName)
    .executeTakeFirstOrThrow();
  return kept.value;
}
