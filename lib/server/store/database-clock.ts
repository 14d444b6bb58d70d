import { type Kysely, type RawBuilder, sql } from "kysely";

/** The database's time in epoch milliseconds, as an expression: all processes that share a token go by this one clock. */
export type DatabaseClock = RawBuilder<number>;

/** The engine's own clock. */
export function createDatabaseClock(kysely: Pick<Kysely<unknown>, "getExecutor">): DatabaseClock {
  return isPostgres(kysely)
    ? sql<number>`floor(extract(epoch from clock_timestamp()) * 1000)::bigint`
    : sql<number>`cast(unixepoch('subsec') * 1000 as integer)`;
}

// Of the two engines only PostgreSQL can undo a change of tables; a test by class would depend on who bundled it.
export function isPostgres(kysely: Pick<Kysely<unknown>, "getExecutor">): boolean {
  return kysely.getExecutor().adapter.supportsTransactionalDdl === true;
}
