import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sumColumn } from "@/lib/report/figures/answer-columns";
import { makeFolder, removeFolder } from "@/lib/server/store/database-folder.stage";
import { startWriter } from "@/lib/server/store/killed-writer.stage";
import { countKills } from "@/lib/server/store/kills.stage";
import { createNewestLedger } from "@/lib/server/store/newest-ledger.stage";
import { createSqliteDatabase, type SqliteDatabase } from "@/lib/server/store/sqlite-database";
import { createAnswerStore } from "./answer-store";
import type { appendWithoutEnd } from "./append-process.stage";

type AppendOrder = Parameters<typeof appendWithoutEnd>[0];

const right = { token: "stage", fence: 7 };
const kills = countKills(50);
const files = ["one", "other"];

const source = `
import { appendWithoutEnd } from "@/lib/server/ledger/append-process.stage";
await appendWithoutEnd(JSON.parse(process.argv[1]));
`;

let folder: string;

beforeEach(() => {
  folder = makeFolder();
});

afterEach(() => removeFolder(folder));

// Two files side by side: one writes while the other is looked through.
test(`of ${kills} processes killed while they write, every acknowledged answer is there, whole, and the file is sound`, {
  timeout: 600_000,
}, async () => {
  const rounds = Math.ceil(kills / files.length);
  const acknowledged = await Promise.all(files.map((name) => killRoundAfterRound(name, rounds)));
  expect(Math.min(...acknowledged)).toBeGreaterThanOrEqual(rounds);
});

/** @returns how many answers were said to be kept. */
async function killRoundAfterRound(name: string, rounds: number): Promise<number> {
  const order = { url: `file:${join(folder, `${name}.db`)}`, operation: randomUUID(), right };
  await prepare(order.url);
  const acknowledged: number[] = [];
  let writer = startWriter(source, order);
  for (let round = 1; round <= rounds; round += 1) {
    const next = round < rounds ? startWriter(source, order) : writer;
    const ids = (await writer.writeThenDie()).map(Number);
    await check(order, ids, (ids[0] ?? 0) - 1);
    acknowledged.push(...ids);
    writer = next;
  }
  await check(order, acknowledged, 0);
  return acknowledged.length;
}

async function prepare(url: string): Promise<void> {
  const { kysely, close } = createSqliteDatabase(url);
  await createNewestLedger(kysely, "sqlite");
  const lease = { ...right, slot: 0, holder: "stage", expires_at: 0, called_at: 0 };
  await kysely.insertInto("token_lease").values(lease).execute();
  await close();
}

/** Looks through what was kept after `sinceId`. */
async function check({ url, operation }: AppendOrder, acknowledged: readonly number[], sinceId: number) {
  const database = createSqliteDatabase(url);
  expect(database.sqlite.pragma("quick_check", { simple: true })).toBe("ok");
  expect(await listHalves(database)).toEqual([]);
  const store = createAnswerStore(database.kysely, operation, {
    timeZone: "America/Bogota",
    refreshMs: 0,
    token: "kill",
  });
  const answers = await store.loadSince(sinceId);
  const kept = new Set(answers.map(({ id }) => id));
  expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
  for (const { digest, rowCount, totalSeconds } of answers) {
    const columns = await store.loadColumns(digest ?? "");
    expect(columns.seconds).toHaveLength(rowCount);
    expect(sumColumn(columns)).toBe(totalSeconds);
  }
  await database.close();
}

/** Answers without their rows, and rows without an answer: both are written in one go. */
async function listHalves({ kysely }: SqliteDatabase): Promise<unknown[]> {
  const { rows } = await sql`
    SELECT answer.id, answer_rows.digest FROM answer FULL JOIN answer_rows USING (operation, digest)
    WHERE answer.id IS NULL OR answer_rows.packed IS NULL`.execute(kysely);
  return rows;
}
