import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { formatAccountTime, formatFlag } from "@/lib/server/access/account-values";
import { hashSecret } from "@/lib/server/access/bearer-secret";
import type { Viewer } from "@/lib/server/access/session";
import { createDatabase, type Database } from "@/lib/server/store/database";
import { migrateDatabase } from "@/lib/server/store/database-migrations";
import { engines, makeTestDatabase, type TestDatabase } from "@/lib/server/store/engines.stage";
import { startWriter } from "@/lib/server/store/killed-writer.stage";
import { countKills } from "@/lib/server/store/kills.stage";
import { openShares, type shareElsewhere } from "./share-process.stage";
import type { Shares } from "./shares";

const source = `import { shareElsewhere } from "@/lib/server/grants/share-process.stage";
  await shareElsewhere(JSON.parse(process.argv[1]));`;

const kills = countKills(30);

describe.each(engines)("on %s", (engine) => {
  let place: TestDatabase;
  let database: Database;

  beforeEach(async () => {
    place = await makeTestDatabase(engine);
    database = createDatabase(place.url);
    await migrateDatabase(database);
  });

  afterEach(async () => {
    await database.close();
    await place.remove();
  });

  test(`of ${kills} processes killed while they share, open and revoke links, what was acknowledged holds`, {
    timeout: 600_000,
  }, async () => {
    const makers = await Promise.all(Array.from({ length: kills }, (_, at) => addMaker(`maker-${at}`)));
    const shares = openShares(database);
    await shares.allow(await addMaker("boss", "administrator"), true);
    const start = (maker: Viewer | undefined) => {
      if (!maker) throw new Error("There is a maker for each process.");
      const order: Parameters<typeof shareElsewhere>[0] = { url: place.url, maker };
      return startWriter(source, order);
    };
    let writer = start(makers[0]);
    for (let round = 1; round <= kills; round += 1) {
      const next = round < kills ? start(makers[round]) : null;
      await check(shares, await writer.writeThenDie());
      if (next) writer = next;
    }
  });

  // What the process was at when it was killed may be done, or not.
  async function check(shares: Shares, lines: readonly string[]): Promise<void> {
    const said = lines.map((line) => line.split(" "));
    const secretsOf = (doing: string) =>
      new Set(said.flatMap(([done, secret = ""]) => (done === doing ? [secret] : [])));
    const [made, opened, revoked] = [secretsOf("made"), secretsOf("opened"), secretsOf("revoked")];
    const last = [...made].at(-1);
    for (const secret of made) {
      const state = await shares.open(secret).then(
        () => "open",
        ({ code }) => code,
      );
      if (revoked.has(secret)) expect(state).toBe("gone");
      else if (secret !== last) expect(state).toBe("open");
      else expect(["open", "gone"]).toContain(state);
      const { uses, times } = await countOpenings(secret);
      expect(uses).toBeGreaterThanOrEqual(times);
      if (opened.has(secret)) expect([uses, times]).toEqual([1, 1]);
      else expect(uses).toBeLessThanOrEqual(1);
    }
  }

  async function countOpenings(secret: string): Promise<{ uses: number; times: number }> {
    const { kysely } = database;
    const { id, uses } = await kysely
      .selectFrom("access_grant")
      .select(["id", "uses"])
      .where("hash", "=", hashSecret(secret))
      .executeTakeFirstOrThrow();
    const rows = await kysely
      .selectFrom("share_opening")
      .select("opened_at")
      .where("grant_id", "=", id)
      .execute();
    return { uses: Number(uses), times: rows.length };
  }

  async function addMaker(id: string, role: Viewer["role"] = "supervisor"): Promise<Viewer> {
    const [time, no] = [formatAccountTime(1_795_500_000_000), formatFlag(database, false)];
    const person = { id, email: `${id}@auxboard.example`, name: id, role };
    await database.kysely
      .insertInto("user")
      .values({ ...person, emailVerified: no, banned: no, createdAt: time, updatedAt: time })
      .execute();
    return { ...person, userId: id, scope: { operations: null, teams: null }, rights: [] };
  }
});
