import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Kysely } from "kysely";
import pg from "pg";
import { inject } from "vitest";
import { createDatabase } from "./database";
import { makeFolder, removeFolder } from "./database-folder.stage";
import type { DatabaseSchema } from "./tables/database-schema";
import type { Engine } from "./tables/ledger-tables";

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
  return createDatabase(url).kysely;
}
