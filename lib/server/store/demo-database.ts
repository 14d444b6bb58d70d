import { sql, type Transaction } from "kysely";
import demoAccount from "./demo-account.json";
import type { DatabaseSchema } from "./tables/database-schema";

type Trx = Transaction<DatabaseSchema>;

/** Whether a database is the demonstration's; null where it is nobody's yet. */
export async function isDemoDatabase(trx: Trx): Promise<boolean | null> {
  const bound = await trx.selectFrom("operation_source").select("is_demo").limit(1).executeTakeFirst();
  if (bound) return bound.is_demo === 1;
  // Written before sources were noted: a demonstration's has nobody but its own account.
  const users = await trx.selectFrom("user").select("email").execute();
  if (users.length > 0) return users.every(({ email }) => isDemoEmail(email));
  const answer = await trx.selectFrom("answer").select("id").limit(1).executeTakeFirst();
  return answer ? false : null;
}

/** Removes the demonstration's account, whose password everybody knows, and ends its sessions; true where there was one. */
export async function removeDemoAccount(trx: Trx): Promise<boolean> {
  const users = await trx.selectFrom("user").select(["id", "email"]).execute();
  const found = users.filter(({ email }) => isDemoEmail(email));
  for (const { id } of found) {
    await sql`DELETE FROM session WHERE "userId" = ${id}`.execute(trx);
    await sql`DELETE FROM account WHERE "userId" = ${id}`.execute(trx);
    await trx.deleteFrom("user").where("id", "=", id).execute();
  }
  return found.length > 0;
}

/** Whether an e-mail is that of the demonstration's account. */
export function isDemoEmail(email: string): boolean {
  return email.trim().toLowerCase() === demoAccount.email;
}
