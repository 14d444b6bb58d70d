import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import { Kysely, sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeFolder, removeFolder } from "./database-folder.stage";
import { migrateDatabase } from "./database-migrations";
import { createSqliteDatabase, type SqliteDatabase } from "./sqlite-database";
import { createSqliteDialect } from "./sqlite-driver";
import { storeProblemOf } from "./store-problem";
import type { DatabaseSchema } from "./tables/database-schema";

let folder: string;
let path: string;
let database: SqliteDatabase;
let other: Sqlite.Database;

beforeEach(async () => {
  folder = makeFolder();
  path = join(folder, "auxboard.db");
  database = createSqliteDatabase(`file:${path}`);
  await migrateDatabase(database);
  other = new Sqlite(path);
});

afterEach(async () => {
  other.close();
  await database.close();
  removeFolder(folder);
});

type Writing = Pick<SqliteDatabase["kysely"], "insertInto">;

const add = (name: string, value = "", kysely: Writing = database.kysely) =>
  kysely.insertInto("app_secret").values({ name, value, created_at: 1 }).execute();

async function listNames(): Promise<string[]> {
  const rows = await database.kysely.selectFrom("app_secret").select("name").orderBy("name").execute();
  return rows.map(({ name }) => name);
}

describe("while another program holds the file's write lock", () => {
  test("a write waits, and the process and every reader go on", async () => {
    other.exec("BEGIN IMMEDIATE");
    const writing = add("patient");
    for (let times = 0; times < 20; times += 1) {
      expect(await listNames()).toEqual([]);
      await sleep(20);
    }
    other.exec("ROLLBACK");
    await writing;
    expect(await listNames()).toEqual(["patient"]);
  });

  test("a transaction waits for its beginning", async () => {
    other.exec("BEGIN IMMEDIATE");
    const working = database.kysely
      .transaction()
      .execute((transaction) => add("patient", "", transaction).then(() => add("again", "", transaction)));
    await sleep(50);
    other.exec("ROLLBACK");
    await working;
    expect(await listNames()).toEqual(["again", "patient"]);
  });

  test("a wait has an end that counts from the question, and all can write again afterwards", async () => {
    const [writer, reader] = [new Sqlite(path, { timeout: 0 }), new Sqlite(path, { timeout: 0 })];
    const file = { writer, reader, assertWritable() {}, assertReadable() {}, busyTimeoutMs: 200, close() {} };
    const impatient = new Kysely<DatabaseSchema>({ dialect: createSqliteDialect(file) });
    other.exec("BEGIN IMMEDIATE");
    const startMs = performance.now();
    const settled = await Promise.allSettled(
      Array.from({ length: 50 }, (_, number) => add(String(number), "", impatient)),
    );
    // One after the other they would have waited for ten seconds.
    expect(performance.now() - startMs).toBeLessThan(5_000);
    for (const result of settled)
      expect(result.status === "rejected" && storeProblemOf(result.reason)?.code).toBe("store-unavailable");
    other.exec("ROLLBACK");
    await add("later", "", impatient);
    reader.close();
    writer.close();
    expect(await listNames()).toEqual(["later"]);
  });
});

describe("a transaction", () => {
  test("is seen by nobody before its end, and keeps other writers waiting", async () => {
    const isSeen = Promise.withResolvers<void>();
    const working = database.kysely.transaction().execute(async (transaction) => {
      await add("first", "", transaction);
      await isSeen.promise;
    });
    const writing = add("second");
    await sleep(20);
    expect(await listNames()).toEqual([]);
    isSeen.resolve();
    await Promise.all([working, writing]);
    expect(await listNames()).toEqual(["first", "second"]);
  });

  test("reads what it wrote, and leaves nothing where it fails", async () => {
    const failing = database.kysely.transaction().execute(async (transaction) => {
      await add("first", "", transaction);
      const { rows } = await sql<{ name: string }>`select name from app_secret`.execute(transaction);
      expect(rows).toEqual([{ name: "first" }]);
      throw new Error("on purpose");
    });
    await expect(failing).rejects.toThrow("on purpose");
    expect(await listNames()).toEqual([]);
  });

  test("that SQLite itself has undone says why, and writes nothing behind it", async () => {
    const most = database.sqlite.pragma("max_page_count", { simple: true });
    database.sqlite.pragma("max_page_count = 1");
    const failing = database.kysely.transaction().execute(async (transaction) => {
      await add("too much", "x".repeat(500_000), transaction).catch(() => {});
      await add("alone", "", transaction);
    });
    await expect(failing).rejects.toMatchObject({ code: "SQLITE_FULL" });
    database.sqlite.pragma(`max_page_count = ${most}`);
    expect(await listNames()).toEqual([]);
    await add("again");
  });

  test("whose undoing fails says what failed first, and holds nobody up afterwards", async () => {
    const exec = database.sqlite.exec.bind(database.sqlite);
    database.sqlite.exec = (script) => {
      database.sqlite.exec = exec;
      throw Object.assign(new Error(`no ${script}`), { code: "SQLITE_IOERR_WRITE" });
    };
    const failing = database.kysely.transaction().execute(async (transaction) => {
      await add("first", "", transaction);
      throw Object.assign(new Error("full"), { code: "SQLITE_FULL" });
    });
    await expect(failing).rejects.toMatchObject({ code: "SQLITE_FULL" });
    await add("later");
    expect(await listNames()).toEqual(["later"]);
  });
});
