import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import Sqlite from "better-sqlite3";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { administrator, openHouse } from "@/lib/server/access/auth-door.stage";
import { admit, createVisitor, type Visitor } from "@/lib/server/access/visitor.stage";
import { fillDatabase, readAll, run, writeOlderBackup } from "./backup.stage";
import { createDatabase } from "./database";
import { makeFolder, removeFolder } from "./database-folder.stage";
import { migrateDatabase } from "./database-migrations";
import { engines, makeTestDatabase, openKysely, type TestDatabase } from "./engines.stage";

// Each runs several processes, and a busy machine starts them slowly.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
let file: string;
let source: TestDatabase;
let target: TestDatabase;

afterEach(async () => {
  await source.remove();
  await target.remove();
  removeFolder(folder);
});

/** The database is from now on the demonstration's, or a real operation's. */
async function noteSide(url: string, isDemo: number): Promise<void> {
  const kysely = openKysely(url);
  await kysely.deleteFrom("operation_source").execute();
  await kysely
    .insertInto("operation_source")
    .values({ operation: "default", turn: 1, ledger: "default", source: "0010", is_demo: isDemo, since: 1 })
    .execute();
  await kysely.destroy();
}

describe.each(engines)("a backup on %s", (engine) => {
  beforeEach(async () => {
    folder = makeFolder();
    file = join(folder, "auxboard.backup");
    source = await makeTestDatabase(engine);
    target = await makeTestDatabase(engine);
    await fillDatabase(source.url, engine);
  });

  async function backUp(): Promise<void> {
    expect(await run("backup", source.url, [file])).toMatchObject({ code: 0 });
  }

  test("brings back every table, value and number to go on with, and is for its owner's eyes", async () => {
    await backUp();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(["auxboard.backup"]);
    expect(await run("restore", target.url, [file])).toMatchObject({ code: 0 });
    expect(await readAll(target.url, engine)).toEqual(withoutSessions(await readAll(source.url, engine)));
    const kysely = openKysely(target.url);
    const answer = await kysely
      .selectFrom("answer")
      .selectAll()
      .where("id", "=", 1)
      .executeTakeFirstOrThrow();
    const { id: _, ...again } = answer;
    const { id } = await kysely.insertInto("answer").values(again).returning("id").executeTakeFirstOrThrow();
    await kysely.destroy();
    expect(id).toBe(3);
  });

  test("is not written over another file", async () => {
    writeFileSync(file, "kept");
    const { code, output } = await run("backup", source.url, [file]);
    expect([code, output.trim()]).toEqual([1, `${file} exists already: choose another name.`]);
    expect(readFileSync(file, "utf8")).toBe("kept");
  });

  test("is of one moment while another connection writes", async () => {
    const kysely = openKysely(source.url);
    const rows = (digest: string) => ({ operation: "one", digest, packed: Buffer.alloc(200_000, digest) });
    for (let number = 0; number < 40; number += 1)
      await kysely
        .insertInto("answer_rows")
        .values(rows(`before ${number}`))
        .execute();
    let isDone = false;
    let written = 0;
    const backup = run("backup", source.url, [file]).finally(() => {
      isDone = true;
    });
    for (; !isDone; written += 1)
      await kysely.transaction().execute(async (transaction) => {
        await transaction
          .insertInto("answer_rows")
          .values({ ...rows(`pair ${written}`), packed: Buffer.from("x") })
          .execute();
        const failure = { operation: "pair", window_from: `${written}`, window_to: "", code: "", detail: "" };
        await transaction
          .insertInto("window_failure")
          .values({ ...failure, since: 0, retry_at: 0, times: 1 })
          .execute();
        await new Promise(setImmediate);
      });
    await kysely.destroy();
    expect(await backup).toMatchObject({ code: 0 });
    expect(await run("restore", target.url, [file])).toMatchObject({ code: 0 });
    const restored = await readAll(target.url, engine);
    const pairs = restored.answer_rows?.filter((row) => String(row).includes("pair ")).length;
    expect(restored.window_failure).toHaveLength(pairs ?? -1);
    expect(written).toBeGreaterThan(pairs ?? Number.POSITIVE_INFINITY);
  });

  test("is refused where the database holds something, and replaces it only when told to", async () => {
    await backUp();
    await fillDatabase(target.url, engine);
    const kysely = openKysely(target.url);
    await kysely.deleteFrom("answer").where("outcome", "=", "no-data").execute();
    await kysely.destroy();
    const before = await readAll(target.url, engine);
    const { code, output } = await run("restore", target.url, [file]);
    expect([code, output]).toEqual([1, expect.stringContaining("holds something already: add --replace")]);
    expect(await readAll(target.url, engine)).toEqual(before);
    expect(await run("restore", target.url, ["--replace", file])).toMatchObject({ code: 0 });
    expect(await readAll(target.url, engine)).toEqual(withoutSessions(await readAll(source.url, engine)));
  });

  test("of the demonstration is not put over a real operation's database, nor the reverse", async () => {
    await fillDatabase(target.url, engine);
    for (const [isDemo, place] of [
      [1, source],
      [0, target],
    ] as const)
      await noteSide(place.url, isDemo);
    await backUp();
    const before = await readAll(target.url, engine);
    const { code, output } = await run("restore", target.url, ["--replace", file]);
    expect([code, output]).toEqual([
      1,
      expect.stringContaining("a backup of the demonstration, and the database holds a real operation"),
    ]);
    expect(await readAll(target.url, engine)).toEqual(before);
    const reverse = join(folder, "reverse.backup");
    expect(await run("backup", target.url, [reverse])).toMatchObject({ code: 0 });
    expect(await run("restore", source.url, ["--replace", reverse])).toMatchObject({ code: 1 });
  });

  test("is refused while somebody uses the database", async () => {
    await backUp();
    await fillDatabase(target.url, engine);
    const kysely = openKysely(target.url);
    await kysely.selectFrom("answer").select("id").execute();
    const { code, output } = await run("restore", target.url, [file, "--replace"]);
    expect([code, output]).toEqual([1, expect.stringContaining("is in use: stop")]);
    expect(await kysely.selectFrom("answer").select("id").execute()).toHaveLength(2);
    await kysely.destroy();
  });

  test("with bytes missing or changed is refused, and the old data stays", async () => {
    await backUp();
    await fillDatabase(target.url, engine);
    const before = await readAll(target.url, engine);
    const whole = readFileSync(file);
    for (const damage of [cutAt(0.5), cutAt(0.999), flipAt(0.2), flipAt(0.7), flipAt(0.999)]) {
      writeFileSync(file, damage(whole));
      const { code, output } = await run("restore", target.url, [file, "--replace"]);
      expect([code, output.trim()]).toEqual([
        1,
        `${file} is damaged or is no backup of Auxboard. Nothing was changed.`,
      ]);
    }
    expect(await readAll(target.url, engine)).toEqual(before);
  });

  test("that finds no room leaves nothing behind", async () => {
    // SQLite's shared memory needs 64 blocks before a copy can begin.
    const { code, output } = await run("backup", source.url, [file], engine === "sqlite" ? 72 : 1);
    expect([code, output]).toEqual([1, expect.stringMatching(/no room left|SQLITE_IOERR/)]);
    expect(readdirSync(folder)).toEqual([]);
  });

  test("of the other engine or of no engine is refused", async () => {
    await backUp();
    const other = await makeTestDatabase(engine === "sqlite" ? "postgres" : "sqlite");
    const refused = await run("restore", other.url, [file]);
    expect([refused.code, refused.output]).toEqual([1, expect.stringContaining("only where it came from")]);
    await other.remove();
    writeFileSync(file, "no backup at all");
    expect(await run("restore", target.url, [file])).toMatchObject({ code: 1 });
  });

  test("of a newer version is refused by name", async () => {
    const kysely = openKysely(source.url);
    await kysely.schema.createTable("kysely_migration").addColumn("name", "text").execute();
    await kysely
      .insertInto("kysely_migration" as never)
      .values({ name: "9999-the-future" } as never)
      .execute();
    await kysely.destroy();
    await backUp();
    const { code, output } = await run("restore", target.url, [file]);
    expect([code, output]).toEqual([1, expect.stringContaining("newer Auxboard (9999-the-future)")]);
    expect(Object.keys(await readAll(target.url, engine))).toEqual(["schema"]);
  });
});

describe.each(engines)("sessions and secrets on %s", (engine) => {
  beforeEach(async () => {
    folder = makeFolder();
    file = join(folder, "auxboard.backup");
    source = await makeTestDatabase(engine);
    target = await makeTestDatabase(engine);
  });

  test("are in no backup, and everything else is; whoever was signed in is not after a restore", async () => {
    const house = await openHouse({ databaseUrl: source.url });
    const visitor = await admit(house, administrator);
    const leaver = await admit(house, administrator);
    const sessionOf = ({ jar }: Visitor) =>
      decodeURIComponent(jar.get("auxboard.session") ?? "").split(".")[0] ?? "";
    const secrets = [house.secret, sessionOf(visitor), sessionOf(leaver)];
    expect(secrets.every((secret) => secret.length > 20)).toBe(true);
    // What was deleted stays in a file of SQLite's until it is written over.
    await leaver.post("/sign-out", {});
    await house.database.kysely
      .insertInto("token_lease")
      .values({ token: "a-token-that-calls", slot: 0, fence: 1, holder: "h", expires_at: 1, called_at: 0 })
      .execute();
    const { code, output } = await run("backup", source.url, [file]);
    expect([code, output]).toEqual([
      0,
      expect.stringMatching(/e-mail addresses and password hashes.*\n.*no session/),
    ]);
    const bytes = readFileSync(file);
    const content = (engine === "sqlite" ? bytes : gunzipSync(bytes)).toString("latin1");
    for (const secret of [...secrets, "a-token-that-calls"]) expect(content).not.toContain(secret);
    expect(content).toContain(administrator.email);
    expect(content).toContain("$argon2id$");
    await house.close();

    const restored = await run("restore", target.url, [file]);
    expect([restored.code, restored.output]).toEqual([0, expect.stringContaining("All sessions are ended")]);
    const next = await openHouse({ databaseUrl: target.url });
    expect(await next.sessions.loadSession(visitor.headers())).toBeNull();
    expect((await createVisitor(next).post("/sign-in/email", administrator)).status).toBe(200);
    await next.close();
  });

  test("of a backup that an older version made are left out by the restore", async () => {
    const secret = "the-secret-of-the-environment-is-the-same";
    const house = await openHouse({ databaseUrl: source.url, secret });
    const visitor = await admit(house, administrator);
    await writeOlderBackup(source.url, engine, file);
    await house.close();
    expect(await run("restore", target.url, [file])).toMatchObject({ code: 0 });
    const next = await openHouse({ databaseUrl: target.url, secret });
    expect(await next.sessions.loadSession(visitor.headers())).toBeNull();
    const { rows } = await sql`select count(*) as count from session`.execute(next.database.kysely);
    expect(rows).toEqual([{ count: 0 }]);
    await next.close();
  });
});

describe("the embedded database", () => {
  beforeEach(async () => {
    folder = makeFolder();
    file = join(folder, "auxboard.backup");
    source = await makeTestDatabase("sqlite");
    target = await makeTestDatabase("sqlite");
  });

  test("that this version makes can be restored: its migrations are known to the commands", async () => {
    const database = createDatabase(source.url);
    await migrateDatabase(database);
    expect(await run("backup", source.url, [file])).toMatchObject({ code: 0 });
    expect(await run("restore", target.url, [file])).toMatchObject({ code: 0 });
    const { rows } = await sql<{ newest: string }>`SELECT max(name) AS newest FROM kysely_migration`.execute(
      database.kysely,
    );
    const newest = rows[0]?.newest;
    await database.close();
    const known = readFileSync(new URL("../../../scripts/backup/migrations.mjs", import.meta.url), "utf8");
    expect(known).toContain(`newestMigration = "${newest}"`);
    const restored = createDatabase(target.url);
    await migrateDatabase(restored);
    await restored.close();
  });

  test("keeps its old file where the disk fills up half-way", async () => {
    await fillDatabase(source.url, "sqlite");
    await fillDatabase(target.url, "sqlite");
    const before = await readAll(target.url, "sqlite");
    expect(await run("backup", source.url, [file])).toMatchObject({ code: 0 });
    const { code, output } = await run("restore", target.url, [file, "--replace"], 64);
    expect([code, output]).toEqual([1, expect.stringContaining("no room left")]);
    expect(await readAll(target.url, "sqlite")).toEqual(before);
  });

  test("is not restored beside the log of one that is gone", async () => {
    await fillDatabase(source.url, "sqlite");
    expect(await run("backup", source.url, [file])).toMatchObject({ code: 0 });
    const path = target.url.slice("file:".length);
    writeFileSync(`${path}-wal`, "left behind");
    const { code, output } = await run("restore", target.url, [file]);
    expect([code, output]).toEqual([1, expect.stringContaining("belongs to a database that is gone")]);
    expect(existsSync(path)).toBe(false);
  });

  test("that is not there, or is another program's, is not backed up", async () => {
    const missing = await run("backup", source.url, [file]);
    expect([missing.code, missing.output]).toEqual([1, expect.stringContaining("There is no database yet")]);
    const other = new Sqlite(source.url.slice("file:".length));
    other.exec("CREATE TABLE foreign_table (a)");
    other.close();
    const foreign = await run("backup", source.url, [file]);
    expect([foreign.code, foreign.output]).toEqual([1, expect.stringContaining("another program's")]);
    expect(readdirSync(folder)).toEqual([]);
  });
});

/** What a backup keeps of a database. */
function withoutSessions(all: Record<string, unknown[]>): Record<string, unknown[]> {
  return { ...all, token_lease: [] };
}

function cutAt(share: number) {
  return (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length * share));
}

function flipAt(share: number) {
  return (bytes: Buffer) => {
    const flipped = Buffer.from(bytes);
    const place = Math.floor(bytes.length * share);
    flipped[place] = (flipped[place] ?? 0) ^ 0b100;
    return flipped;
  };
}
