import { type Kysely, type RawBuilder, type SqlBool, sql } from "kysely";
import { isPostgres } from "@/lib/server/store/database-clock";
import type { DatabaseSchema } from "@/lib/server/store/tables/database-schema";

/**
 * True while nobody has taken the slot since this fence was given: for `INSERT … SELECT … WHERE`. On PostgreSQL it holds
 * the lease's row until the statement is done, so that no turn begins in between.
 */
export function isFenceInForce(
  kysely: Kysely<DatabaseSchema>,
  token: string,
  fence: number,
): RawBuilder<SqlBool> {
  const lock = isPostgres(kysely) ? sql`FOR SHARE` : sql``;
  return sql<SqlBool>`EXISTS (
    SELECT 1 FROM token_lease WHERE token_lease.token = ${token} AND token_lease.fence = ${fence} ${lock}
  )`;
}
