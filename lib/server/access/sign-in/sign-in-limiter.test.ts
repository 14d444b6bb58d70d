import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { isProblem } from "@/lib/report/answers/problem";
import { engines } from "@/lib/server/store/engines.stage";
import { type DoorStage, openStage } from "../auth-door.stage";
import { createSignInLimiter, normaliseEmail, type SignInLimiter, signInLimits } from "./sign-in-limiter";

const email = "admin@auxboard.example";
const start = Date.parse("2026-11-22T15:00:00Z");
const { windowMs } = signInLimits;

describe.each(engines)("the limiter on %s", (engine) => {
  let stage: DoorStage;
  let now: number;
  let limiter: SignInLimiter;

  beforeAll(async () => {
    stage = await openStage({ engine });
  });

  afterAll(() => stage.close());

  beforeEach(async () => {
    await stage.database.kysely.deleteFrom("sign_in_attempt").execute();
    await stage.database.kysely.deleteFrom("sign_in_place").execute();
    now = start;
    limiter = createLimiter();
  });

  function createLimiter(secret = stage.secret): SignInLimiter {
    return createSignInLimiter({ database: stage.database, secret, now: () => now });
  }

  type Try = { email?: string; address?: string; device?: string | null };

  function admit(attempt: Try = {}) {
    return limiter.admit({ email, address: "192.0.2.1", device: null, ...attempt });
  }

  /** Zero where the attempt is let through, else the seconds that it must wait. */
  async function waitOf(attempt: Try = {}): Promise<number> {
    try {
      await admit(attempt);
      return 0;
    } catch (error) {
      if (!isProblem(error) || error.code !== "rate-limited") throw error;
      return error.retryAfterSeconds ?? Number.NaN;
    }
  }

  async function fail(times: number, attempt: Try = {}): Promise<void> {
    for (let i = 0; i < times; i++) expect(await waitOf(attempt)).toBe(0);
  }

  async function succeed(attempt: Try = {}): Promise<void> {
    await (await admit(attempt)).succeed();
  }

  const addressOf = (index: number) => `198.51.100.${index}`;

  test("the limits are eight an account, thirty an address, eight a known place in a quarter of an hour", () => {
    expect(signInLimits).toMatchObject({ account: 8, address: 30, known: 8, windowMs: 900_000 });
  });

  describe("an account", () => {
    test("may fail eight times in a quarter of an hour, from wherever", async () => {
      for (let i = 0; i < signInLimits.account; i++) await fail(1, { address: addressOf(i) });
      expect(await waitOf({ address: addressOf(99) })).toBe(900);
    });

    test.each(["ADMIN@auxboard.example", " admin@auxboard.example ", "Admin@AUXBOARD.example"])(
      "is the same account as %j",
      async (spelling) => {
        await fail(signInLimits.account);
        expect(await waitOf({ email: spelling })).toBeGreaterThan(0);
      },
    );

    test("is counted apart from others", async () => {
      await fail(signInLimits.account);
      expect(await waitOf({ email: "other@auxboard.example" })).toBe(0);
    });

    test("says how long to wait, to the second, and lets go then", async () => {
      await fail(signInLimits.account);
      now += windowMs - 1500;
      expect(await waitOf()).toBe(2);
      now += 1499;
      expect(await waitOf()).toBe(1);
      now += 1;
      await fail(signInLimits.account);
      expect(await waitOf()).toBe(900);
    });

    test("waits no longer for trying on", async () => {
      await fail(signInLimits.account);
      for (let i = 0; i < 20; i++) await waitOf();
      now += windowMs;
      expect(await waitOf()).toBe(0);
    });

    test("is not counted for what was right", async () => {
      for (let i = 0; i < 3 * signInLimits.account; i++) await succeed({ address: addressOf(i) });
      await fail(signInLimits.account);
      expect(await waitOf()).toBeGreaterThan(0);
    });

    test("is not relieved by a password that turns out right after the window it was given in", async () => {
      const slow = await admit();
      now += windowMs;
      await fail(signInLimits.account);
      await slow.succeed();
      expect(await waitOf({ address: addressOf(1) })).toBe(900);
    });

    test("is not cleared by a right password: what failed before still counts", async () => {
      await fail(signInLimits.account - 1);
      await succeed();
      await fail(1, { address: addressOf(1) });
      expect(await waitOf({ address: addressOf(2) })).toBeGreaterThan(0);
    });

    test("lets eight of a hundred at once through", async () => {
      const waits = await Promise.all(
        Array.from({ length: 100 }, (_, index) => waitOf({ address: addressOf(index) })),
      );
      expect(waits.filter((wait) => wait === 0)).toHaveLength(signInLimits.account);
    });
  });

  describe("an address", () => {
    const strangers = (count: number) =>
      Array.from({ length: count }, (_, i) => `agent-${i}@auxboard.example`);

    test("may fail thirty times, over however many accounts", async () => {
      const waits: number[] = [];
      for (const name of strangers(100)) waits.push(await waitOf({ email: name }));
      expect(waits.filter((wait) => wait === 0)).toHaveLength(signInLimits.address);
      expect(waits.at(-1)).toBe(900);
    });

    test("that is refused spends no account's attempts", async () => {
      for (const name of strangers(signInLimits.address)) await fail(1, { email: name });
      for (let i = 0; i < 20; i++) expect(await waitOf()).toBeGreaterThan(0);
      await fail(signInLimits.account, { address: addressOf(1) });
    });

    test("is not counted for what was right, so that a whole floor may sign in behind one router", async () => {
      for (const name of strangers(3 * signInLimits.address)) await succeed({ email: name });
      expect(await waitOf()).toBe(0);
    });

    test("of IPv6 is its subscriber's whole network", async () => {
      for (const [index, name] of strangers(signInLimits.address).entries())
        await fail(1, { email: name, address: `2001:db8:1:2::${index.toString(16)}` });
      expect(await waitOf({ address: "2001:db8:1:2:ffff:ffff:ffff:ffff" })).toBeGreaterThan(0);
      expect(await waitOf({ address: "2001:db8:1:3::1" })).toBe(0);
    });
  });

  describe("the owner, while somebody guesses at the account from everywhere", () => {
    const attack = async () => {
      for (let i = 0; i < 40; i++) await waitOf({ address: addressOf(i) });
      expect(await waitOf({ address: addressOf(40) })).toBeGreaterThan(0);
    };

    test("comes in with a browser that has been here before, from an address that has not", async () => {
      await attack();
      await succeed({ address: "203.0.113.5", device: "the owner's" });
    });

    test("comes in from an address that has been here before, with a new browser", async () => {
      await succeed({ address: "203.0.113.5" });
      await attack();
      await succeed({ address: "203.0.113.5" });
    });

    test("comes in from an address near the one that has been here before, where it is IPv6", async () => {
      await succeed({ address: "2001:db8:1:2::5" });
      await attack();
      await succeed({ address: "2001:db8:1:2:aaaa::6" });
    });

    test("waits like anybody with a new browser from a new address", async () => {
      await succeed({ address: "203.0.113.5" });
      await attack();
      expect(await waitOf({ address: "203.0.113.6" })).toBeGreaterThan(0);
    });

    test("is not let in by an address that knows another account", async () => {
      await succeed({ address: "203.0.113.5", email: "other@auxboard.example" });
      await attack();
      expect(await waitOf({ address: "203.0.113.5" })).toBeGreaterThan(0);
    });

    test("has an address remembered for ninety days, counted from the last visit", async () => {
      await succeed({ address: "203.0.113.5" });
      now += signInLimits.placeMemoryMs - 1;
      await succeed({ address: "203.0.113.5" });
      now += signInLimits.placeMemoryMs - 1;
      await attack();
      expect(await waitOf({ address: "203.0.113.5" })).toBe(0);
      now += windowMs + 2;
      await attack();
      expect(await waitOf({ address: "203.0.113.5" })).toBeGreaterThan(0);
    });
  });

  describe("a place that is known to the account", () => {
    test("has limits too: a stolen browser may fail eight times", async () => {
      await fail(signInLimits.known, { device: "stolen" });
      expect(await waitOf({ device: "stolen" })).toBe(900);
      expect(await waitOf({ device: "stolen", address: addressOf(1) })).toBe(900);
      expect(await waitOf({ device: "the owner's" })).toBe(0);
    });

    test("has limits too: a known address may fail eight times, without spending what strangers have", async () => {
      await succeed();
      await fail(signInLimits.known);
      expect(await waitOf()).toBe(900);
      await fail(signInLimits.account, { address: addressOf(1) });
    });

    test("is held up with its address, where that guesses at everybody, unless the browser is known", async () => {
      await succeed();
      for (let i = 0; i < signInLimits.address; i++) await fail(1, { email: `agent-${i}@auxboard.example` });
      expect(await waitOf()).toBe(900);
      expect(await waitOf({ device: "the owner's" })).toBe(0);
    });

    test("is worth nothing at another account", async () => {
      await fail(signInLimits.known, { device: "one" });
      expect(await waitOf({ device: "one", email: "other@auxboard.example" })).toBe(0);
    });
  });

  describe("what is counted", () => {
    test("is still counted after a restart", async () => {
      await fail(signInLimits.account);
      const again = await openStage({ databaseUrl: stage.databaseUrl });
      limiter = createSignInLimiter({ database: again.database, secret: again.secret, now: () => now });
      expect(await waitOf({ address: addressOf(1) })).toBe(900);
      await again.close();
    });

    test("is counted together by two processes on one file", async () => {
      const other = await openStage({ databaseUrl: stage.databaseUrl });
      const limiters = [
        limiter,
        createSignInLimiter({ database: other.database, secret: other.secret, now: () => now }),
      ];
      for (let i = 0; i < signInLimits.account; i++) {
        limiter = limiters[i % 2] ?? limiter;
        await fail(1, { address: addressOf(i) });
      }
      for (const each of limiters) {
        limiter = each;
        expect(await waitOf({ address: addressOf(99) })).toBe(900);
      }
      await other.close();
    });

    test("locks nobody out longer when the clock is set back", async () => {
      await fail(signInLimits.account);
      now -= 60 * 60_000;
      expect(await waitOf()).toBe(0);
    });

    test("is forgotten after its window, so that the table does not grow", async () => {
      for (let i = 0; i < 10; i++) await fail(1, { email: `agent-${i}@auxboard.example` });
      now += windowMs;
      await succeed();
      const { kysely } = stage.database;
      expect(await kysely.selectFrom("sign_in_attempt").select("failures").execute()).toEqual([
        { failures: 0 },
        { failures: 0 },
      ]);
    });

    test("holds neither e-mail nor address in a form that anybody can read", async () => {
      await succeed({ device: "the owner's" });
      await fail(1);
      const { kysely } = stage.database;
      const tables = [
        await kysely.selectFrom("sign_in_attempt").selectAll().execute(),
        await kysely.selectFrom("sign_in_place").selectAll().execute(),
      ];
      const text = JSON.stringify(tables);
      expect(text).not.toMatch(/admin|auxboard|192\.0|owner/);
      limiter = createLimiter("another secret, 32 characters long");
      await fail(signInLimits.account);
    });
  });

  describe("normaliseEmail", () => {
    test("gives one form to what names one account", () => {
      const forms = ["Jos\u00e9@x.example", "jose\u0301@X.EXAMPLE ", "\tJOS\u00c9@x.example"].map(
        normaliseEmail,
      );
      expect(new Set(forms).size).toBe(1);
    });
  });
});
