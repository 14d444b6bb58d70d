import { sql } from "kysely";
import { createDatabase, type Database } from "./database";

/**
 * Lets every insert into `table` fail with these words, or do nothing for null; what it answers mends that. On
 * PostgreSQL the failure may carry a code of the server's.
 */
export async function failInserts(database: Database, table: string, words: string | null, code = "P0001") {
  const { kysely } = database;
  const target = sql.table(table);
  if (database.engine === "sqlite") {
    const fault = words === null ? sql`select raise(ignore)` : sql`select raise(abort, ${sql.lit(words)})`;
    await sql`create trigger fault before insert on ${target} begin ${fault}; end`.execute(kysely);
    return () => sql`drop trigger fault`.execute(kysely);
  }
  const raise = sql`raise exception using errcode = ${sql.lit(code)}, message = ${sql.lit(words ?? "")}`;
  const fault = words === null ? sql`return null` : raise;
  await sql`create function fault() returns trigger language plpgsql as $$ begin ${fault}; end $$`.execute(
    kysely,
  );
  await sql`create trigger fault before insert on ${target} for each row execute function fault()`.execute(
    kysely,
  );
  return () => sql`drop function fault cascade`.execute(kysely);
}

/** Lets the database at `url` be read only; what it answers ends that. */
export async function forbidWrites(database: Database, url: string): Promise<() => Promise<unknown>> {
  if (database.engine === "sqlite") {
    const { sqlite } = database;
    sqlite.pragma("query_only = ON");
    return async () => sqlite.pragma("query_only = OFF");
  }
  const other = createDatabase(url);
  const name = sql.ref(new URL(url).pathname.slice(1));
  // The setting counts for new connections only.
  const endOthers = sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`;
  await sql`alter database ${name} set default_transaction_read_only = on`.execute(other.kysely);
  await endOthers.execute(other.kysely);
  return async () => {
    await sql`alter database ${name} reset default_transaction_read_only`.execute(other.kysely);
    await endOthers.execute(other.kysely);
    await other.close();
  };
}

/** Lets the disk be full for what goes into `table`; what it answers ends that. */
export async function fillDisk(database: Database, table: string): Promise<() => Promise<unknown>> {
  if (database.engine === "postgres") return failInserts(database, table, "no room", "53100");
  const { sqlite } = database;
  const most = sqlite.pragma("max_page_count", { simple: true });
  sqlite.pragma("max_page_count = 1");
  return async () => sqlite.pragma(`max_page_count = ${most}`);
}
