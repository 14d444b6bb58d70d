import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import type { CallPurpose } from "./call-request";
import { createLeaseWait, type LeaseWaitOptions } from "./lease-wait";
import type { Lease } from "./token-lease";

const away = new Error("The database is away.");

type Try = "lease" | "none" | "fault";

/** Leases that come as the tries say, the last one for ever; a clock that sleep alone moves. */
function open(tries: readonly Try[], options: Partial<LeaseWaitOptions> = {}) {
  const clock = { ms: 100_000 };
  const said: string[] = [];
  const slept: number[] = [];
  const unsure: unknown[] = [];
  let taken = 0;
  const wait = createLeaseWait({
    ...{ token: "t", clock: sql<number>`0`, pauseMs: 1_000, random: () => 1 },
    monotonicNow: () => clock.ms,
    nextHolder: () => `one/${taken + 1}`,
    onUnsure: (holder, error) => unsure.push([holder, error]),
    async sleep(ms) {
      slept.push(ms);
      clock.ms += ms;
    },
    leases: {
      async take(holder): Promise<Lease | null> {
        const next = tries[Math.min(taken, tries.length - 1)];
        taken += 1;
        if (next === "fault") throw away;
        return next === "lease" ? { slot: 0, fence: 2, holder } : null;
      },
      repair: async () => void said.push("repair"),
      renew: async () => true,
      release: async () => {},
    },
    tickets: {
      refresh: async (priority) => void said.push(`refresh ${priority}`),
      drop: async () => void said.push("drop"),
      isFirst: () => sql`1 = 1`,
    },
    ...options,
  });
  return { ...wait, clock, said, slept, unsure, count: () => taken };
}

/** Wanted for so many looks, and then no more. */
function wantedFor(looks: number, purpose: CallPurpose = "reader") {
  let seen = 0;
  return () => (seen++ < looks ? purpose : null);
}

const always = () => "reader" as const;

describe("the wait for a lease", () => {
  test("is over at once where one is free, and nobody is told of it", async () => {
    const { wait, said, slept } = open(["lease"]);
    expect(await wait(always)).toEqual({ slot: 0, fence: 2, holder: "one/1" });
    expect([said, slept]).toEqual([[], []]);
  });

  test("does not begin where nobody wants one", async () => {
    const { wait, count } = open(["lease"]);
    expect([await wait(() => null), count()]).toEqual([null, 0]);
  });

  test("tries in growing steps, a quarter of a second at most, under a new name each time", async () => {
    const { wait, slept } = open([...new Array<Try>(6).fill("none"), "lease"]);
    expect(await wait(always)).toMatchObject({ holder: "one/7" });
    expect(slept).toEqual([20, 40, 80, 160, 250, 250]);
  });

  test("is shorter by chance, by half at most, so that processes do not try in step", async () => {
    const { wait, slept } = open(["none", "none", "lease"], { random: () => 0 });
    await wait(always);
    expect(slept).toEqual([10, 20]);
  });

  test("stops when nobody wants the lease any more, and gives the place in the queue up", async () => {
    const { wait, said, count } = open(["none"]);
    expect(await wait(wantedFor(3))).toBeNull();
    expect(count()).toBe(3);
    expect(said).toEqual(["refresh reader", "repair", "drop"]);
  });

  test("keeps its place by a ticket a second, and by a new one when its priority changes", async () => {
    const { wait, said } = open(["none"]);
    await wait(wantedFor(7));
    expect(said).toEqual(["refresh reader", "repair", "drop"]);
    const longer = open(["none"]);
    await longer.wait(wantedFor(8));
    expect(longer.said).toEqual(["refresh reader", "repair", "refresh reader", "repair", "drop"]);
    const changing = open(["none"]);
    const purposes: (CallPurpose | null)[] = ["background", "reader", "reader", null];
    await changing.wait(() => purposes.shift() ?? null);
    expect(changing.said).toEqual(["refresh background", "repair", "refresh reader", "repair", "drop"]);
  });

  test("gets a lease although the place could not be given up", async () => {
    const tickets = {
      refresh: async () => {},
      drop: () => Promise.reject(away),
      isFirst: () => sql<boolean>`1 = 1`,
    };
    const { wait } = open(["none", "lease"], { tickets });
    expect(await wait(always)).not.toBeNull();
  });
});

describe("where the database fails", () => {
  test("the wait goes on, and the turn that may have been taken is told", async () => {
    const { wait, unsure } = open(["fault", "none", "lease"]);
    expect(await wait(always)).toMatchObject({ holder: "one/3" });
    expect(unsure).toEqual([["one/1", away]]);
  });

  test("it fails with the database after five seconds of nothing else, and gives the place up", async () => {
    const { wait, clock, said } = open(["none", "fault"]);
    await expect(wait(always)).rejects.toBe(away);
    expect(clock.ms - 100_000).toBeGreaterThanOrEqual(5_000);
    expect(clock.ms - 100_000).toBeLessThan(5_500);
    expect(said.at(-1)).toBe("drop");
  });

  test("the five seconds begin anew with every answer of the database", async () => {
    const tries = new Array<Try>(30).fill("fault");
    const { wait } = open([...tries.slice(0, 20), "none", ...tries.slice(0, 20), "lease"]);
    expect(await wait(always)).not.toBeNull();
  });
});

describe("after a call of this process", () => {
  const looks = (purpose: CallPurpose) => () => purpose;

  test("background work rests for the pause before it tries", async () => {
    const { wait, noteEnd, slept, clock } = open(["none", "lease"]);
    noteEnd();
    clock.ms += 400;
    await wait(looks("background"));
    expect(slept).toEqual([600, 20]);
  });

  test("of any process, background work takes no lease within the pause, and a reader may", async () => {
    const first = sql<boolean>`1 = 1`;
    const conditions: unknown[] = [];
    const tickets = { refresh: async () => {}, drop: async () => {}, isFirst: () => first };
    const leases = {
      async take(holder: string, mayTake?: unknown): Promise<Lease> {
        conditions.push(mayTake);
        return { slot: 0, fence: 2, holder };
      },
      repair: async () => {},
      renew: async () => true,
      release: async () => {},
    };
    const { wait } = open([], { tickets, leases });
    await wait(looks("reader"));
    await wait(looks("background"));
    expect([conditions[0] === first, conditions[1] === first]).toEqual([true, false]);
  });

  test("a reader does not rest", async () => {
    const { wait, noteEnd, slept } = open(["lease"]);
    noteEnd();
    await wait(looks("reader"));
    expect(slept).toEqual([]);
  });

  test("background work does not rest once the pause is over", async () => {
    const { wait, noteEnd, slept, clock } = open(["lease"]);
    noteEnd();
    clock.ms += 1_000;
    await wait(looks("background"));
    expect(slept).toEqual([]);
  });
});

test("a wait that is woken tries again at once", async () => {
  const { wait, wake, count } = open(["none", "lease"], {
    sleep: (_, signal) => new Promise((resolve) => signal.addEventListener("abort", () => resolve())),
  });
  const waiting = wait(always);
  await new Promise((resolve) => setImmediate(resolve));
  wake();
  expect([await waiting, count()]).toMatchObject([{ holder: "one/2" }, 2]);
});
