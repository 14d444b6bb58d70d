import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { shiftDay } from "@/lib/dates/day";
import { type Day, windowOfDay } from "@/lib/dates/window";
import { firstInstantOf, instantOf } from "@/lib/dates/zone";
import { type AnswerColumns, sumColumn } from "@/lib/report/figures/answer-columns";
import { gainsOfLook } from "@/lib/report/timeline/gains";
import { chooseMarks } from "@/lib/report/timeline/marks";
import { createDatabase, type Database } from "@/lib/server/store/database";
import { migrateDatabase } from "@/lib/server/store/database-migrations";
import { engines, makeTestDatabase, type TestDatabase } from "@/lib/server/store/engines.stage";
import { startWriter } from "@/lib/server/store/killed-writer.stage";
import { areAllAsked, countKills } from "@/lib/server/store/kills.stage";
import { type fillElsewhere, fillRight, openFilling, sayUntil } from "./fill-process.stage";
import { timeZone } from "./hours.stage";

const source = `import { fillElsewhere } from "@/lib/server/ledger/fill-process.stage";
  await fillElsewhere(JSON.parse(process.argv[1]));`;

const mostKills = countKills(20);
/** After so long nobody is killed any more; a slow machine has made this many kills by then. */
const killingMs = areAllAsked() ? 1_200_000 : 90_000;
const leastKills = areAllAsked() ? mostKills : 12;
const nowMs = instantOf("2026-11-21T14:00:00Z");
const holdMs = 2_000;
const hour = 3_600_000;

describe.each(engines)("on %s", (engine) => {
  let place: TestDatabase;
  let database: Database;

  beforeEach(async () => {
    place = await makeTestDatabase(engine);
    database = createDatabase(place.url);
    await migrateDatabase(database);
    const lease = { ...fillRight, slot: 0, holder: "stage", expires_at: 0, called_at: 0 };
    await database.kysely.insertInto("token_lease").values(lease).execute();
  });

  afterEach(async () => {
    await database.close();
    await place.remove();
  });

  test(`of up to ${mostKills} processes killed while they ask for hours and keep gains, two at once, no answer is lost or asked twice`, {
    timeout: 1_500_000,
  }, async () => {
    const operation = randomUUID();
    const days: Day[] = [];
    const plan = async (count: number) => {
      for (let more = 0; more < count; more += 1) {
        const day = shiftDay("2020-02-05", days.length);
        days.push(day);
        await lookAndBegin(operation, day);
      }
    };
    await plan(6);
    const order: Parameters<typeof fillElsewhere>[0] = { url: place.url, operation, nowMs, holdMs };
    const start = () => startWriter(source, order);
    const acknowledged: string[] = [];
    const begun = performance.now();
    let kills = 0;
    let pair = [start(), start()];
    while (pair.length > 0) {
      kills += pair.length;
      const isLast = kills >= mostKills || performance.now() - begun > killingMs;
      const next = isLast ? [] : [start(), start()];
      // Each pair leaves two days that are held by nobody for a while.
      await plan(3);
      acknowledged.push(...(await Promise.all(pair.map((writer) => writer.writeThenDie()))).flat());
      pair = next;
    }
    await new Promise((resolve) => setTimeout(resolve, holdMs + 200));
    // What is left, by one that lives on.
    const survivor = openFilling(database, { operation, nowMs, holdMs });
    await survivor.book.syncNow();
    await survivor.hours.run();
    await survivor.gains.keep(nowMs, "2020-01-01");
    expect([survivor.faults, await survivor.fills.listRunning()]).toEqual([[], []]);
    expect(kills).toBeGreaterThanOrEqual(leastKills);
    expect(acknowledged.length).toBeGreaterThan(kills / 2);

    const rows = await database.kysely
      .selectFrom("answer")
      .select(["window_from", "window_to"])
      .where("operation", "=", operation)
      .execute();
    const counted = new Map<string, number>();
    for (const { window_from: from, window_to: to } of rows)
      counted.set(`${from}/${to}`, (counted.get(`${from}/${to}`) ?? 0) + 1);
    expect(acknowledged.filter((window) => !counted.has(window))).toEqual([]);
    const twice = [...counted].filter(([window, count]) => !window.endsWith("23:59:59") && count > 1);
    expect(twice).toEqual([]);
    const { gains, kept } = openFilling(database, { operation, nowMs, holdMs });
    for (const day of days) {
      const { gains: told } = await gains.load(day);
      expect([day, told.looks.length]).toEqual([day, 24]);
      let known = 0;
      for (const [look, atMs] of told.looks.entries()) {
        known += sumColumn(gainsOfLook(told, look));
        expect([day, look, known]).toEqual([day, look, sumColumn(sayUntil(day, atMs))]);
      }
      const stored = await kept.load(day);
      expect([day, stored && sumColumn(stored.gains.columns)]).toEqual([day, known]);
    }
  });

  /** A day of which two looks and the whole are known, and whose other hours are to be asked for. */
  async function lookAndBegin(operation: string, day: Day): Promise<void> {
    const { store, fills } = openFilling(database, { operation, nowMs, holdMs });
    const begins = firstInstantOf(windowOfDay(day).from, timeZone);
    const looks = [9, 10, 24].map((at) => begins + at * hour);
    for (const askedAtMs of looks) {
      const columns: AnswerColumns = sayUntil(day, askedAtMs);
      const times = { askedAtMs, witnessedAtMs: askedAtMs, answeredAtMs: askedAtMs };
      const said = { outcome: "rows" as const, columns, warnings: [] };
      await store.append({ window: windowOfDay(day), ...times, ...said }, fillRight);
    }
    const marks = chooseMarks(day, { timeZone, step: 3600, looks });
    await fills.begin(day, { marks, knownBefore: 0 });
  }
});
