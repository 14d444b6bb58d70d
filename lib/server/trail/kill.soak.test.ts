import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createDatabase } from "@/lib/server/store/database";
import { migrateDatabase } from "@/lib/server/store/database-migrations";
import { engines, makeTestDatabase, type TestDatabase } from "@/lib/server/store/engines.stage";
import { countKills } from "@/lib/server/store/kills.stage";
import { checkTrail } from "./trail.stage";
import { startTrailWriter } from "./trail-writer.stage";

const rounds = countKills(50);

describe.each(engines)("on %s", (engine) => {
  let place: TestDatabase;

  beforeEach(async () => {
    place = await makeTestDatabase(engine);
    const database = createDatabase(place.url);
    await migrateDatabase(database);
    await database.close();
  });

  afterEach(() => place.remove());

  test(`of ${rounds} processes killed while they append, every acknowledged entry is there, and the chain is whole`, {
    timeout: 600_000,
  }, async () => {
    const start = (round: number) =>
      startTrailWriter({ url: place.url, name: `round-${round}`, writers: 3, each: null });
    const acknowledged: string[] = [];
    let writer = start(1);
    for (let round = 1; round <= rounds; round += 1) {
      const next = round < rounds ? start(round + 1) : writer;
      acknowledged.push(...(await writer.writeThenDie()));
      writer = next;
    }
    const database = createDatabase(place.url);
    const rows = await database.kysely.selectFrom("trail_entry").select(["seq", "detail"]).execute();
    const kept = new Set(rows.map(({ seq, detail }) => `${seq} ${JSON.parse(detail).by}`));
    expect(acknowledged.length).toBeGreaterThanOrEqual(rounds);
    expect(acknowledged.filter((line) => !kept.has(line))).toEqual([]);
    expect(await checkTrail(database)).toEqual({ entries: rows.length, fault: null });
    await database.close();
  });
});
