import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DatabaseError } from "./database-error";
import { asOrdinaryUser, makeFolder, removeFolder } from "./database-folder.stage";
import { migrateDatabase } from "./database-migrations";
import { runSecondProcess } from "./second-process.stage";
import { createSqliteDatabase, isNetworkFileSystem, type SqliteDatabase } from "./sqlite-database";

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

function openDatabase(file = path): SqliteDatabase {
  const database = createSqliteDatabase(`file:${file}`);
  open.push(database);
  return database;
}

/** A database as an earlier run left it. */
async function leaveDatabase(): Promise<void> {
  const database = createSqliteDatabase(`file:${path}`);
  await migrateDatabase(database);
  await keepSecret(database, "kept");
  await database.close();
}

async function keepSecret({ kysely }: SqliteDatabase, name: string): Promise<void> {
  await kysely
    .insertInto("app_secret")
    .values({ name, value: "x".repeat(3000), created_at: 1 })
    .execute();
}

function leaveForeign(applicationId: number, script: string): void {
  const sqlite = new Sqlite(path);
  sqlite.pragma(`application_id = ${applicationId}`);
  sqlite.exec(script);
  sqlite.close();
}

function damage(change: (bytes: Buffer) => Buffer): void {
  writeFileSync(path, change(readFileSync(path)));
}

function refusalOf(work: () => unknown): DatabaseError {
  try {
    work();
  } catch (error) {
    if (error instanceof DatabaseError) return error;
    throw error;
  }
  throw new Error("The database was opened.");
}

describe("createSqliteDatabase", () => {
  test("makes the directory and the file, for their owner only", () => {
    openDatabase(join(folder, "data", "deep", "auxboard.db"));
    expect(statSync(join(folder, "data", "deep", "auxboard.db")).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, "data")).mode & 0o777).toBe(0o700);
  });

  test("leaves a directory that exists as it is", () => {
    openDatabase();
    expect(statSync(folder).mode & 0o777).toBe(0o755);
  });

  test("takes an empty file as a new database", () => {
    writeFileSync(path, "");
    expect(openDatabase().sqlite.pragma("application_id", { simple: true })).toBe(0x41555842);
  });

  test("writes ahead, syncs in full, keeps references and never waits inside SQLite", () => {
    const { sqlite } = openDatabase();
    const read = (pragma: string) => sqlite.pragma(pragma, { simple: true });
    expect(["journal_mode", "synchronous", "foreign_keys", "busy_timeout"].map(read)).toEqual([
      "wal",
      2,
      1,
      0,
    ]);
  });

  test("keeps what an earlier run left", async () => {
    await leaveDatabase();
    const { kysely } = openDatabase();
    expect(await kysely.selectFrom("app_secret").select("name").execute()).toEqual([{ name: "kept" }]);
  });

  test("may be closed twice, and leaves one file behind", async () => {
    await leaveDatabase();
    const database = createSqliteDatabase(`file:${path}`);
    await database.close();
    await database.close();
    expect([existsSync(`${path}-wal`), existsSync(`${path}-shm`)]).toEqual([false, false]);
  });
});

const pageBytes = 4096;

const damages: [title: string, change: (bytes: Buffer) => Buffer][] = [
  ["is a text", () => Buffer.from("this is no database, it is a letter to nobody\n".repeat(200))],
  ["is noise", (bytes) => Buffer.alloc(bytes.length, 0xa7)],
  ["has lost its first page", (bytes) => Buffer.concat([Buffer.alloc(pageBytes), bytes.subarray(pageBytes)])],
  ["was cut in the middle", (bytes) => bytes.subarray(0, 3 * pageBytes)],
  ["was cut within a page", (bytes) => bytes.subarray(0, 2 * pageBytes + 100)],
  ["has noise in a later page", (bytes) => Buffer.from(bytes).fill(0xa7, 4 * pageBytes, 5 * pageBytes)],
];

describe("a file that cannot be used is refused as it stands", () => {
  test.each(damages)("where it %s", async (_title, change) => {
    await leaveDatabase();
    damage(change);
    const before = readFileSync(path);
    const { message } = refusalOf(() => openDatabase());
    expect(message).toContain(
      `The database file ${path} is damaged or is not a database. Nothing was changed.`,
    );
    expect(message).toContain("put the latest backup in its place, and start again.");
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test.each([
    ["without a mark", 0, "CREATE TABLE invoices (total INTEGER); INSERT INTO invoices VALUES (42)"],
    ["with a mark", 0x47504b47, "CREATE TABLE invoices (total INTEGER)"],
    ["with a mark and nothing else", 0x47504b47, ""],
  ])("where it is another program's, %s", (_title, applicationId, script) => {
    leaveForeign(applicationId, script);
    const before = readFileSync(path);
    const { message } = refusalOf(() => openDatabase());
    expect(message).toContain(`The database file ${path} belongs to another program. Nothing was changed.`);
    expect(message).toContain("Point DATABASE_URL at a file of its own, then start again.");
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test("where it is a directory", () => {
    mkdirSync(path);
    expect(refusalOf(() => openDatabase()).message).toMatch(
      /cannot be opened.*not a directory.*start again\.$/,
    );
  });

  test("where its directory is a file", () => {
    writeFileSync(join(folder, "data"), "");
    const { message } = refusalOf(() => openDatabase(join(folder, "data", "auxboard.db")));
    expect(message).toMatch(/cannot be opened.*start again\.$/);
  });
});

describe("what may not be written is refused at the start, not at the first sign-in", () => {
  const advice = /cannot be written\. Give the user that runs Auxboard write access .*, then start again\.$/;

  test("a read-only file", async () => {
    await leaveDatabase();
    chmodSync(path, 0o444);
    chmodSync(folder, 0o777);
    const before = readFileSync(path);
    expect(asOrdinaryUser(() => refusalOf(() => openDatabase())).message).toMatch(advice);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test("a file in a read-only directory", async () => {
    await leaveDatabase();
    if (process.geteuid?.() === 0) chownSync(path, 65_534, 65_534);
    chmodSync(folder, 0o555);
    const refusal = asOrdinaryUser(() => refusalOf(() => openDatabase()));
    chmodSync(folder, 0o755);
    expect(refusal.message).toMatch(/write access|may write to/);
  });

  test.each([
    ["a new file in a read-only directory", "auxboard.db"],
    ["a new directory in a read-only one", "data/auxboard.db"],
  ])("%s", (_title, name) => {
    chmodSync(folder, 0o555);
    const refusal = asOrdinaryUser(() => refusalOf(() => openDatabase(join(folder, name))));
    chmodSync(folder, 0o755);
    expect(refusal.message).toMatch(advice);
    expect(existsSync(dirname(join(folder, name, "x")))).toBe(false);
  });
});

describe("a second process on the same file", () => {
  test("sees what the first wrote, and the first sees what it wrote", async () => {
    const database = openDatabase();
    await migrateDatabase(database);
    await keepSecret(database, "first");
    const said = await runSecondProcess(
      `import { createDatabase } from "@/lib/server/store/database";
      const { kysely, close } = createDatabase(process.argv[1]);
      console.log(JSON.stringify(await kysely.selectFrom("app_secret").select("name").execute()));
      await kysely.insertInto("app_secret").values({ name: "second", value: "", created_at: 2 }).execute();
      await close();`,
      `file:${path}`,
    );
    expect(JSON.parse(said)).toEqual([{ name: "first" }]);
    const rows = await database.kysely
      .selectFrom("app_secret")
      .select("name")
      .orderBy("created_at")
      .execute();
    expect(rows).toEqual([{ name: "first" }, { name: "second" }]);
  });

  test("waits for its turn to write instead of failing", async () => {
    const database = openDatabase();
    await migrateDatabase(database);
    const count = 100;
    const writing = runSecondProcess(
      `import { createDatabase } from "@/lib/server/store/database";
      const { kysely, close } = createDatabase(process.argv[1]);
      for (let i = 0; i < ${count}; i++)
        await kysely.insertInto("app_secret").values({ name: "second " + i, value: "", created_at: 2 }).execute();
      await close();`,
      `file:${path}`,
    );
    for (let i = 0; i < count; i++) await keepSecret(database, `first ${i}`);
    await writing;
    const rows = await database.kysely.selectFrom("app_secret").select("name").execute();
    expect(rows).toHaveLength(2 * count);
  });
});

test("an instance that opens a new file while another writes to it waits, and both come up", async () => {
  writeFileSync(path, "");
  const sqlite = new Sqlite(path);
  sqlite.exec("BEGIN IMMEDIATE");
  const opening = runSecondProcess(
    `import { createSqliteDatabase } from "@/lib/server/store/sqlite-database";
    process.stdout.write("opening ");
    const database = createSqliteDatabase(process.argv[1]);
    process.stdout.write(database.sqlite.pragma("journal_mode", { simple: true }));
    await database.close();`,
    `file:${path}`,
  );
  await sleep(2_000);
  sqlite.exec("COMMIT");
  sqlite.close();
  expect(await opening).toBe("opening wal");
});

describe("the version of what is kept", () => {
  test("stays while nothing is committed, and is another after every commit, of this process or of any", async () => {
    const [one, other] = [openDatabase(), openDatabase()];
    await migrateDatabase(one);
    const versions = [one.readVersion()];
    expect(versions[0]).toBeTypeOf("number");
    expect(one.readVersion()).toBe(versions[0]);
    await one.kysely.selectFrom("app_secret").selectAll().execute();
    expect(one.readVersion()).toBe(versions[0]);
    await keepSecret(one, "ours");
    versions.push(one.readVersion());
    await keepSecret(other, "another's");
    versions.push(one.readVersion());
    await one.kysely
      .transaction()
      .execute(async (transaction) => {
        await transaction.deleteFrom("app_secret").execute();
        throw new Error("taken back");
      })
      .catch(() => {});
    expect(one.readVersion()).toBe(versions[2]);
    expect(new Set(versions).size).toBe(3);
  });

  test("is not told of a file that holds another's bytes", async () => {
    const database = openDatabase();
    await migrateDatabase(database);
    expect(database.readVersion()).not.toBeNull();
    writeFileSync(path, Buffer.alloc(4096, 7));
    // A file that was whole is looked at again after 100 ms.
    await sleep(150);
    expect(database.readVersion()).toBeNull();
  });
});

describe("a process that was killed", () => {
  test("leaves all that it had written", async () => {
    await leaveDatabase();
    const killed = runSecondProcess(
      `import { createDatabase } from "@/lib/server/store/database";
      const { kysely } = createDatabase(process.argv[1]);
      await kysely.insertInto("app_secret").values({ name: "last words", value: "", created_at: 2 }).execute();
      process.kill(process.pid, "SIGKILL");`,
      `file:${path}`,
    );
    await expect(killed).rejects.toMatchObject({ signal: "SIGKILL" });
    const rows = await openDatabase().kysely.selectFrom("app_secret").select("name").execute();
    expect(rows).toEqual([{ name: "kept" }, { name: "last words" }]);
  });
});

describe("isNetworkFileSystem", () => {
  test.each([
    ["NFS", 0x6969],
    ["SMB", 0x517b],
    ["CIFS", 0xff534d42],
    ["CIFS, as a signed number", 0xff534d42 | 0],
    ["SMB2", 0xfe534d42],
  ])("knows %s", (_title, type) => {
    expect(isNetworkFileSystem(type)).toBe(true);
  });

  test.each([
    ["ext4", 0xef53],
    ["tmpfs", 0x01021994],
    ["overlayfs", 0x794c7630],
    ["btrfs", 0x9123683e],
    ["APFS, which has no number on Linux", 0x1a],
  ])("lets %s pass", (_title, type) => {
    expect(isNetworkFileSystem(type)).toBe(false);
  });
});
