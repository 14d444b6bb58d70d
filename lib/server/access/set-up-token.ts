import "server-only";
import type { Database } from "@/lib/server/store/database";
import { hashSecret, makeSecret } from "./bearer-secret";

const secretName = "set-up-token";

/** Replaces the one-time set-up token; only its hash is kept. */
export async function createSetUpToken({ kysely }: Database, now: () => number): Promise<string> {
  const token = makeSecret();
  const kept = { value: hashSecret(token), created_at: now() };
  await kysely
    .insertInto("app_secret")
    .values({ name: secretName, ...kept })
    .onConflict((conflict) => conflict.column("name").doUpdateSet(kept))
    .execute();
  return token;
}

/** Takes the token out of force; true for the one caller of several at once who did it. */
export async function consumeSetUpToken({ kysely }: Database, token: string): Promise<boolean> {
  const { numDeletedRows } = await kysely
    .deleteFrom("app_secret")
    .where("name", "=", secretName)
    .where("value", "=", hashSecret(token))
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Puts a consumed token back in force, where what it was for did not come to be. */
export async function restoreSetUpToken(
  { kysely }: Database,
  token: string,
  now: () => number,
): Promise<void> {
  await kysely
    .insertInto("app_secret")
    .values({ name: secretName, value: hashSecret(token), created_at: now() })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .execute();
}

/** No token is in force any more. */
export async function removeSetUpToken({ kysely }: Database): Promise<void> {
  await kysely.deleteFrom("app_secret").where("name", "=", secretName).execute();
}
