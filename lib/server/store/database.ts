import "server-only";
import { createPostgresDatabase, type PostgresDatabase } from "./postgres-database";
import { createSqliteDatabase, type SqliteDatabase } from "./sqlite-database";

/** Where everything is kept, on either engine. Whoever only asks it needs no more than `kysely`. */
export type Database = SqliteDatabase | PostgresDatabase;

/**
 * Opens the database of DATABASE_URL: `file:` is embedded, `postgres://` is a server's. A server is first asked by
 * `migrateDatabase`, which also checks that it lets us do all that we must.
 * @throws DatabaseError with the exact next step, never with a password.
 */
export function createDatabase(url: string): Database {
  return /^postgres(ql)?:/i.test(url) ? createPostgresDatabase(url) : createSqliteDatabase(url);
}
