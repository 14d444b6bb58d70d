import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterEach, beforeEach, expect, test } from "vitest";
import { noSettings } from "@/lib/report/answers/operation-settings";
import { parseEnvironment } from "@/lib/server/settings/env";
import { createDatabase, type Database } from "@/lib/server/store/database";
import { migrateDatabase } from "@/lib/server/store/database-migrations";
import { makeTestDatabase, type TestDatabase } from "@/lib/server/store/engines.stage";
import { checkSource } from "./check-source";
import { createMetrics } from "./metrics";
import { createStateStyles } from "./state-styles";

const row = { agent_id: "1", agent_dni: "9", agent_name: "ANA", aux_state: "Break", time: "00:10:00" };
const nowMs = Date.UTC(2026, 10, 16, 20);
const now = () => nowMs;

let place: TestDatabase;
let database: Database;
let upstream: Server;
let answer: { status: number; body: object };
let tokens: (string | undefined)[];

beforeEach(async () => {
  place = await makeTestDatabase("sqlite");
  database = createDatabase(place.url);
  await migrateDatabase(database);
  tokens = [];
  upstream = createServer(({ headers }, response) => {
    tokens.push(String(headers["wolkvox-token"]));
    response.writeHead(answer.status, { "content-type": "application/json" });
    response.end(JSON.stringify(answer.body));
  }).listen(0, "127.0.0.1");
  await once(upstream, "listening");
});

afterEach(async () => {
  upstream.close();
  await database.close();
  await place.remove();
});

function check(token = "right-one") {
  const address = upstream.address();
  const port = typeof address === "object" ? address?.port : 0;
  const variables = { WOLKVOX_BASE_URL: `http://127.0.0.1:${port}`, WOLKVOX_TOKEN: token };
  const environment = parseEnvironment(variables);
  const [operation] = environment.operations;
  if (!operation) throw new Error("There is one.");
  const styles = createStateStyles(database.kysely, now);
  const settings = { recall: async (id: string) => ({ operation: id, ...noSettings }) };
  const notes = { recall: async () => [] };
  const log = { info: () => {}, warn: () => {} };
  const clocks = { now, monotonicNow: () => performance.now() };
  return checkSource(
    {
      kysely: database.kysely,
      environment,
      styles,
      settings,
      notes,
      log,
      metrics: createMetrics(),
      ...clocks,
    },
    { operation, ledger: "default", askedBy: "jefa@example.com" },
  );
}

test("an answer is told, kept in the ledger and counted; within five minutes nothing is asked again", async () => {
  answer = { status: 200, body: { code: "200", error: null, msg: "", data: [row] } };
  expect(await check()).toEqual({ problem: null, quotation: null, todaySeconds: 600 });
  const kept = await database.kysely.selectFrom("answer").select(["operation", "outcome"]).execute();
  expect(kept).toEqual([{ operation: "default", outcome: "rows" }]);
  const calls = await database.kysely.selectFrom("upstream_call").select(["asked_by", "outcome"]).execute();
  expect(calls).toEqual([{ asked_by: "jefa@example.com", outcome: "rows" }]);
  await expect(check()).rejects.toMatchObject({ code: "rate-limited" });
  expect(tokens).toEqual(["right-one"]);
});

test("a refusal is told in wolkvox's own words after one call, and again while the token is held", async () => {
  answer = { status: 403, body: { code: "403", error: "FORBIDDEN", msg: "PLEASE VALIDATE TOKEN" } };
  const refused = {
    ...{ problem: "upstream-auth", quotation: "FORBIDDEN: PLEASE VALIDATE TOKEN", todaySeconds: null },
  };
  expect(await check("wrong")).toEqual(refused);
  expect(await check("wrong")).toEqual(refused);
  expect(tokens).toEqual(["wrong"]);
  expect(await database.kysely.selectFrom("answer").selectAll().execute()).toEqual([]);
});

test("what another attempt might cure costs one call all the same", async () => {
  const msg = "EXCEEDS THE LIMIT OF SIMULTANEOUS REQUESTS PER TOKEN (2)";
  answer = { status: 403, body: { code: "403", error: "FORBIDDEN", msg } };
  expect(await check()).toMatchObject({ problem: "upstream-busy" });
  expect(tokens).toHaveLength(1);
});
