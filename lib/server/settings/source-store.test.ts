import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createDatabase, type Database } from "@/lib/server/store/database";
import { migrateDatabase } from "@/lib/server/store/database-migrations";
import { engines, makeTestDatabase, type TestDatabase } from "@/lib/server/store/engines.stage";
import { createSourceStore } from "./source-store";

const nowMs = 1_795_000_000_000;
const entered = { server: "0010", token: "wv-token-0123456789", name: "Ventas", timeZone: "America/Bogota" };
const by = "jefa@example.com";

describe.each(engines)("the source that was entered on %s", (engine) => {
  let place: TestDatabase;
  let database: Database;

  beforeEach(async () => {
    place = await makeTestDatabase(engine);
    database = createDatabase(place.url);
    await migrateDatabase(database);
  });

  afterEach(async () => {
    await database.close();
    await place.remove();
  });

  const openStore = (key = "k".repeat(32)) =>
    createSourceStore(database.kysely, { key, operation: "default", now: () => nowMs });

  test("is there once it was saved, with who and when; a later one takes its place under the next version", async () => {
    const store = openStore();
    expect([await store.load(), await store.loadVersion()]).toEqual([null, null]);
    await store.save(entered, by);
    expect(await store.load()).toEqual({ ...entered, changedBy: by, changedAtMs: nowMs, version: 1 });
    const later = { server: null, token: "another", name: "Soporte", timeZone: "America/Santiago" };
    await store.save(later, "otra@example.com");
    expect(await openStore().load()).toMatchObject({ ...later, changedBy: "otra@example.com", version: 2 });
    expect(await store.loadVersion()).toBe(2);
  });

  test("keeps the token in no column, opens it with no other key and for no other server", async () => {
    await openStore().save(entered, by);
    const row = await database.kysely.selectFrom("entered_source").selectAll().executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(entered.token);
    expect(await openStore("l".repeat(32)).load()).toMatchObject({ server: "0010", token: null });
    await database.kysely.updateTable("entered_source").set({ server: "0099" }).execute();
    expect(await openStore().load()).toMatchObject({ server: "0099", token: null });
  });
});
