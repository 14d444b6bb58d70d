import "server-only";
import { randomBytes } from "node:crypto";
import type { Database } from "@/lib/server/store/database";

const secretName = "session-secret";

/**
 * The secret that signs sessions where none is given by the environment: made once, kept in the database, the same
 * for every process on that database. 256 random bits as text.
 */
export async function loadOrCreateSecret(database: Database, now: () => number): Promise<string> {
  const value = randomBytes(32).toString("base64url");
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
