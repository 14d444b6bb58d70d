import { type SqlBool, sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Ledger, openLedger } from "@/lib/server/ledger/ledger.stage";
import { engines } from "@/lib/server/store/engines.stage";
import { isFenceInForce } from "./fence.stage";
import { buildTokenKey, createTokenLeases } from "./token-lease";

const startMs = Date.parse("2026-11-22T15:00:00Z");

describe.each(engines)("the lease of a token on %s", (engine) => {
  let ledger: Ledger;
  const leasesFor = (concurrency = 1, token = "t") =>
    createTokenLeases({ kysely: ledger.kysely, token, concurrency, clock: ledger.clock });
  const goTo = (seconds: number) => ledger.setClock(startMs + seconds * 1000);
  const rows = () => ledger.kysely.selectFrom("token_lease").selectAll().orderBy("slot").execute();

  beforeEach(async () => {
    ledger = await openLedger(engine);
    await goTo(0);
  });

  afterEach(() => ledger.close());

  test("is one holder's until released, and every taking has a higher fence", async () => {
    const leases = leasesFor();
    expect(await leases.take("a/1")).toEqual({ slot: 0, fence: 2, holder: "a/1" });
    expect(await leases.take("b/1")).toBeNull();
    await leases.release("a/1", true);
    expect(await leases.take("b/1")).toEqual({ slot: 0, fence: 4, holder: "b/1" });
  });

  test("is left for 75 s from the call's start, not from when it was taken", async () => {
    const leases = leasesFor();
    const lease = await leases.take("a/1");
    await goTo(30);
    expect(lease && (await leases.renew(lease))).toBe(true);
    await goTo(104.999);
    expect(await leases.take("b/1")).toBeNull();
    await goTo(105);
    expect(await leases.take("b/1")).toMatchObject({ fence: 4 });
    expect(lease && (await leases.renew(lease))).toBe(false);
  });

  test("is nobody's business but the holder's: an old turn cannot release a new one", async () => {
    const leases = leasesFor();
    await leases.take("a/1");
    await goTo(80);
    await leases.take("a/2");
    await leases.release("a/1", false);
    expect(await leases.take("b/1")).toBeNull();
  });

  test("has as many slots as the configuration says, two at most, whose fences never meet", async () => {
    const leases = leasesFor(2);
    const taken = [await leases.take("a/1"), await leases.take("b/1"), await leases.take("c/1")];
    expect(taken.map((lease) => lease?.fence)).toEqual([2, 3, undefined]);
    await leases.release("b/1", true);
    expect(await leases.take("c/1")).toEqual({ slot: 1, fence: 5, holder: "c/1" });
    expect(() => leasesFor(3)).toThrow(RangeError);
  });

  test("is the token's own", async () => {
    await leasesFor(1, "one").take("a/1");
    expect(await leasesFor(1, "other").take("a/2")).toMatchObject({ fence: 2 });
  });

  test("is not taken where a further condition fails", async () => {
    expect(await leasesFor().take("a/1", sql<SqlBool>`1 = 0`)).toBeNull();
    expect(await rows()).toEqual([]);
  });

  test("is taken by one alone of many that try at once", async () => {
    const leases = leasesFor();
    const tries = await Promise.all(Array.from({ length: 20 }, (_, index) => leases.take(`h/${index}`)));
    expect(tries.filter(Boolean)).toHaveLength(1);
  });

  test("bears the stamp of the call that was sent, then of its end", async () => {
    const leases = leasesFor();
    const lease = await leases.take("a/1");
    await leases.release("a/1", false);
    expect(await rows()).toMatchObject([{ called_at: 0, expires_at: 0 }]);
    const next = (await leases.take("a/2")) ?? lease;
    await goTo(5);
    if (next) await leases.renew(next);
    expect(await rows()).toMatchObject([{ called_at: startMs + 5_000, expires_at: startMs + 80_000 }]);
    await goTo(9);
    await leases.release("a/2", true);
    expect(await rows()).toMatchObject([{ called_at: startMs + 9_000, expires_at: 0 }]);
  });

  test("does not last longer because the database's clock was set back", async () => {
    const leases = leasesFor();
    await leases.take("a/1");
    await goTo(-3600);
    await leases.repair();
    await goTo(-3600 + 74.999);
    expect(await leases.take("b/1")).toBeNull();
    await goTo(-3600 + 75);
    expect(await leases.take("b/1")).not.toBeNull();
  });

  test("goes by the engine's own clock where none is given", async () => {
    const leases = createTokenLeases({ kysely: ledger.kysely, token: "t", concurrency: 1 });
    await leases.take("a/1");
    const [lease] = await rows();
    expect(Math.abs((lease?.expires_at ?? 0) - Date.now() - 75_000)).toBeLessThan(5_000);
  });

  describe("lets an answer in while its fence is in force, and refuses it after", () => {
    /** One failure row stands for an answer: what matters is the condition of the INSERT. */
    async function store(token: string, fence: number): Promise<number> {
      const { numAffectedRows } = await sql`
        INSERT INTO app_note (fence) SELECT ${fence} WHERE ${isFenceInForce(ledger.kysely, token, fence)}
      `.execute(ledger.kysely);
      return Number(numAffectedRows);
    }

    beforeEach(async () => {
      await sql`CREATE TABLE app_note (fence BIGINT NOT NULL)`.execute(ledger.kysely);
    });

    test("whether released or run out, until somebody else has taken the slot", async () => {
      const leases = leasesFor();
      await leases.take("a/1");
      expect(await store("t", 2)).toBe(1);
      await leases.release("a/1", true);
      expect(await store("t", 2)).toBe(1);
      await leases.take("b/1");
      expect([await store("t", 2), await store("t", 4), await store("t", 6), await store("u", 4)]).toEqual([
        0, 1, 0, 0,
      ]);
    });

    test("of either slot", async () => {
      const leases = leasesFor(2);
      await leases.take("a/1");
      await leases.take("b/1");
      expect([await store("t", 2), await store("t", 3)]).toEqual([1, 1]);
      await leases.release("b/1", true);
      await leases.take("a/2");
      expect([await store("t", 2), await store("t", 3)]).toEqual([1, 0]);
      await leases.release("a/2", true);
    });
  });
});

describe("buildTokenKey", () => {
  test("tells servers and tokens apart and shows neither", () => {
    const key = buildTokenKey("https://wv0010.wolkvox.com", "secret");
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(buildTokenKey("https://wv0010.wolkvox.com/", "secret")).toBe(key);
    expect(buildTokenKey("https://wv0011.wolkvox.com", "secret")).not.toBe(key);
    expect(buildTokenKey("https://wv0010.wolkvox.com", "Secret")).not.toBe(key);
  });
});
