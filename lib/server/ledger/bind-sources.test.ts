import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Operation } from "@/lib/server/settings/operation";
import { createDatabase } from "@/lib/server/store/database";
import { migrateDatabase } from "@/lib/server/store/database-migrations";
import { engines, makeTestDatabase, type TestDatabase } from "@/lib/server/store/engines.stage";
import { createAnswerStore } from "./answer-store";
import { fresh, row, timeZone } from "./answers.stage";
import { bindSources, SourceError } from "./bind-sources";
import { nameSource } from "./source-name";

const day = { from: "2026-11-16T00:00:00", to: "2026-11-16T23:59:59" };
const nowMs = 1_795_000_000_000;

function operation(more: Partial<Operation> = {}): Operation {
  return {
    ...{ id: "default", name: "0010", timeZone, baseUrl: "https://wv0010.wolkvox.com", server: "0010" },
    ...{ token: "t", continues: undefined, dailyQuota: null },
    ...more,
  };
}

describe.each(engines)("the source of an operation on %s", (engine) => {
  let place: TestDatabase;
  let database: ReturnType<typeof createDatabase>;
  let demoAccounts: number;

  beforeEach(async () => {
    place = await makeTestDatabase(engine);
    database = createDatabase(place.url);
    await migrateDatabase(database);
    demoAccounts = 0;
  });

  afterEach(async () => {
    await database.close();
    await place.remove();
  });

  async function bind(given: Operation | Operation[] = operation(), isDemo = false) {
    const ledgers = await bindSources({
      ...{ kysely: database.kysely, operations: [given].flat(), isDemo, place: "database" },
      now: () => nowMs,
      onDemoAccount: () => {
        demoAccounts += 1;
      },
    });
    return Object.fromEntries(ledgers);
  }

  async function keepFigures(ledger: string, seconds: number) {
    const right = { token: "stage", fence: 2 };
    const lease = { ...right, slot: 0, holder: "h", expires_at: 0, called_at: 0 };
    await database.kysely
      .insertInto("token_lease")
      .values(lease)
      .onConflict((clash) => clash.doNothing())
      .execute();
    await openStore(ledger).append(fresh(day, nowMs, [row("1", "Break", seconds)]), right);
  }

  const openStore = (ledger: string) =>
    createAnswerStore(database.kysely, ledger, { timeZone, refreshMs: 300_000, token: "stage" });

  async function addUser(email: string) {
    const user = { id: email, name: "A", email, emailVerified: engine === "sqlite" ? 0 : false };
    const times = { createdAt: new Date(nowMs).toISOString(), updatedAt: new Date(nowMs).toISOString() };
    await database.kysely
      .insertInto("user")
      .values({ ...user, ...times } as never)
      .execute();
  }

  test("is one source's, also where two first starts with different ones meet", async () => {
    for (let time = 0; time < 20; time += 1) {
      const id = `met-${time}`;
      const met = await Promise.allSettled(["0010", "0025"].map((server) => bind(operation({ id, server }))));
      expect(met.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      await Promise.all([bind(operation({ id: `same-${time}` })), bind(operation({ id: `same-${time}` }))]);
    }
  });

  test("is noted at the first start, and the ledger stands under the operation's id, as it always did", async () => {
    expect(await bind()).toEqual({ default: "default" });
    expect(await bind()).toEqual({ default: "default" });
    expect(await database.kysely.selectFrom("operation_source").selectAll().execute()).toMatchObject([
      { operation: "default", turn: 1, source: "0010", is_demo: 0 },
    ]);
  });

  test("that changed stops the start with both names and both ways on, and changes nothing", async () => {
    await bind();
    await keepFigures("default", 60);
    const start = bind(operation({ server: "0025" }));
    await expect(start).rejects.toThrow(SourceError);
    await expect(start).rejects.toThrow(
      /default come from 0010.*set to 0025.*WOLKVOX_CONTINUES.*"0010".*"nothing"/,
    );
    expect(await openStore("default").loadSince(0)).toHaveLength(1);
    expect(await bind()).toEqual({ default: "default" });
  });

  test("that continues another keeps its figures; what was said once does not hinder the next start", async () => {
    await bind();
    await keepFigures("default", 60);
    const moved = operation({ server: "0025", continues: "0010" });
    expect(await bind(moved)).toEqual({ default: "default" });
    expect(await bind(moved)).toEqual({ default: "default" });
    expect(await bind(operation({ server: "0025" }))).toEqual({ default: "default" });
  });

  test("that begins anew never meets the old figures, which stay for the way back", async () => {
    await bind();
    await keepFigures("default", 60);
    const anew = operation({ server: "0025", continues: "nothing" });
    expect(await bind(anew)).toEqual({ default: "default@2" });
    expect(await openStore("default@2").loadSince(0)).toEqual([]);
    await keepFigures("default@2", 90);
    expect(await bind(anew)).toEqual({ default: "default@2" });
    const back = operation({ continues: "0010" });
    expect(await bind(back)).toEqual({ default: "default" });
    expect((await openStore("default").loadSince(0)).map(({ totalSeconds }) => totalSeconds)).toEqual([60]);
  });

  test("that is said to continue what never was is refused, with what there is", async () => {
    await bind();
    const start = bind(operation({ server: "0025", continues: "0099" }));
    await expect(start).rejects.toThrow(/names 0099, which is none of: 0010/);
  });

  test("is told from others by what matters of an address alone", () => {
    const at = (baseUrl: string) => nameSource({ server: undefined, baseUrl });
    expect(at("https://Proxy.Example:443/wolkvox/")).toBe(at("https://proxy.example/wolkvox"));
    expect(at("https://proxy.example/other")).not.toBe(at("https://proxy.example/wolkvox"));
    expect(nameSource({ server: "0010", baseUrl: "http://127.0.0.1:4000" })).toBe("0010");
  });

  test("of several operations is each one's own", async () => {
    const both = [operation({ id: "ventas" }), operation({ id: "soporte", server: "0025" })];
    expect(await bind(both)).toEqual({ ventas: "ventas", soporte: "soporte" });
    await expect(bind([operation({ id: "ventas", server: "0025" })])).rejects.toThrow(
      /ventas come from 0010/,
    );
  });

  test("of the demonstration and a real one never share a database, whichever was first", async () => {
    await bind(operation(), true);
    await expect(bind()).rejects.toThrow(/is the demonstration's: its people and figures are invented/);
    await database.kysely.deleteFrom("operation_source").execute();
    await bind();
    await expect(bind(operation(), true)).rejects.toThrow(/the demonstration has a database of its own/);
  });

  test("a database with figures or people from before sources were noted is no demonstration's", async () => {
    await keepFigures("default", 60);
    await expect(bind(operation(), true)).rejects.toThrow(SourceError);
    await database.kysely.deleteFrom("answer").execute();
    await addUser("jefa@example.com");
    await expect(bind(operation(), true)).rejects.toThrow(SourceError);
  });

  test("a database that only the demonstration's account knows is refused to a real operation", async () => {
    await addUser("demo@auxboard.example");
    await expect(bind()).rejects.toThrow(/demonstration's/);
  });

  test("the demonstration's account beside others is removed with its sessions, and that is told", async () => {
    await addUser("jefa@example.com");
    await addUser("demo@auxboard.example");
    await bind();
    expect(await database.kysely.selectFrom("user").select("email").execute()).toEqual([
      { email: "jefa@example.com" },
    ]);
    expect(demoAccounts).toBe(1);
    await bind();
    expect(demoAccounts).toBe(1);
  });

  test("a failure that one token met is none to the next", async () => {
    const problem = { problem: new Error("x"), sinceMs: 1, retryAtMs: 2, times: 1 };
    const old = openStore("default");
    await old.saveFailure(day, {
      ...problem,
      problem: Object.assign(problem.problem, { code: "upstream-auth" }),
    } as never);
    const next = createAnswerStore(database.kysely, "default", {
      timeZone,
      refreshMs: 300_000,
      token: "next",
    });
    expect([(await old.loadFailures()).length, await next.loadFailures()]).toEqual([1, []]);
  });
});
