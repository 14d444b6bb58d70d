import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { formatInstant } from "@/lib/dates/zone";
import { noSettings } from "@/lib/report/answers/operation-settings";
import { unsetState } from "@/lib/report/states/state-settings";
import type { StateClass } from "@/lib/report/states/state-shades";
import { createDatabase, type Database } from "@/lib/server/store/database";
import { migrateDatabase } from "@/lib/server/store/database-migrations";
import { engines, makeTestDatabase, type TestDatabase } from "@/lib/server/store/engines.stage";
import { createSettingsStore } from "./settings-store";

describe.each(engines)("the settings on %s", (engine) => {
  let place: TestDatabase;
  let database: Database;
  let nowMs = 1_000_000;
  const open = () =>
    createSettingsStore(database.kysely, {
      ...{ ledgerOf: (operation: string) => operation, now: () => nowMs, styles },
      loadIsErased: async (ledger) => (agent) => ledger === "norte" && agent.id === "7",
    });
  const { version: _version, ...nothing } = noSettings;
  const sundays = { ...nothing, closedWeekdays: [7] };
  const classes: [string, ReadonlyMap<string, StateClass>][] = [];
  const styles = {
    list: async () => new Map([["Break", { stateClass: "personal" as const, shade: 3 }]]),
    setClasses: async (ledger: string, given: ReadonlyMap<string, StateClass>) =>
      void classes.push([ledger, given]),
  };

  beforeAll(async () => {
    place = await makeTestDatabase(engine);
    database = createDatabase(place.url);
    await migrateDatabase(database);
  });

  afterAll(async () => {
    await database.close();
    await place.remove();
  });

  beforeEach(async () => {
    await database.kysely.deleteFrom("setting").execute();
  });

  test("are empty at first, and of each operation its own", async () => {
    const store = open();
    const saved = await store.save("norte", 0, sundays, "ana@example.com");
    expect(saved).toEqual({ operation: "norte", version: 1, ...sundays });
    expect(await store.load("norte")).toEqual(saved);
    expect(await store.load("sur")).toEqual({
      ...{ operation: "sur", ...noSettings },
    });
  });

  test("let wolkvox be asked in the background until that is refused; who leaves it out leaves it as it is", async () => {
    const store = open();
    const { background: _, ...older } = sundays;
    expect((await store.save("norte", 0, older, "ana@example.com")).background).toBe(true);
    await store.save("norte", 1, { ...sundays, background: false }, "ana@example.com");
    expect((await store.save("norte", 2, older, "luis@example.com")).background).toBe(false);
  });

  test("keep every part that a document leaves out", async () => {
    const store = open();
    const allowances = [
      { id: "breaks", name: "Descansos", states: ["Break"], seconds: 1800, from: "2026-01-01", team: null },
    ];
    const daysOff = [{ day: "2026-12-25", name: "Navidad" }];
    const whole = { ...sundays, allowances, daysOff, warnings: { leftPercent: 50 } };
    await store.save("norte", 0, whole, "ana@example.com");
    expect(await store.save("norte", 1, {}, "luis@example.com")).toEqual({
      operation: "norte",
      version: 2,
      ...whole,
    });
    expect((await store.save("norte", 2, { allowances: [] }, "luis@example.com")).allowances).toEqual([]);
    const [removed, , made] = (await store.listVersions("norte", null)).versions;
    const change = { part: "allowances", id: "breaks", team: null, from: "2026-01-01" };
    expect(removed?.changes).toEqual([{ ...change, before: allowances[0], after: null }]);
    expect(made?.changes).toContainEqual({ ...change, before: null, after: allowances[0] });
  });

  test("say of states what was set, and guess the others; who leaves states out leaves them as they are", async () => {
    const store = open();
    const guessed = unsetState("Break", "personal", 3);
    expect((await store.loadWhole("norte")).states).toEqual([guessed]);
    const training = { ...unsetState("Coaching", "productive", 0), name: "Formación" };
    await store.save("norte", 0, { ...sundays, states: [training] }, "ana@example.com");
    expect(classes.at(-1)).toEqual(["norte", new Map([["Coaching", "productive"]])]);
    const { states: _, ...older } = sundays;
    await store.save("norte", 1, { ...older, closedWeekdays: [6, 7] }, "luis@example.com");
    expect(await store.load("norte")).toMatchObject({ closedWeekdays: [6, 7], states: [training] });
    expect((await store.loadWhole("norte")).states).toEqual([training, guessed]);
  });

  test("keep every part that a caller leaves out", async () => {
    const store = open();
    const agents = [{ id: "10001", name: "Ana", isHidden: true, from: null, to: "2026-11-30" }];
    await store.save("norte", 0, { ...sundays, agents }, "ana@example.com");
    await store.save("norte", 1, { background: false, agents: undefined }, "luis@example.com");
    expect(await store.load("norte")).toEqual({
      ...{ operation: "norte", version: 2, ...sundays, agents, background: false },
    });
    const [newest, first] = (await store.listVersions("norte", null)).versions;
    expect(newest?.changes).toEqual([{ part: "background", before: true, after: false }]);
    expect(first?.changes.filter(({ part }) => part === "agents")).toMatchObject([
      { agent: "10001", name: "Ana", field: "isListed", before: false, after: true },
      { field: "isHidden", before: false, after: true },
      { field: "to", before: null, after: "2026-11-30" },
    ]);
    await store.save("norte", 2, { agents: [] }, "luis@example.com");
    expect((await store.load("norte")).agents).toEqual([]);
  });

  test("tell what a document would change, and change nothing by that", async () => {
    const store = open();
    await store.save("norte", 0, sundays, "ana@example.com");
    const whole = await store.loadWhole("norte");
    expect(await store.listChanges("norte", whole)).toEqual({ operation: "norte", version: 1, changes: [] });
    expect((await store.listChanges("norte", { closedWeekdays: [] })).changes).toEqual([
      { part: "closedWeekdays", before: [7], after: [] },
    ]);
    expect(await store.load("norte")).toMatchObject({ version: 1, closedWeekdays: [7] });
  });

  test("forget an agent of the roster in every version, and list what the versions said of them", async () => {
    const store = open();
    const [ana, luis] = ["1", "2"].map((id) => ({ id, name: id, isHidden: false, from: null, to: null }));
    if (!ana || !luis) throw new Error("Nobody is there.");
    await store.save("norte", 0, { ...sundays, agents: [ana, luis] }, "ana@example.com");
    await store.save("norte", 1, { agents: [{ ...ana, name: "Ana" }, luis] }, "ana@example.com");
    await store.save("norte", 2, { warnings: { leftPercent: 70 } }, "ana@example.com");
    await store.save("norte", 3, { agents: [luis] }, "ana@example.com");
    expect(await store.listAgent("norte", "1")).toEqual([{ ...ana, name: "Ana" }, ana]);
    expect(await store.listAgent("sur", "1")).toEqual([]);
    await store.forgetAgent("norte", "1");
    expect(await store.listAgent("norte", "1")).toEqual([]);
    for (const version of [1, 2, 3, 4])
      expect(await store.loadVersion("norte", version)).toMatchObject({
        closedWeekdays: [7],
        agents: [luis],
      });
  });

  test("that an older version has kept have no states", async () => {
    const document = JSON.stringify({ closedWeekdays: [7], daysOff: [] });
    const row = { operation: "norte", version: 1, document, changed_by: "ana@example.com", changed_at: 1 };
    await database.kysely.insertInto("setting").values(row).execute();
    expect(await open().load("norte")).toEqual({ operation: "norte", version: 1, ...sundays });
  });

  test("keep every version with who set it and when", async () => {
    const store = open();
    await store.save("norte", 0, sundays, "ana@example.com");
    nowMs += 60_000;
    await store.save("norte", 1, { ...sundays, closedWeekdays: [6, 7] }, "luis@example.com");
    const rows = await database.kysely.selectFrom("setting").selectAll().orderBy("version").execute();
    expect(rows.map((row) => [Number(row.version), row.changed_by, Number(row.changed_at)])).toEqual([
      [1, "ana@example.com", nowMs - 60_000],
      [2, "luis@example.com", nowMs],
    ]);
  });

  test("list versions with what each changed, and have every one of them whole", async () => {
    const store = open();
    expect(await store.listVersions("norte", null)).toEqual({ operation: "norte", versions: [], next: null });
    await store.save("norte", 0, sundays, "ana@example.com");
    nowMs += 60_000;
    const weekends = { ...sundays, closedWeekdays: [6, 7] };
    await store.save("norte", 1, weekends, "luis@example.com");
    const { versions } = await store.listVersions("norte", null);
    const part = "closedWeekdays";
    expect(versions).toEqual([
      {
        ...{ version: 2, by: "luis@example.com", at: formatInstant(nowMs) },
        changes: [{ part, before: [7], after: [6, 7] }],
      },
      {
        ...{ version: 1, by: "ana@example.com", at: formatInstant(nowMs - 60_000) },
        changes: [{ part, before: [], after: [7] }],
      },
    ]);
    expect(await store.loadVersion("norte", 1)).toEqual({ operation: "norte", version: 1, ...sundays });
    for (const version of [0, 3])
      await expect(store.loadVersion("norte", version)).rejects.toMatchObject({ code: "not-found" });
    await expect(store.loadVersion("sur", 1)).rejects.toMatchObject({ code: "not-found" });
  });

  test("list twenty versions at once, and the others on demand", async () => {
    const rows = Array.from({ length: 23 }, (_, place) => ({
      ...{ operation: "norte", version: place + 1, changed_by: "ana@example.com", changed_at: 1 },
      document: JSON.stringify({ ...sundays, closedWeekdays: [(place % 2) + 1] }),
    }));
    await database.kysely.insertInto("setting").values(rows).execute();
    const newest = await open().listVersions("norte", null);
    expect(newest.versions.map(({ version }) => version)).toEqual(
      Array.from({ length: 20 }, (_, place) => 23 - place),
    );
    // The last of a page is compared with the first of the next one.
    expect(newest.versions.at(-1)?.changes).toEqual([{ part: "closedWeekdays", before: [1], after: [2] }]);
    const others = await open().listVersions("norte", newest.next);
    expect(others.versions.map(({ version }) => version)).toEqual([3, 2, 1]);
    expect(others.next).toBeNull();
  });

  test("that name a state no longer give it its guessed class again", async () => {
    const store = open();
    const lunch = { ...unsetState("Almuerzo", "productive", 0) };
    await store.save("norte", 0, { ...sundays, states: [lunch] }, "ana@example.com");
    await store.save("norte", 1, sundays, "ana@example.com");
    expect(classes.at(-1)).toEqual(["norte", new Map([["Almuerzo", "personal"]])]);
  });

  test("keep nobody in the roster who was removed for good", async () => {
    const who = { isHidden: false, from: null, to: null };
    const agents = [
      { id: "7", name: "Ana", ...who },
      { id: "8", name: "Luis", ...who },
    ];
    const saved = await open().save("norte", 0, { agents }, "ana@example.com");
    expect(saved.agents.map(({ id }) => id)).toEqual(["8"]);
    const elsewhere = await open().save("sur", 0, { agents }, "ana@example.com");
    expect(elsewhere.agents.map(({ id }) => id)).toEqual(["7", "8"]);
  });

  test("who was slower changes nothing, also at the same moment", async () => {
    const store = open();
    await store.save("norte", 0, sundays, "ana@example.com");
    await expect(store.save("norte", 0, sundays, "luis@example.com")).rejects.toMatchObject({
      code: "conflict",
    });
    const both = [1, 2].map((day) => open().save("norte", 1, { ...sundays, closedWeekdays: [day] }, "x"));
    const outcomes = (await Promise.allSettled(both)).map(({ status }) => status).sort();
    expect(outcomes).toEqual(["fulfilled", "rejected"]);
    expect((await store.load("norte")).version).toBe(2);
  });

  test("reports learn of another process's change within five seconds, and go on while the table cannot be read", async () => {
    const [store, other] = [open(), open()];
    expect((await store.recall("norte")).version).toBe(0);
    await other.save("norte", 0, sundays, "ana@example.com");
    expect((await store.recall("norte")).version).toBe(0);
    nowMs += 5_000;
    expect(await store.recall("norte")).toMatchObject(sundays);
    await database.kysely.schema.dropTable("setting").execute();
    nowMs += 5_000;
    await expect(store.load("norte")).rejects.toThrow();
    expect(await store.recall("norte")).toMatchObject(sundays);
    await expect(open().recall("norte")).rejects.toThrow();
  });
});
