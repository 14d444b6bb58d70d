import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { SourceAnswer } from "@/lib/report/answers/source-answer";
import { bindSources } from "@/lib/server/ledger/bind-sources";
import type { EnteredOperation, Operations } from "@/lib/server/settings/operation";
import { createDatabase, type Database } from "@/lib/server/store/database";
import { migrateDatabase } from "@/lib/server/store/database-migrations";
import { makeTestDatabase, type TestDatabase } from "@/lib/server/store/engines.stage";
import { createSourceEntry, type SourceEntry } from "./source-entry";

const fixed: EnteredOperation = {
  ...{ id: "default", server: undefined, baseUrl: undefined, timeZone: undefined },
  ...{ continues: undefined, dailyQuota: null, tokenKey: "k".repeat(32) },
};
const draft = { server: "0010", token: "wv-token-0123456789", name: "Ventas" };
const by = "jefa@example.com";
const answered: SourceAnswer = { problem: null, quotation: null, todaySeconds: 60 };

let nowMs = 1_795_000_000_000;
let place: TestDatabase;
let database: Database;
const open: SourceEntry[] = [];

beforeEach(async () => {
  place = await makeTestDatabase("sqlite");
  database = createDatabase(place.url);
  await migrateDatabase(database);
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((entry) => entry.stop()));
  vi.useRealTimers();
  await database.close();
  await place.remove();
});

type EntryWords = Partial<EnteredOperation> & { answer?: SourceAnswer | Promise<SourceAnswer> };

/** One instance: what it serves, in order, and how often it asked wolkvox. */
function openEntry({ answer = answered, ...more }: EntryWords = {}) {
  const served: string[] = [];
  const errors: string[] = [];
  const checks: string[] = [];
  const entry = createSourceEntry({
    ...{ database, fixed: { ...fixed, ...more }, now: () => nowMs },
    log: { error: (_: unknown, words?: string) => void errors.push(words ?? "") },
    check: async ({ server }, ledger) => {
      checks.push(`${server} ${ledger}`);
      return answer;
    },
    serve: async (operations: Operations, keep) => {
      const binding = { kysely: database.kysely, operations, isDemo: false, place: "database" };
      await bindSources({ ...binding, now: () => nowMs, onDemoAccount: () => {}, keep });
      served.push(operations.map(({ server, token, name }) => `${server} ${token} ${name}`).join());
    },
  });
  open.push(entry);
  return { entry, served, errors, checks };
}

async function enter(
  entry: SourceEntry,
  words: Parameters<SourceEntry["prepare"]>[0],
): Promise<SourceAnswer> {
  const candidate = await entry.prepare(words);
  const answer = await entry.check(candidate, by);
  if (answer.problem === null) await entry.save(candidate, by);
  return answer;
}

test("a source is served once it was checked and stored, and another instance follows within seconds", async () => {
  vi.useFakeTimers();
  const [first, other] = [openEntry(), openEntry()];
  await first.entry.begin();
  await other.entry.begin();
  expect(await first.entry.describe()).toMatchObject({ state: "missing", server: null, name: "" });
  expect(await enter(first.entry, draft)).toEqual(answered);
  expect([first.served, first.checks]).toEqual([["0010 wv-token-0123456789 Ventas"], ["0010 default"]]);
  expect(await first.entry.describe()).toEqual({
    ...{ state: "set", server: "0010", name: "Ventas", timeZone: "America/Bogota", address: null },
    ...{ isServerFixed: false, isZoneFixed: false },
  });
  await vi.advanceTimersByTimeAsync(3_100);
  await vi.waitFor(() => expect(other.served).toEqual(first.served));

  // A later one is there within a minute, and is not served twice where it was entered.
  await enter(first.entry, { name: "Ventas Bogotá" });
  expect(first.checks).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(60_100);
  await vi.waitFor(() => expect(other.served.at(-1)).toBe("0010 wv-token-0123456789 Ventas Bogotá"));
  expect(first.served).toHaveLength(2);
});

test("what wolkvox refuses is neither stored nor bound", async () => {
  const refused = { problem: "upstream-auth", quotation: "PLEASE VALIDATE TOKEN", todaySeconds: null };
  const { entry, served } = openEntry({ answer: refused });
  await entry.begin();
  expect(await enter(entry, draft)).toEqual(refused);
  expect([served, (await entry.describe()).state]).toEqual([[], "missing"]);
  expect(await database.kysely.selectFrom("operation_source").selectAll().execute()).toEqual([]);
});

test("a restart serves what is stored; with another key it says so once and serves nothing", async () => {
  const { entry } = openEntry();
  await entry.begin();
  await enter(entry, draft);
  const again = openEntry();
  await again.entry.begin();
  expect(again.served).toEqual(["0010 wv-token-0123456789 Ventas"]);
  const locked = openEntry({ tokenKey: "l".repeat(32) });
  await locked.entry.begin();
  expect([locked.served, locked.errors]).toEqual([
    [],
    [expect.stringContaining("cannot be read with this AUXBOARD_TOKEN_KEY")],
  ]);
  expect(await locked.entry.describe()).toMatchObject({ state: "locked", server: "0010", name: "Ventas" });
  await expect(locked.entry.prepare({ name: "Otra" })).rejects.toThrow("token: must be given.");
  await enter(locked.entry, draft);
  expect(locked.served).toHaveLength(1);
});

test("figures of another server go on or begin anew as somebody says, and nothing is asked before", async () => {
  const { entry, checks } = openEntry();
  await entry.begin();
  await enter(entry, draft);
  const moved = { ...draft, server: "0025" };
  await expect(entry.prepare(moved)).rejects.toMatchObject({ code: "conflict" });
  await enter(entry, { ...moved, figures: "anew" });
  await enter(entry, { ...draft, figures: "continue" });
  expect(checks).toEqual(["0010 default", "0025 default@2", "0010 default@2"]);
});

test("a minute has five checks, one at a time", async () => {
  const { promise: answer, resolve } = Promise.withResolvers<SourceAnswer>();
  const { entry, checks } = openEntry({ answer });
  const candidate = await entry.prepare(draft);
  const running = entry.check(candidate, by);
  await expect(entry.check(candidate, by)).rejects.toMatchObject({ code: "rate-limited" });
  await vi.waitFor(() => expect(checks).toHaveLength(1));
  let isStopped = false;
  const stopping = entry.stop().then(() => {
    isStopped = true;
  });
  await Promise.resolve();
  expect(isStopped).toBe(false);
  resolve(answered);
  await Promise.all([running, stopping]);
  for (let count = 2; count <= 5; count += 1) await entry.check(candidate, by);
  await expect(entry.check(candidate, by)).rejects.toMatchObject({
    ...{ code: "rate-limited", retryAfterSeconds: 60 },
  });
  nowMs += 60_001;
  expect(await entry.check(candidate, by)).toEqual(answered);
});
