import {
  copyFileSync,
  linkSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeFolder, removeFolder } from "./database-folder.stage";
import { migrateDatabase } from "./database-migrations";
import { createSqliteDatabase, type SqliteDatabase } from "./sqlite-database";
import { storeProblemOf } from "./store-problem";

let root: string;
let folder: string;
let path: string;
let database: SqliteDatabase;

beforeEach(async () => {
  root = makeFolder();
  folder = join(root, "data");
  path = join(folder, "auxboard.db");
  mkdirSync(folder);
  database = await openMigrated(path);
  await add("before");
});

afterEach(async () => {
  await database.close();
  removeFolder(root);
});

async function openMigrated(file: string): Promise<SqliteDatabase> {
  const opened = createSqliteDatabase(`file:${file}`);
  await migrateDatabase(opened);
  return opened;
}

const add = (name: string, { kysely } = database) =>
  kysely.insertInto("app_secret").values({ name, value: "x", created_at: 1 }).execute();

async function listNames({ kysely } = database): Promise<string[]> {
  const rows = await kysely.selectFrom("app_secret").select("name").orderBy("name").execute();
  return rows.map(({ name }) => name);
}

/** Another database of ours, closed and whole. */
async function leaveOther(file: string): Promise<void> {
  const other = await openMigrated(file);
  await add("other", other);
  await other.close();
}

async function expectRefusal(work: Promise<unknown>): Promise<void> {
  const error = await work.then(
    () => expect.unreachable("It went through."),
    (caught) => caught,
  );
  expect(storeProblemOf(error)).toMatchObject({
    code: "store-unavailable",
    message: expect.stringContaining("not in its place"),
  });
}

const movedAway: [title: string, move: () => void, told: RegExp][] = [
  ["is deleted", () => rmSync(path), /auxboard\.db is gone\..* Put it back/],
  ["is moved away", () => renameSync(path, `${path}.old`), /auxboard\.db is gone\./],
  ["goes with its folder", () => rmSync(folder, { recursive: true }), /auxboard\.db is gone\./],
  ["goes with its renamed folder", () => renameSync(folder, join(root, "old")), /auxboard\.db is gone\./],
  ["loses its log", () => rmSync(`${path}-wal`), /auxboard\.db-wal, a part of the database, .* Restart/],
  ["loses its index", () => rmSync(`${path}-shm`), /auxboard\.db-shm, a part of the database, .* Restart/],
];

describe("a database file that, while it is open,", () => {
  test.each(movedAway)("%s can be read and takes no writes", async (_title, move, told) => {
    expect(database.findFault()).toBeNull();
    move();
    expect(database.findFault()?.message).toMatch(told);
    await expectRefusal(add("lost"));
    await expectRefusal(
      database.kysely
        .transaction()
        .execute((transaction) => add("lost", { ...database, kysely: transaction })),
    );
    expect(await listNames()).toEqual(["before"]);
  });

  test.each([
    ["the file", () => path],
    ["its folder", () => folder],
  ])("comes back with %s takes writes again", async (_title, what) => {
    renameSync(what(), join(root, "away"));
    await expectRefusal(add("lost"));
    renameSync(join(root, "away"), what());
    expect(database.findFault()).toBeNull();
    await add("after");
    expect(await listNames()).toEqual(["after", "before"]);
  });

  test("was moved away holds all that was written, also what stood only in its log", async () => {
    renameSync(path, join(root, "away.db"));
    expect(database.findFault()).not.toBeNull();
    const away = new Sqlite(join(root, "away.db"), { readonly: true });
    expect(away.prepare("SELECT name FROM app_secret").pluck().all()).toEqual(["before"]);
    away.close();
  });

  test.each(["-wal", "-shm"])("lost its %s loses nothing at the next start", async (ending) => {
    rmSync(`${path}${ending}`);
    expect(database.findFault()).not.toBeNull();
    await database.close();
    database = await openMigrated(path);
    expect(await listNames()).toEqual(["before"]);
  });

  test("is replaced by another database mixes with it neither now nor at the next start", async () => {
    await leaveOther(join(root, "other.db"));
    linkSync(path, join(root, "kept.db"));
    renameSync(join(root, "other.db"), path);
    expect(database.findFault()?.message).toMatch(/Another file stands in the place .* Restart Auxboard/);
    await expectRefusal(add("lost"));
    expect(await listNames()).toEqual(["before"]);
    // What the next process finds where this one is killed.
    expect(statSync(`${path}-wal`).size).toBe(0);
    await database.close();
    database = await openMigrated(path);
    expect(await listNames()).toEqual(["other"]);
  });

  test("is opened by another process too is still in its place", async () => {
    const second = await openMigrated(path);
    expect([database.findFault(), second.findFault()]).toEqual([null, null]);
    await add("after");
    expect(await listNames(second)).toEqual(["after", "before"]);
    // A third one has started, and its mark is only in the log.
    second.sqlite.pragma("user_version = 77");
    expect([database.findFault(), second.findFault()]).toEqual([null, null]);
    second.sqlite.pragma("wal_checkpoint(TRUNCATE)");
    expect([database.findFault(), second.findFault()]).toEqual([null, null]);
    truncateSync(path);
    expect(database.findFault()?.message).toMatch(/was overwritten/);
    await second.close();
  });

  const overwrites: [title: string, overwrite: () => Promise<void>][] = [
    [
      "another database of ours",
      async () => {
        await leaveOther(join(root, "other.db"));
        copyFileSync(join(root, "other.db"), path);
      },
    ],
    [
      "an older copy of itself",
      async () => {
        await database.close();
        copyFileSync(path, join(root, "older.db"));
        database = await openMigrated(path);
        copyFileSync(join(root, "older.db"), path);
      },
    ],
    ["nothing", async () => truncateSync(path)],
    ["a letter", async () => writeFileSync(path, "this is no database\n".repeat(100))],
  ];

  test.each(overwrites)("is overwritten with %s is neither read nor written", async (_title, overwrite) => {
    await overwrite();
    expect(database.findFault()?.message).toMatch(
      /was overwritten .* Nothing is read or written\. Stop Auxboard/,
    );
    await expectRefusal(add("lost"));
    await expectRefusal(listNames());
  });

  test("is overwritten is no longer read after a tenth of a second, though nobody writes or asks for its health", async () => {
    expect(await listNames()).toEqual(["before"]);
    await leaveOther(join(root, "other.db"));
    copyFileSync(join(root, "other.db"), path);
    await sleep(100);
    await expectRefusal(listNames());
    await expectRefusal(listNames());
  });
});
