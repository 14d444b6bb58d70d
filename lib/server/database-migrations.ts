import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { getMigrations } from "better-auth/db/migration";
import type { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { authTables } from "./access/auth-tables";
import type { Database } from "./database";
import { DatabaseError, databaseErrorOf } from "./database-error";

const waitForOtherInstanceMs = 60_000;
const retryMs = 50;

// Each is written once and never changed: later versions add, with the next number.
const migrations: Record<string, Migration> = {
  "0001-door": {
    up: async (kysely: Kysely<unknown>) => {
      await kysely.schema
        .createTable("app_secret")
        .addColumn("name", "text", (column) => column.primaryKey())
        .addColumn("value", "text", (column) => column.notNull())
        .addColumn("created_at", "bigint", (column) => column.notNull())
        .execute();
      await kysely.schema
        .createTable("sign_in_attempt")
        .addColumn("bucket", "text", (column) => column.primaryKey())
        .addColumn("failures", "integer", (column) => column.notNull())
        .addColumn("started_at", "bigint", (column) => column.notNull())
        .execute();
      await kysely.schema
        .createTable("sign_in_place")
        .addColumn("place", "text", (column) => column.primaryKey())
        .addColumn("seen_at", "bigint", (column) => column.notNull())
        .execute();
    },
  },
  "0002-state-style": {
    up: async (kysely: Kysely<unknown>) => {
      await kysely.schema
        .createTable("state_style")
        .addColumn("operation", "text", (column) => column.notNull())
        .addColumn("state", "text", (column) => column.notNull())
        .addColumn("state_class", "text", (column) => column.notNull())
        .addColumn("shade", "integer", (column) => column.notNull())
        .addPrimaryKeyConstraint("state_style_key", ["operation", "state"])
        .addUniqueConstraint("state_style_place", ["operation", "state_class", "shade"])
        .execute();
    },
  },
};

/**
 * Brings the tables to this version: ours by number, better-auth's as the library itself lists them. All or
 * nothing; of two instances that start at once one runs and the other waits. Run it before anything else
 * uses the database.
 * @throws DatabaseError when the file was written by a newer version.
 */
export async function migrateDatabase(database: Database): Promise<void> {
  const { sqlite, path } = database;
  const busyTimeoutMs = Number(sqlite.pragma("busy_timeout", { simple: true }));
  try {
    sqlite.pragma("busy_timeout = 0");
    await beginAlone(database);
    refuseNewerVersion(database);
    await migrateOurs(database);
    await migrateAccounts(database);
    sqlite.exec("COMMIT");
  } catch (error) {
    throw databaseErrorOf(error, path);
  } finally {
    if (sqlite.inTransaction) sqlite.exec("ROLLBACK");
    sqlite.pragma(`busy_timeout = ${busyTimeoutMs}`);
  }
}

/** Waits between tries and not inside SQLite, which would stop the whole process: the other may be part of it. */
async function beginAlone({ sqlite }: Database): Promise<void> {
  for (let triesLeft = waitForOtherInstanceMs / retryMs; ; triesLeft--) {
    try {
      sqlite.exec("BEGIN IMMEDIATE");
      return;
    } catch (error) {
      if (triesLeft === 0 || !isBusy(error)) throw error;
      await sleep(retryMs);
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "SQLITE_BUSY";
}

function refuseNewerVersion({ sqlite, path }: Database): void {
  const history = sqlite.prepare("SELECT 1 FROM sqlite_master WHERE name = 'kysely_migration'").get();
  if (history === undefined) return;
  const applied = sqlite.prepare("SELECT name FROM kysely_migration ORDER BY name").pluck().all();
  const unknown = applied.map(String).filter((name) => !Object.hasOwn(migrations, name));
  if (unknown.length > 0)
    throw new DatabaseError(
      `The database file ${path} was written by a newer Auxboard (${unknown.join(", ")}). Nothing was changed. Start that newer version, or put back the backup made before it, then start again.`,
    );
}

async function migrateOurs({ kysely }: Database): Promise<void> {
  const migrator = new Migrator({ db: kysely, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

async function migrateAccounts({ kysely }: Database): Promise<void> {
  const { runMigrations } = await getMigrations({ ...authTables, database: { db: kysely, type: "sqlite" } });
  await runMigrations();
}
