import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Ledger, openLedger } from "@/lib/server/ledger/ledger.stage";
import { engines, openKysely } from "@/lib/server/store/engines.stage";
import { createCallLog } from "./call-log";
import { backgroundShare } from "./call-quota";
import { CallRefusedError } from "./call-refusal";
import type { CallPurpose, CallRequest } from "./call-request";

const window = { from: "2026-11-01T00:00:00", to: "2026-11-01T23:59:59" };

describe.each(engines)("the log of calls on %s", (engine) => {
  let ledger: Ledger;
  let nowMs: number;
  const goTo = (instant: string) => {
    nowMs = Date.parse(instant);
  };
  const createLog = (quota: number | null, operation = "one") =>
    createCallLog({ kysely: ledger.kysely, operation, quota, timeZone: "America/Bogota", now: () => nowMs });
  // Another person each time, where no test names one: nobody meets the bound of a single share.
  let people = 0;
  const ask = (purpose: CallPurpose = "reader", askedBy = `person ${++people}`): CallRequest =>
    purpose === "reader" ? { window, purpose, askedBy } : { window, purpose, askedBy: null };

  /** Of each taker eight; on PostgreSQL held back at the table until all of them stand before it. */
  async function allAtOnce<Result>(take: () => Promise<Result>[]): Promise<PromiseSettledResult<Result>[]> {
    const takeAll = () => Promise.allSettled(Array.from({ length: 8 }, take).flat());
    if (engine === "sqlite") return takeAll();
    const { begun } = await ledger.kysely.transaction().execute(async (transaction) => {
      await sql`LOCK TABLE upstream_call IN SHARE MODE`.execute(transaction);
      const begun = takeAll();
      await vi.waitFor(async () => expect(await countWaiting(transaction)).toBe(24), { timeout: 10_000 });
      return { begun };
    });
    return begun;
  }

  async function countWaiting(kysely: Ledger["kysely"]): Promise<number> {
    const { rows } = await sql<{ waiting: number }>`
      SELECT count(*) AS waiting FROM pg_locks
      WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    `.execute(kysely);
    return rows[0]?.waiting ?? 0;
  }

  async function beginMany(log: ReturnType<typeof createLog>, count: number, purpose?: CallPurpose) {
    for (let call = 0; call < count; call += 1) await log.begin(ask(purpose));
  }

  beforeEach(async () => {
    ledger = await openLedger(engine);
    goTo("2026-11-22T15:00:00Z");
  });

  afterEach(() => ledger.close());

  test("has a call written down before it is sent, and how it ended after", async () => {
    const log = createLog(10);
    const entry = await log.begin(ask("reader", "ana"));
    const asked = { id: 1, askedAtMs: nowMs, window, purpose: "reader", askedBy: "ana", quotation: null };
    expect((await log.loadDay("2026-11-22")).lastCalls).toEqual([
      { ...asked, outcome: "sent", durationMs: null },
    ]);
    await entry.end("rows", 1234.6);
    expect((await log.loadDay("2026-11-22")).lastCalls).toEqual([
      { ...asked, outcome: "rows", durationMs: 1235 },
    ]);
  });

  test("counts every call, whatever came of it, and refuses beyond the quota until the operation's midnight", async () => {
    const log = createLog(2);
    await (await log.begin(ask())).end("upstream-timeout", 65_000);
    await log.begin(ask());
    const refusal = { code: "upstream-quota", retryAfterSeconds: 14 * 3600 };
    await expect(log.begin(ask())).rejects.toMatchObject(refusal);
    expect((await log.loadDay("2026-11-22")).spent).toBe(2);
  });

  test("counts for every process and after a restart, but not for another operation", async () => {
    await beginMany(createLog(2), 2);
    await expect(createLog(2).begin(ask())).rejects.toMatchObject({ code: "upstream-quota" });
    await createLog(2, "two").begin(ask());
  });

  test("is never passed, however many processes and tokens of the operation call at once", async () => {
    const others = [openKysely(ledger.url), openKysely(ledger.url)];
    const logs = [ledger.kysely, ...others].map((kysely) =>
      createCallLog({ kysely, operation: "one", quota: 12, timeZone: "America/Bogota", now: () => nowMs }),
    );
    const race = async (purpose: CallPurpose) => {
      const begun = await allAtOnce(() => logs.map((log) => log.begin(ask(purpose))));
      const refused = begun.filter((one) => one.status === "rejected");
      for (const { reason } of refused) expect(reason).toMatchObject({ code: "upstream-quota" });
      return begun.length - refused.length;
    };
    expect([await race("background"), await race("reader")]).toEqual([9, 3]);
    expect((await createLog(12).loadDay("2026-11-22")).spent).toBe(12);
    await Promise.all(others.map((kysely) => kysely.destroy()));
  });

  test("tells a call whose process ended before it did from one that still runs, and counts both", async () => {
    const log = createLog(10);
    const frozen = await log.begin(ask());
    await log.begin(ask());
    nowMs += 75_000;
    await log.begin(ask());
    expect((await log.loadDay("2026-11-22")).byOutcome).toEqual([{ outcome: "sent", calls: 3 }]);
    nowMs += 1;
    const day = await log.loadDay("2026-11-22");
    expect(day).toMatchObject({ spent: 3, left: 7 });
    expect(day.byOutcome).toEqual([
      { outcome: "lost", calls: 2 },
      { outcome: "sent", calls: 1 },
    ]);
    expect(day.lastCalls.map(({ outcome }) => outcome)).toEqual(["sent", "lost", "lost"]);
    // It was not killed but frozen.
    await frozen.end("rows", 80_000);
    expect((await log.loadDay("2026-11-22")).lastCalls.map(({ outcome }) => outcome)).toEqual([
      ...["sent", "lost", "rows"],
    ]);
  });

  test("does not count a call that was not sent after all", async () => {
    const log = createLog(1);
    await (await log.begin(ask())).withdraw();
    expect((await log.loadDay("2026-11-22")).spent).toBe(0);
    await log.begin(ask());
  });

  test("stops background work at four fifths of the quota, and serves readers on", async () => {
    expect(backgroundShare).toBe(0.8);
    const log = createLog(10);
    await beginMany(log, 4);
    await beginMany(log, 4, "background");
    await expect(log.begin(ask("background"))).rejects.toMatchObject({
      code: "upstream-quota",
      message: "The 8 calls of the day that background work may spend are spent.",
    });
    await beginMany(log, 2);
    await expect(log.begin(ask())).rejects.toMatchObject({ message: "The 10 calls of the day are spent." });
  });

  test("lets one person spend half of what the others leave, until the operation's midnight", async () => {
    const log = createLog(100);
    await beginMany(log, 40, "background");
    for (let call = 0; call < 30; call += 1) await log.begin(ask("reader", "ana"));
    expect(log.refusalOf("ana")).toBeNull();
    const refusal = { code: "rate-limited", retryAfterSeconds: 14 * 3600 };
    await expect(log.begin(ask("reader", "ana"))).rejects.toMatchObject(refusal);
    await expect(log.begin(ask("reader", "ana"))).rejects.toBeInstanceOf(CallRefusedError);
    expect(log.refusalOf("ana")).toMatchObject({ sinceMs: nowMs, retryAtMs: nowMs + 14 * 3_600_000 });
    for (let call = 0; call < 15; call += 1) await log.begin(ask("reader", "luis"));
    await expect(log.begin(ask("reader", "luis"))).rejects.toMatchObject(refusal);
    await log.begin(ask("reader", "eva"));
    expect((await log.loadDay("2026-11-22")).spent).toBe(86);
    goTo("2026-11-23T05:00:00Z");
    expect(log.refusalOf("ana")).toBeNull();
    await log.begin(ask("reader", "ana"));
  });

  test("counts one person's calls over all processes, also where they ask at once", async () => {
    const others = [openKysely(ledger.url), openKysely(ledger.url)];
    const logs = [ledger.kysely, ...others].map((kysely) =>
      createCallLog({ kysely, operation: "one", quota: 30, timeZone: "America/Bogota", now: () => nowMs }),
    );
    const begun = await allAtOnce(() => logs.map((log) => log.begin(ask("reader", "ana"))));
    expect(begun.filter(({ status }) => status === "fulfilled")).toHaveLength(15);
    await Promise.all(others.map((kysely) => kysely.destroy()));
  });

  test("says to one person that the day's calls are spent where they are, whatever their share", async () => {
    const log = createLog(3);
    for (let call = 0; call < 3; call += 1) await log.begin(ask("reader", "ana"));
    await expect(log.begin(ask("reader", "ana"))).rejects.toMatchObject({ code: "upstream-quota" });
    expect(log.refusalOf("ana")).toBeNull();
  });

  test("lets nobody spend more than five thousand calls where there is no quota", async () => {
    const log = createLog(null);
    const day = { operation: "one", day: "2026-11-22", purpose: "reader", asked_by: "ana" } as const;
    const call = { ...day, asked_at: nowMs, window_from: window.from, window_to: window.to, outcome: "rows" };
    for (let part = 0; part < 10; part += 1)
      await ledger.kysely
        .insertInto("upstream_call")
        .values(Array.from({ length: part < 9 ? 500 : 499 }, () => call))
        .execute();
    await log.begin(ask("reader", "ana"));
    await expect(log.begin(ask("reader", "ana"))).rejects.toMatchObject({ code: "rate-limited" });
    await log.begin(ask("reader", "luis"));
  });

  test("starts anew at the operation's midnight, not at the server's", async () => {
    const log = createLog(1);
    await log.begin(ask());
    goTo("2026-11-23T04:59:59Z");
    await expect(log.begin(ask())).rejects.toMatchObject({ retryAfterSeconds: 1 });
    goTo("2026-11-23T05:00:00Z");
    await log.begin(ask());
    expect((await log.loadDay("2026-11-22")).spent).toBe(1);
    expect((await log.loadDay("2026-11-23")).spent).toBe(1);
  });

  test("only counts where there is no quota", async () => {
    const log = createLog(null);
    await beginMany(log, 20, "background");
    expect(await log.loadDay("2026-11-22")).toMatchObject({
      ...{ spent: 20, quota: null, left: null, backgroundQuota: null },
    });
  });

  test("tells administrators what a day was spent on, by whom, and what is left", async () => {
    const log = createLog(10);
    await (await log.begin(ask("reader", "ana"))).end("rows", 10);
    await (await log.begin(ask("reader", "ana"))).end("upstream-busy", 10);
    await (await log.begin(ask("reader", "luis"))).end("rows", 10);
    await (await log.begin(ask("background"))).end("rows", 10);
    const { lastCalls, ...day } = await log.loadDay("2026-11-22");
    expect(day).toEqual({
      ...{ day: "2026-11-22", quota: 10, spent: 4, left: 6, backgroundQuota: 8 },
      byPurpose: { reader: 3, background: 1 },
      byOutcome: [
        { outcome: "rows", calls: 3 },
        { outcome: "upstream-busy", calls: 1 },
      ],
      byAskedBy: expect.arrayContaining([
        { askedBy: "ana", calls: 2 },
        { askedBy: "luis", calls: 1 },
        { askedBy: null, calls: 1 },
      ]),
    });
    expect(lastCalls.map(({ purpose }) => purpose)).toEqual(["background", "reader", "reader", "reader"]);
  });

  test("shows the last fifty calls, and of an untouched day none", async () => {
    const log = createLog(null);
    await beginMany(log, 60);
    const { lastCalls, spent } = await log.loadDay("2026-11-22");
    expect([lastCalls.length, spent]).toEqual([50, 60]);
    expect(await log.loadDay("2026-11-21")).toMatchObject({ spent: 0, byOutcome: [], lastCalls: [] });
  });

  test("throws away what is older than the days that it is kept", async () => {
    const log = createLog(null);
    goTo("2025-10-17T15:00:00Z");
    await log.begin(ask());
    goTo("2025-10-18T15:00:00Z");
    await log.begin(ask());
    goTo("2026-11-22T15:00:00Z");
    expect(await log.purge(400)).toBe(1);
    expect((await log.loadDay("2025-10-18")).spent).toBe(1);
  });
});
