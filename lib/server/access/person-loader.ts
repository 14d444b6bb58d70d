import "server-only";
import type { Database } from "@/lib/server/store/database";
import { readAccount, type Viewer } from "./session";

/** Finds people as the database knows them now, signed in or not; null for one who is gone or disabled. */
export function createPersonLoader(
  { kysely }: Pick<Database, "kysely">,
  now: () => number,
): (userId: string) => Promise<Viewer | null> {
  return async (userId) => {
    const row = await kysely
      .selectFrom("user")
      .leftJoin("person", "person.user_id", "user.id")
      .select(["user.id", "user.email", "user.name", "user.role", "user.banned", "user.banExpires"])
      .select(["person.operations", "person.teams", "person.rights"])
      .where("user.id", "=", userId)
      .executeTakeFirst();
    return row ? readAccount(row, now()) : null;
  };
}
