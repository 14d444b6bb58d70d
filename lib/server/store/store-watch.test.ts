import { renameSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import { afterEach, expect, test, vi } from "vitest";
import { createDatabase, type Database } from "./database";
import { migrateDatabase } from "./database-migrations";
import { engines, makeTestDatabase, type TestDatabase } from "./engines.stage";
import { createStoreWatch } from "./store-watch";
import type { Engine } from "./tables/ledger-tables";

let place: TestDatabase;
let database: Database;
let path: string;

afterEach(async () => {
  await database.close();
  await place.remove();
});

async function open(engine: Engine) {
  place = await makeTestDatabase(engine);
  path = place.url.slice("file:".length);
  database = createDatabase(place.url);
  await migrateDatabase(database);
  const log = { error: vi.fn(), info: vi.fn() };
  const lines = () => [...log.error.mock.calls, ...log.info.mock.calls].map((words) => String(words.at(-1)));
  return { watch: createStoreWatch({ database, log, everyMs: 10 }), lines };
}

test.each(engines)("a store on %s that answers is well, and nothing is said of it", async (engine) => {
  const { watch, lines } = await open(engine);
  expect([await watch.isWell(), await watch.isWell(), lines()]).toEqual([true, true, []]);
});

test("a file that is gone is told once, without anybody asking, and once that it is back", async () => {
  const { watch, lines } = await open("sqlite");
  watch.start();
  renameSync(path, `${path}.old`);
  await vi.waitFor(() => expect(lines()).toEqual([expect.stringMatching(/auxboard|test\.db is gone\./)]));
  expect(await watch.isWell()).toBe(false);
  expect(await watch.isWell()).toBe(false);
  await sleep(50);
  expect(lines()).toHaveLength(1);
  renameSync(`${path}.old`, path);
  await vi.waitFor(() => expect(lines().at(-1)).toBe("the database is well again"));
  expect([await watch.isWell(), lines().length]).toEqual([true, 2]);
  watch.stop();
});

test("a server that is away is told once, and is not well", async () => {
  const { watch, lines } = await open("postgres");
  const { kysely } = database;
  await kysely.schema.alterTable("user").renameTo("elsewhere").execute();
  expect([await watch.isWell(), await watch.isWell()]).toEqual([false, false]);
  expect(lines()).toEqual([expect.stringContaining('relation "user" does not exist')]);
  await kysely.schema.alterTable("elsewhere").renameTo("user").execute();
  expect(await watch.isWell()).toBe(true);
});

test("while another program holds the write lock the store is well, at once", async () => {
  const { watch } = await open("sqlite");
  const other = new Sqlite(path);
  other.exec("BEGIN IMMEDIATE");
  const writing = database.kysely
    .insertInto("app_secret")
    .values({ name: "patient", value: "x", created_at: 1 })
    .execute();
  expect(await watch.isWell()).toBe(true);
  other.exec("ROLLBACK");
  await writing;
  other.close();
});
