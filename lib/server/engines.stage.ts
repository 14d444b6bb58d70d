import { randomUUID } from "node:crypto";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { Kysely, PostgresDialect, SqliteDialect } from "kysely";
import pg from "pg";
import { inject } from "vitest";
import { makeFolder, removeFolder } from "./database-folder.stage";
import type { DatabaseSchema } from "./database-schema";
import type { Engine } from "./ledger/ledger-tables";

export const engines: readonly Engine[] = ["sqlite", "postgres"];

export type TestDatabase = { url: string; remove: () => Promise<void> };

/** A new, empty database of its own on either engine. */
export async function makeTestDatabase(engine: Engine): Promise<TestDatabase> {
  if (engine === "sqlite") {
    const folder = makeFolder();
    return { url: `file:${join(folder, "test.db")}`, remove: async () => removeFolder(folder) };
  }
  const url = new URL(inject("postgresUrl"));
  const name = `t${randomUUID().replaceAll("-", "")}`;
  await runAtServer(`CREATE DATABASE ${name}`);
  url.pathname = `/${name}`;
  return { url: url.href, remove: () => runAtServer(`DROP DATABASE ${name} WITH (FORCE)`) };
}

async function runAtServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("postgresUrl") });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** A bare connection, without the tables: for tests of one store alone. */
export function openKysely(url: string): Kysely<DatabaseSchema> {
  if (url.startsWith("file:")) {
    const sqlite = new Sqlite(url.slice("file:".length), { timeout: 5_000 });
    sqlite.pragma("journal_mode = WAL");
    sqlite.pragma("foreign_keys = ON");
    return new Kysely({ dialect: new SqliteDialect({ database: sqlite }) });
  }
  const types = {
    getTypeParser: ((oid: number, format?: "text") =>
      oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format)) as never,
  };
  const pool = new pg.Pool({ connectionString: url, types });
  // A connection that ends between two statements, idle or taken, is told by the next one; unheard it ends the process.
  pool.on("error", () => {}).on("connect", (client) => client.on("error", () => {}));
  return new Kysely({ dialect: new PostgresDialect({ pool }) });
}
