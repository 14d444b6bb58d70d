import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createDatabase, type Database } from "./database";
import { DatabaseError } from "./database-error";
import { makeFolder, removeFolder } from "./database-folder.stage";
import { migrateDatabase } from "./database-migrations";
import { runSecondProcess } from "./second-process.stage";

let folder: string;
let path: string;
const open: Database[] = [];

beforeEach(() => {
  folder = makeFolder();
  path = join(folder, "auxboard.db");
});

afterEach(async () => {
  for (const database of open.splice(0)) await database.close();
  removeFolder(folder);
});

function openDatabase(): Database {
  const database = createDatabase(`file:${path}`);
  open.push(database);
  return database;
}

async function openMigrated(): Promise<Database> {
  const database = openDatabase();
  await migrateDatabase(database);
  return database;
}

function listTables({ sqlite }: Database): unknown[] {
  const names =
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
  return sqlite.prepare(names).pluck().all();
}

const tables = [
  ...["account", "app_secret", "kysely_migration", "kysely_migration_lock", "session", "sign_in_attempt"],
  ...["sign_in_place", "state_style", "user", "verification"],
];

const migrateElsewhere = `import { createDatabase } from "@/lib/server/database";
  import { migrateDatabase } from "@/lib/server/database-migrations";
  const database = createDatabase(process.argv[1]);
  await migrateDatabase(database);
  console.log(database.sqlite.prepare("SELECT count(*) FROM sqlite_master").pluck().get());
  await database.close();`;

describe("migrateDatabase", () => {
  test("makes our tables and those of the accounts in an empty file", async () => {
    expect(listTables(await openMigrated())).toEqual(tables);
  });

  test("changes nothing the second time, and keeps every row", async () => {
    const first = await openMigrated();
    await first.kysely.insertInto("app_secret").values({ name: "kept", value: "x", created_at: 1 }).execute();
    const schema = () => first.sqlite.prepare("SELECT * FROM sqlite_master").all();
    const before = schema();
    await migrateDatabase(first);
    expect(schema()).toEqual(before);
    expect(await first.kysely.selectFrom("app_secret").select("name").execute()).toEqual([{ name: "kept" }]);
  });

  test("brings an older file up and keeps its rows", async () => {
    const older = await openMigrated();
    await older.kysely.insertInto("app_secret").values({ name: "kept", value: "x", created_at: 1 }).execute();
    older.sqlite.exec("DROP TABLE state_style; DELETE FROM kysely_migration WHERE name = '0002-state-style'");
    await migrateDatabase(older);
    expect(listTables(older)).toEqual(tables);
    expect(await older.kysely.selectFrom("app_secret").select("name").execute()).toEqual([{ name: "kept" }]);
  });

  test("leaves the usual patience with a busy file behind", async () => {
    const { sqlite } = await openMigrated();
    expect(sqlite.pragma("busy_timeout", { simple: true })).toBe(5000);
  });
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
    expect(newer.sqlite.pragma("busy_timeout", { simple: true })).toBe(5000);
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
    expect(listTables(database)).toEqual(tables);
  });

  test("leaves nothing behind when its process is killed, and runs at the next start", async () => {
    const killed = runSecondProcess(
      `import { createDatabase } from "@/lib/server/database";
      import { migrateDatabase } from "@/lib/server/database-migrations";
      const database = createDatabase(process.argv[1]);
      const exec = database.sqlite.exec.bind(database.sqlite);
      database.sqlite.exec = (script) => script === "COMMIT" ? process.kill(process.pid, "SIGKILL") : exec(script);
      await migrateDatabase(database);`,
      `file:${path}`,
    );
    await expect(killed).rejects.toMatchObject({ signal: "SIGKILL" });
    const database = openDatabase();
    expect(listTables(database)).toEqual([]);
    await migrateDatabase(database);
    expect(listTables(database)).toEqual(tables);
  });
});

describe("two instances that start at once", () => {
  test("both come up, as processes", async () => {
    const said = await Promise.all([1, 2, 3].map(() => runSecondProcess(migrateElsewhere, `file:${path}`)));
    expect(new Set(said).size).toBe(1);
    expect(listTables(openDatabase())).toEqual(tables);
  });

  test("both come up, as two connections of one process", async () => {
    const [one, other] = [openDatabase(), openDatabase()];
    await Promise.all([migrateDatabase(one), migrateDatabase(other)]);
    expect(listTables(one)).toEqual(tables);
    expect(listTables(other)).toEqual(tables);
  });

  test("the second waits for the first, and lets its own process live meanwhile", async () => {
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
    expect(listTables(second)).toEqual(tables);
  });
});
