import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DatabaseError } from "./database-error";
import { makeFolder, removeFolder } from "./database-folder.stage";
import { migrateDatabase } from "./database-migrations";
import { runSecondProcess } from "./second-process.stage";
import { createSqliteDatabase, type SqliteDatabase } from "./sqlite-database";

let folder: string;
let path: string;
const open: SqliteDatabase[] = [];

beforeEach(() => {
  folder = makeFolder();
  path = join(folder, "auxboard.db");
});

afterEach(async () => {
  for (const database of open.splice(0)) await database.close();
  removeFolder(folder);
});

function openDatabase(): SqliteDatabase {
  const database = createSqliteDatabase(`file:${path}`);
  open.push(database);
  return database;
}

async function openMigrated(): Promise<SqliteDatabase> {
  const database = openDatabase();
  await migrateDatabase(database);
  return database;
}

function listTables({ sqlite }: SqliteDatabase): unknown[] {
  const names =
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
  return sqlite.prepare(names).pluck().all();
}

test("a file that Kysely's own Migrator kept the history of is brought up", async () => {
  const older = await openMigrated();
  older.sqlite.exec(`DROP TABLE kysely_migration;
    CREATE TABLE kysely_migration (name varchar(255) NOT NULL PRIMARY KEY, timestamp varchar(255) NOT NULL);
    CREATE TABLE kysely_migration_lock (id varchar(255) NOT NULL PRIMARY KEY, is_locked integer NOT NULL DEFAULT 0);
    INSERT INTO kysely_migration VALUES ('0001-door', '2026-11-01T00:00:00.000Z'), ('0002-state-style', '2026-11-02T00:00:00.000Z')`);
  for (const table of [
    "answer",
    "answer_rows",
    "window_failure",
    "upstream_call",
    "token_lease",
    "token_hold",
    "agent",
    "team",
    "operation_source",
    ...["person", "one_time_link", "trail_entry", "trail_mark", "setting", "access_grant"],
    ...["schedule", "schedule_run", "share_opening", "installation_setting", "erased_agent"],
    ...["saved_view", "default_view", "day_note", "day_gain", "day_fill", "alert", "alert_crossing"],
    "entered_source",
  ])
    older.sqlite.exec(`DROP TABLE ${table}`);
  older.sqlite.exec("DROP TABLE token_ticket");
  await migrateDatabase(older);
  expect(listTables(older)).toContain("token_ticket");
});

describe("a file of a newer version", () => {
  test("is refused with the next step and left as it is", async () => {
    const newer = await openMigrated();
    newer.sqlite.exec(`INSERT INTO kysely_migration VALUES ('0099-the-future', '2030-01-01T00:00:00Z');
      CREATE TABLE the_future (day TEXT); INSERT INTO the_future VALUES ('2030-01-01')`);
    newer.sqlite.pragma("wal_checkpoint(TRUNCATE)");
    const before = readFileSync(path);
    const refusal = await migrateDatabase(newer).catch((error) => error);
    expect(refusal).toBeInstanceOf(DatabaseError);
    expect(refusal.message).toBe(
      `The database file ${path} was written by a newer Auxboard (0099-the-future). Nothing was changed. Start that newer version, or put back the backup made before it, then start again.`,
    );
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(newer.sqlite.prepare("SELECT day FROM the_future").pluck().all()).toEqual(["2030-01-01"]);
    expect(newer.sqlite.inTransaction).toBe(false);
  });
});

describe("a migration that is interrupted", () => {
  test("leaves nothing behind when it fails half-way, and goes through once the cause is gone", async () => {
    const database = openDatabase();
    database.sqlite.exec("CREATE TABLE sign_in_place (place TEXT)");
    await expect(migrateDatabase(database)).rejects.toThrow(/sign_in_place.* already exists/);
    expect(listTables(database)).toEqual(["sign_in_place"]);
    database.sqlite.exec("DROP TABLE sign_in_place");
    await migrateDatabase(database);
    expect(listTables(database)).toContain("token_ticket");
  });

  test("leaves nothing behind when its process is killed, and runs at the next start", async () => {
    const killed = runSecondProcess(
      `import { createDatabase } from "@/lib/server/store/database";
      import { migrateDatabase } from "@/lib/server/store/database-migrations";
      const database = createDatabase(process.argv[1]);
      const prepare = database.sqlite.prepare.bind(database.sqlite);
      database.sqlite.prepare = (source) => source === "commit" ? process.kill(process.pid, "SIGKILL") : prepare(source);
      await migrateDatabase(database);`,
      `file:${path}`,
    );
    await expect(killed).rejects.toMatchObject({ signal: "SIGKILL" });
    const database = openDatabase();
    expect(listTables(database)).toEqual([]);
    await migrateDatabase(database);
    expect(listTables(database)).toContain("token_ticket");
  });
});

describe("an instance that starts while another migrates", () => {
  test("waits for it, and lets its own process live meanwhile", async () => {
    const [first, second] = [openDatabase(), openDatabase()];
    first.sqlite.exec("BEGIN IMMEDIATE");
    let isDone = false;
    const migrating = migrateDatabase(second).then(() => {
      isDone = true;
    });
    await sleep(300);
    expect(isDone).toBe(false);
    first.sqlite.exec("ROLLBACK");
    await migrating;
    expect(listTables(second)).toContain("token_ticket");
  });
});
