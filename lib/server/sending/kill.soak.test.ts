import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createDatabase } from "@/lib/server/store/database";
import { migrateDatabase } from "@/lib/server/store/database-migrations";
import { engines, makeTestDatabase, type TestDatabase } from "@/lib/server/store/engines.stage";
import { startWriter } from "@/lib/server/store/killed-writer.stage";
import { areAllAsked, countKills } from "@/lib/server/store/kills.stage";
import { openMailSink } from "./mail-sink.stage";
import type { sendElsewhere } from "./sender-process.stage";
import { openSending } from "./sending.stage";

const source = `import { sendElsewhere } from "@/lib/server/sending/sender-process.stage";
  await sendElsewhere(JSON.parse(process.argv[1]));`;

const mostKills = countKills(40);
/** After so long nobody is killed any more; a slow machine has made this many kills by then. */
const killingMs = areAllAsked() ? 1_200_000 : 90_000;
const leastKills = areAllAsked() ? mostKills : 20;
const each = 10;
const dayMs = 24 * 3_600_000;

describe.each(engines)("on %s", (engine) => {
  let place: TestDatabase;

  beforeEach(async () => {
    place = await makeTestDatabase(engine);
  });

  afterEach(() => place.remove());

  test(`of up to ${mostKills} processes killed while they send, two at once, no period is lost or sent twice`, {
    timeout: 1_500_000,
  }, async () => {
    const sink = await openMailSink();
    const database = createDatabase(place.url);
    await migrateDatabase(database);
    let shiftMs = 0;
    const now = async () => shiftMs + Math.floor(performance.timeOrigin + performance.now());
    const { createRunner, plan, faults } = openSending(database, { now, leaseMs: 2_000 });
    for (let turn = 0; turn < each; turn += 1) await plan({ name: `${turn}` });
    shiftMs = 2 * dayMs;
    const start = () => {
      const order: Parameters<typeof sendElsewhere>[0] = {
        ...{ url: place.url, smtpUrl: sink.url, nowMs: shiftMs, leaseMs: 2_000 },
      };
      return startWriter(source, order);
    };
    const acknowledged: string[] = [];
    const begun = performance.now();
    let kills = 0;
    let pair = [start(), start()];
    while (pair.length > 0) {
      kills += pair.length;
      const isLast = kills >= mostKills || performance.now() - begun > killingMs;
      const next = isLast ? [] : [start(), start()];
      // More becomes due, so that there is something to send in every round.
      shiftMs += dayMs;
      acknowledged.push(...(await Promise.all(pair.map((writer) => writer.writeThenDie()))).flat());
      pair = next;
    }
    // What is left, by one that lives on; after the last lease has ended.
    await new Promise((resolve) => setTimeout(resolve, 200));
    shiftMs += 2 * 3_600_000;
    await createRunner({
      send: async () => {
        left += 1;
        return [];
      },
    }).run();
    const runs = await database.kysely.selectFrom("schedule_run").selectAll().execute();
    await database.close();
    await sink.close();
    const counted = new Map<string, number>();
    for (const { messageId = "" } of sink.mails) counted.set(messageId, (counted.get(messageId) ?? 0) + 1);
    const arrived = ({ schedule_id, period }: { schedule_id: string; period: string }) =>
      counted.get(`<${schedule_id}.${period}@example.com>`) ?? 0;
    expect(faults).toEqual([]);
    expect([...counted.values()].filter((count) => count > 1)).toEqual([]);
    expect(kills).toBeGreaterThanOrEqual(leastKills);
    expect(sink.mails.length).toBeGreaterThan(kills / 2);
    expect(runs.filter(({ state }) => !["sent", "unsure"].includes(state))).toEqual([]);
    const sentHere = runs.filter((run) => run.state === "sent" && arrived(run) === 0);
    expect(sentHere).toHaveLength(left);
    const kept = new Set(runs.map(({ schedule_id, period }) => `${schedule_id} ${period}`));
    expect(acknowledged.filter((line) => !kept.has(line))).toEqual([]);
  });

  let left = 0;
  beforeEach(() => {
    left = 0;
  });
});
