import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { administrator, type DoorStage, openHouse } from "@/lib/server/access/auth-door.stage";
import { admit, createVisitor, type Visitor } from "@/lib/server/access/visitor.stage";
import { getServer } from "@/lib/server/container";
import { loadHealth } from "@/lib/server/health";
import { answerViewer, privateJson } from "@/lib/server/http/api-door";
import { log } from "@/lib/server/settings/log";
import { type PostgresProcess, startPostgresProcess } from "./postgres-process.stage";
import { storeProblemOf } from "./store-problem";

let postgres: PostgresProcess;
let house: DoorStage;
let visitor: Visitor;

beforeAll(async () => {
  log.level = "silent";
  postgres = await startPostgresProcess();
  const environment = {
    WOLKVOX_SERVER: "0010",
    WOLKVOX_TOKEN: "never-used",
    DATABASE_URL: postgres.url,
    BETTER_AUTH_URL: "http://127.0.0.1:3000",
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  house = await openHouse({ databaseUrl: postgres.url });
  visitor = await admit(house, administrator);
}, 60_000);

afterAll(async () => {
  await (await getServer()).database.close();
  await house.close();
  await postgres.end();
});

async function askReport(): Promise<Response> {
  const request = new Request("http://127.0.0.1:3000/api/report", { headers: visitor.headers() });
  return answerViewer(request, async (viewer) => privateJson({ reader: viewer.email }));
}

async function expectAway(response: Response): Promise<void> {
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
  const text = await response.text();
  expect(JSON.parse(text)).toMatchObject({ code: "store-unavailable" });
  expect(text).not.toMatch(/127\.0|ECONN|postgres/i);
}

async function expectServed(): Promise<void> {
  expect(await loadHealth()).toBe("ok");
  const response = await askReport();
  expect([response.status, await response.json()]).toEqual([200, { reader: administrator.email }]);
  expect((await createVisitor(house).signIn(administrator)).status).toBe(200);
}

test.each(["stop", "kill"] as const)(
  "while PostgreSQL is away after a %s everything says so, and once it is back everything goes on by itself",
  async (order) => {
    await expectServed();
    await postgres.order(order);
    expect(await loadHealth()).toBe("unavailable");
    await expectAway(await askReport());
    await expectAway(await createVisitor(house).signIn(administrator));
    await expectAway(await visitor.get("/get-session"));
    await expectAway(await visitor.post("/sign-out"));
    await expectAway(await createVisitor(house).post("/set-up", { token: "x", name: "X", ...administrator }));
    await postgres.order("start");
    await expectServed();
  },
);

test("a restart within a transaction fails that one, keeps nothing of it, and ends no process", async () => {
  const { kysely } = house.database;
  const isRestarted = Promise.withResolvers<void>();
  const isBegun = Promise.withResolvers<void>();
  const failing = kysely
    .transaction()
    .execute(async (transaction) => {
      const values = { name: "half", value: "", created_at: 1 };
      await transaction.insertInto("app_secret").values(values).execute();
      isBegun.resolve();
      await isRestarted.promise;
      await transaction.selectFrom("app_secret").select("name").execute();
    })
    .catch((error) => error);
  await isBegun.promise;
  await postgres.order("kill");
  await postgres.order("start");
  isRestarted.resolve();
  expect(storeProblemOf(await failing)?.code).toBe("store-unavailable");
  const half = kysely.selectFrom("app_secret").select("name").where("name", "=", "half").execute();
  expect(await half).toEqual([]);
  await expectServed();
});

test("a connection that freezes is given up in its time, and the next question has a new one", async () => {
  const { kysely } = house.database;
  const { pid, failure } = await kysely.connection().execute(async (connection) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(connection);
    const pid = rows[0]?.pid ?? 0;
    process.kill(pid, "SIGSTOP");
    return { pid, failure: await sql`select 1`.execute(connection).catch((error) => error) };
  });
  expect(storeProblemOf(failure)?.code).toBe("store-unavailable");
  const begun = performance.now();
  for (let i = 0; i < 20; i++) await sql`select 1`.execute(kysely);
  expect(performance.now() - begun).toBeLessThan(5_000);
  process.kill(pid, "SIGCONT");
  await sleep(50);
  await expectServed();
});
