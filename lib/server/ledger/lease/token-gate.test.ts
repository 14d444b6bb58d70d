import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { background, reader } from "@/lib/server/ledger/answers.stage";
import { type Ledger, openLedger } from "@/lib/server/ledger/ledger.stage";
import { type Requesters, requestedBy } from "./call-request";
import { createTokenGate, type TokenGate, type TokenGateOptions } from "./token-gate";

const eva: Requesters = requestedBy({ purpose: "reader", askedBy: "eva" });

let ledger: Ledger;
let gates: TokenGate[];

beforeEach(async () => {
  ledger = await openLedger("sqlite");
  gates = [];
});

afterEach(async () => {
  await Promise.all(gates.map((gate) => gate.close()));
  await ledger.close();
});

function open(options: Partial<TokenGateOptions> = {}): TokenGate {
  const gate = createTokenGate({
    ...{ kysely: ledger.kysely, token: "t", concurrency: 1, mostWaiting: 100, holder: "one", pauseMs: 0 },
    monotonicNow: () => performance.now(),
    ...options,
  });
  gates.push(gate);
  return gate;
}

/** A call that is sent and lasts until it is told to end. */
function callOf(result = "answer") {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const begun = Promise.withResolvers<void>();
  return {
    end: () => resolve(result),
    fail: reject,
    begun: begun.promise,
    run: ({ send }: { send: (exchange: () => Promise<string>) => Promise<string> }) =>
      send(() => {
        begun.resolve();
        return promise;
      }),
  };
}

describe("a gate", () => {
  test("runs calls one after the other, and knows how long they take and how many wait", async () => {
    const gate = open();
    const [first, second] = [callOf("first"), callOf("second")];
    expect([gate.callMs(), gate.waiting()]).toEqual([null, { reader: 0, background: 0 }]);
    const one = gate.run(reader, first.run);
    await first.begun;
    const other = gate.run(background, second.run);
    expect(gate.waiting()).toEqual({ reader: 0, background: 1 });
    await pause(20);
    first.end();
    expect(await one).toBe("first");
    await second.begun;
    second.end();
    expect([await other, gate.waiting()]).toEqual(["second", { reader: 0, background: 0 }]);
    expect(gate.callMs()).toBeGreaterThan(10);
  });

  test("refuses who comes when as many wait as may, readers and background work apart", async () => {
    const gate = open({ mostWaiting: 1 });
    const first = callOf();
    const running = gate.run(reader, first.run);
    await first.begun;
    const waiting = [gate.run(reader, callOf().run), gate.run(background, callOf().run)].map((one) =>
      one.catch(() => {}),
    );
    await expect(gate.run(eva, callOf().run)).rejects.toMatchObject({ code: "upstream-busy" });
    await expect(gate.run(background, callOf().run)).rejects.toMatchObject({ code: "upstream-busy" });
    first.end();
    await running;
    await gate.close();
    await Promise.all(waiting);
  });

  test("refuses whoever has as many calls waiting as one may", async () => {
    const gate = open({ mostWaitingEach: 1 });
    const first = callOf();
    const running = gate.run(reader, first.run);
    await first.begun;
    const waiting = [gate.run(reader, callOf().run), gate.run(eva, callOf().run)].map((one) =>
      one.catch(() => {}),
    );
    await expect(gate.run(reader, callOf().run)).rejects.toMatchObject({ code: "rate-limited" });
    first.end();
    await running;
    await gate.close();
    await Promise.all(waiting);
  });

  test("tells a call's failure to who wanted it, and goes on", async () => {
    const gate = open();
    const first = callOf();
    const failing = gate.run(reader, first.run);
    await first.begun;
    first.fail(new Error("What?"));
    await expect(failing).rejects.toThrow("What?");
    // wolkvox may still be at work on it: the lease runs out by itself.
    const { expires_at } = await ledger.kysely
      .selectFrom("token_lease")
      .selectAll()
      .executeTakeFirstOrThrow();
    expect(expires_at).toBeGreaterThan(0);
  });

  test("gives the lease back as soon as its call has ended", async () => {
    const gate = open();
    const first = callOf();
    const running = gate.run(reader, first.run);
    await first.begun;
    first.end();
    await running;
    const { expires_at, called_at } = await ledger.kysely
      .selectFrom("token_lease")
      .selectAll()
      .executeTakeFirstOrThrow();
    expect([expires_at, called_at > 0]).toEqual([0, true]);
  });

  test("runs a call again whose turn was lost before anything was sent", async () => {
    const gate = open();
    const taken: string[] = [];
    const answer = await gate.run(reader, async ({ send }) => {
      if (taken.length === 0)
        await ledger.kysely.updateTable("token_lease").set({ holder: "another", expires_at: 0 }).execute();
      taken.push("turn");
      return send(async () => "answer");
    });
    expect([answer, taken.length]).toEqual(["answer", 2]);
  });

  test("that is closed starts nothing more, and says so", async () => {
    const gate = open();
    const first = callOf();
    const running = gate.run(reader, first.run);
    await first.begun;
    const waiting = gate.run(reader, callOf().run);
    const closing = gate.close();
    await expect(waiting).rejects.toMatchObject({
      ...{
        code: "upstream-unreachable",
        message: "The server is stopping and sends no more calls to wolkvox.",
      },
    });
    await expect(gate.run(eva, callOf().run)).rejects.toMatchObject({ code: "upstream-unreachable" });
    first.end();
    expect(await running).toBe("answer");
    await closing;
  });

  test("lets background work rest for the pause after a call", async () => {
    const gate = open({ pauseMs: 150 });
    const sentMs: number[] = [];
    const noteTime = async () => sentMs.push(performance.now());
    await gate.run(reader, ({ send }) => send(noteTime));
    await gate.run(background, ({ send }) => send(noteTime));
    const [first = 0, second = 0] = sentMs;
    expect(second - first).toBeGreaterThanOrEqual(149);
  });
});
