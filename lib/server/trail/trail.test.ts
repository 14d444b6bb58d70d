import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { run } from "@/lib/server/store/backup.stage";
import { createDatabase, type Database } from "@/lib/server/store/database";
import { migrateDatabase } from "@/lib/server/store/database-migrations";
import { engines, makeTestDatabase, type TestDatabase } from "@/lib/server/store/engines.stage";
import type { Trail } from "./trail";
import { checkTrail, note, openTrail, trailSecret } from "./trail.stage";
import { startTrailWriter } from "./trail-writer.stage";

describe.each(engines)("the trail on %s", (engine) => {
  let place: TestDatabase;
  let database: Database;
  let trail: Trail;
  let nowMs: number;

  beforeEach(async () => {
    place = await makeTestDatabase(engine);
    database = createDatabase(place.url);
    await migrateDatabase(database);
    nowMs = 1_795_500_000_000;
    trail = openTrail(database, () => nowMs);
  });

  afterEach(async () => {
    await database.close();
    await place.remove();
  });

  function load() {
    return database.kysely.selectFrom("trail_entry").selectAll().orderBy("seq").execute();
  }

  test("begins with an entry that says so, once, and keeps what was done with all that is known of it", async () => {
    await trail.begin();
    await trail.begin();
    expect(await trail.append(note)).toBe(2);
    expect(await load()).toMatchObject([
      { seq: 1, who: null, what: "set-up", detail: '{"trail":"begun"}', address: "unknown", before: "" },
      {
        seq: 2,
        at: nowMs,
        who_id: "u1",
        who: "ana@auxboard.example",
        what: "view",
        operation: "default",
        detail: '{"link":"range=last-week"}',
        address: "127.0.0.1",
      },
    ]);
    expect(await checkTrail(database)).toEqual({ entries: 2, fault: null });
  });

  test("names the key by which somebody reads, and no key of those who are signed in", async () => {
    await trail.append(note);
    await trail.append({ ...note, who: { userId: "u1", email: "ana@auxboard.example", keyId: "k1" } });
    expect((await load()).slice(1).map(({ who, detail }) => [who, JSON.parse(detail)])).toEqual([
      ["ana@auxboard.example", { link: "range=last-week" }],
      ["ana@auxboard.example", { link: "range=last-week", key: "k1" }],
    ]);
  });

  test("keeps texts that no database takes as they are, and the beginning of very long ones", async () => {
    await trail.append({ ...note, detail: { text: "a\0b\ud800", long: "x".repeat(2_000) } });
    const [, row] = await load();
    const kept = JSON.parse(row?.detail ?? "");
    expect(kept).toEqual({ text: "a\0b\ud800", long: `${"x".repeat(1_000)}…` });
    expect(await checkTrail(database)).toEqual({ entries: 2, fault: null });
  });

  test("gives each of many at once its own number, in the order of asking", async () => {
    const seqs = await Promise.all(Array.from({ length: 1_200 }, () => trail.append(note)));
    expect(seqs).toEqual(Array.from({ length: 1_200 }, (_, place) => place + 2));
    expect(await checkTrail(database)).toEqual({ entries: 1_201, fault: null });
  });

  test("refuses what cannot be written, keeps nothing of it, and goes on", async () => {
    await trail.begin();
    await sql`ALTER TABLE trail_entry RENAME TO hidden_entry`.execute(database.kysely);
    const refused = await Promise.allSettled([trail.append(note), trail.append(note)]);
    for (const { status, ...why } of refused)
      expect([status, String(Object.values(why))]).toEqual([
        "rejected",
        expect.stringMatching(/trail_entry/),
      ]);
    await sql`ALTER TABLE hidden_entry RENAME TO trail_entry`.execute(database.kysely);
    expect(await trail.append(note)).toBe(2);
    expect(await checkTrail(database)).toEqual({ entries: 2, fault: null });
  });

  test("says that another secret signs from here on, and is whole under that one alone", async () => {
    await trail.append(note);
    const later = openTrail(database, () => nowMs, "another secret of 32 characters and more");
    await later.append(note);
    expect((await load()).map(({ detail }) => JSON.parse(detail))).toEqual([
      { trail: "begun" },
      note.detail,
      { trail: "other-secret" },
      note.detail,
    ]);
    expect(await checkTrail(database, "another secret of 32 characters and more")).toEqual({
      entries: 4,
      fault: null,
    });
    expect(await checkTrail(database, trailSecret)).toMatchObject({ fault: { kind: "mark-foreign" } });
  });

  test("forgets entries past their time from the beginning alone, and is whole without them", async () => {
    const day = 86_400_000;
    for (let turn = 0; turn < 4; turn += 1, nowMs += day) await trail.append(note);
    // The clock was set back: this one is old by its time and stays, because the one before it does.
    nowMs -= 10 * day;
    await trail.append(note);
    expect(await trail.forget(1_795_500_000_000 + 2 * day)).toBe(3);
    expect((await load()).map(({ seq }) => seq)).toEqual([4, 5, 6]);
    expect(await checkTrail(database)).toEqual({ entries: 3, fault: null });
    expect(await trail.forget(1_795_500_000_000 + 2 * day)).toBe(0);
    expect(await trail.forget(1_795_500_000_000 + 20 * day)).toBe(3);
    expect(await checkTrail(database)).toEqual({ entries: 0, fault: null });
    expect(await trail.append(note)).toBe(7);
    expect(await checkTrail(database)).toEqual({ entries: 1, fault: null });
  });

  test("is checked by a command that says how long it is, or what is wrong first", async () => {
    const value = trailSecret;
    await database.kysely
      .insertInto("app_secret")
      .values({ name: "session-secret", value, created_at: 0 })
      .execute();
    const check = () => run("trail", place.url, []);
    expect(await check()).toEqual({
      code: 1,
      output: "The mark of the trail's start is not signed.\n",
    });
    for (let turn = 0; turn < 4; turn += 1) await trail.append(note);
    expect(await check()).toEqual({ code: 0, output: "5 entries, whole.\n" });
    await openTrail(database, () => nowMs, "another secret of 32 characters and more").append(note);
    expect((await check()).output).toMatch(
      /^The mark of the trail's start is signed with another secret\. After a restore/,
    );
    await trail.append(note);
    expect((await check()).output).toMatch(
      /^9 entries, whole\.\nEntry 6 says that the secret changed there\. .*\nEntry 8 says/,
    );
    await database.kysely.updateTable("trail_entry").set({ who: "eve" }).where("seq", "=", 3).execute();
    expect(await check()).toEqual({
      code: 1,
      output: "Entry 3 was changed.\n",
    });
  });

  test("of two processes that append at once each entry has its own number, and the chain is whole", async () => {
    const order = (name: string) => ({ url: place.url, name, writers: 4, each: 25 });
    const said = await Promise.all(
      ["one", "other"].map((name) => startTrailWriter(order(name)).writeToTheEnd()),
    );
    const lines = said.flat();
    expect(lines).toHaveLength(200);
    const kept = (await load()).map(({ seq, detail }) => `${seq} ${JSON.parse(detail).by}`);
    expect([...lines].sort()).toEqual(kept.slice(1).sort());
    expect(await checkTrail(database)).toEqual({ entries: 201, fault: null });
  });
});
