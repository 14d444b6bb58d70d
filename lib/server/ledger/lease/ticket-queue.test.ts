import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Ledger, openLedger } from "@/lib/server/ledger/ledger.stage";
import { engines } from "@/lib/server/store/engines.stage";
import type { CallPurpose } from "./call-request";
import { createTicketQueue, isRested } from "./ticket-queue";

describe.each(engines)("the tickets of a token on %s", (engine) => {
  let ledger: Ledger;

  beforeEach(async () => {
    ledger = await openLedger(engine);
    await ledger.setClock(100_000);
  });

  afterEach(() => ledger.close());

  function open(holder: string, token = "t") {
    const { kysely, clock } = ledger;
    const queue = createTicketQueue({ kysely, clock, token, holder });
    return {
      ...queue,
      async isFirstAs(priority: CallPurpose): Promise<boolean> {
        const { rows } = await sql<{ first: unknown }>`SELECT ${queue.isFirst(priority)} AS "first"`.execute(
          kysely,
        );
        return Boolean(rows[0]?.first);
      },
    };
  }

  test("let everybody go first while nobody else waits, for this token", async () => {
    await open("two", "another").refresh("reader");
    expect([await open("one").isFirstAs("reader"), await open("one").isFirstAs("background")]).toEqual([
      true,
      true,
    ]);
  });

  test("let a reader go before background work, whoever asked first", async () => {
    const [one, two] = [open("one"), open("two")];
    await one.refresh("background");
    await ledger.setClock(100_001);
    await two.refresh("reader");
    expect([await one.isFirstAs("background"), await two.isFirstAs("reader")]).toEqual([false, true]);
    expect(await open("three").isFirstAs("reader")).toBe(false);
  });

  test("let who asked first go first, and of two at once one of them", async () => {
    const [one, two] = [open("one"), open("two")];
    await two.refresh("reader");
    await ledger.setClock(100_001);
    await one.refresh("reader");
    expect([await one.isFirstAs("reader"), await two.isFirstAs("reader")]).toEqual([false, true]);
    await ledger.setClock(100_002);
    const both = [open("three", "other"), open("four", "other")];
    for (const queue of both) await queue.refresh("reader");
    expect(await Promise.all(both.map((queue) => queue.isFirstAs("reader")))).toEqual([false, true]);
  });

  test("keep the place while they are refreshed, and give a new one with another priority", async () => {
    const [one, two] = [open("one"), open("two")];
    await one.refresh("background");
    await ledger.setClock(100_001);
    await two.refresh("background");
    await ledger.setClock(104_000);
    await one.refresh("background");
    expect(await one.isFirstAs("background")).toBe(true);
    await one.refresh("reader");
    await one.refresh("background");
    expect([await one.isFirstAs("background"), await two.isFirstAs("background")]).toEqual([false, true]);
  });

  test("count no more once they have not been refreshed for five seconds, or come from the future", async () => {
    await open("two").refresh("reader");
    const one = open("one");
    await ledger.setClock(104_999);
    expect(await one.isFirstAs("background")).toBe(false);
    await ledger.setClock(105_000);
    expect(await one.isFirstAs("background")).toBe(true);
    await ledger.setClock(95_000);
    expect(await one.isFirstAs("background")).toBe(true);
  });

  test("are given up, with those of processes long gone, and no other", async () => {
    const left = async () =>
      (
        await ledger.kysely.selectFrom("token_ticket").select(["token", "holder"]).orderBy("holder").execute()
      ).map(({ token, holder }) => `${token} ${holder}`);
    await open("gone").refresh("reader");
    await ledger.setClock(110_000);
    await open("two").refresh("reader");
    await open("x", "another").refresh("reader");
    await open("one").refresh("reader");
    await open("one").drop();
    expect(await left()).toEqual(["t gone", "t two", "another x"]);
    await ledger.setClock(160_001);
    await open("one").drop();
    expect(await left()).toEqual(["t two", "another x"]);
  });

  test("a token is rested when none of its calls was sent or ended within the pause", async () => {
    const { kysely, clock } = ledger;
    const lease = { token: "t", slot: 0, fence: 2, holder: "one", expires_at: 0, called_at: 100_000 };
    await kysely.insertInto("token_lease").values(lease).execute();
    const rested = async (nowMs: number, token = "t") => {
      await ledger.setClock(nowMs);
      const { rows } = await sql<{
        rested: unknown;
      }>`SELECT ${isRested(token, 1_000, clock)} AS "rested"`.execute(kysely);
      return Boolean(rows[0]?.rested);
    };
    expect([await rested(100_000), await rested(100_999), await rested(101_000)]).toEqual([
      false,
      false,
      true,
    ]);
    expect([await rested(99_999), await rested(100_000, "another")]).toEqual([true, true]);
  });
});
