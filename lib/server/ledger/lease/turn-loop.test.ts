import { describe, expect, test } from "vitest";
import { createCallQueue } from "./call-queue";
import { CallRefusedError } from "./call-refusal";
import { backgroundWork, type Requester } from "./call-request";
import type { LeaseWait } from "./lease-wait";
import type { Lease } from "./token-lease";
import { createTurnLoop, type WaitingCall } from "./turn-loop";

const reader: Requester = { purpose: "reader", askedBy: "ana" };
const away = new Error("The database is away.");
const idle = () => new Promise((resolve) => setImmediate(resolve));

/** A loop whose leases are given by hand. */
function open({ concurrency = 1, most = 100 } = {}) {
  const waits: { resolve: (lease: Lease | null) => void; reject: (error: unknown) => void }[] = [];
  const released: unknown[] = [];
  const seen = { woken: 0, leases: 0 };
  const leaseWait: LeaseWait = {
    wait: () => new Promise((resolve, reject) => waits.push({ resolve, reject })),
    wake() {
      seen.woken += 1;
      for (const { resolve } of waits.splice(0)) resolve(null);
    },
    noteEnd() {},
  };
  const queue = createCallQueue<WaitingCall>({
    ...{ most: { reader: most, background: most }, mostOfOne: most, callMs: () => null },
  });
  const release = async (holder: string, wasSent: boolean) => void released.push([holder, wasSent]);
  const loop = createTurnLoop({ queue, leaseWait, release, concurrency });
  return {
    ...loop,
    queue,
    seen,
    released,
    waits,
    /** Gives a lease to whoever waits for one. */
    async give(): Promise<void> {
      seen.leases += 1;
      waits.shift()?.resolve({ slot: 0, fence: 2 * seen.leases, holder: `one/${seen.leases}` });
      await idle();
    },
  };
}

/** A call that ends when it is told to. */
function callOf(requester: Requester = reader) {
  const { promise, resolve } = Promise.withResolvers<void>();
  const events: unknown[] = [];
  const wanted = [requester];
  const call: WaitingCall = {
    requesters: { purpose: requester.purpose, list: () => wanted },
    drop: () => events.push("dropped"),
    refuse: (error) => events.push(error),
    async serve({ holder }, requesters) {
      events.push(`begun ${holder} for ${requesters.length}`);
      await promise;
      return () => events.push("settled");
    },
  };
  return { call, events, wanted, end: resolve };
}

describe("a loop of turns", () => {
  test("waits for no lease while no call does", () => {
    expect(open().waits).toEqual([]);
  });

  test("gives each lease to the call whose turn it is, one after the other", async () => {
    const { add, give, waits } = open();
    const [first, second] = [callOf(), callOf()];
    add(first.call);
    add(second.call);
    expect(waits).toHaveLength(1);
    await give();
    expect([first.events, second.events, waits.length]).toEqual([["begun one/1 for 1"], [], 0]);
    first.end();
    await idle();
    expect([first.events.at(-1), waits.length]).toEqual(["settled", 1]);
    await give();
    expect(second.events).toEqual(["begun one/2 for 1"]);
  });

  test("runs as many turns at once as the token has", async () => {
    const { add, give, waits } = open({ concurrency: 2 });
    const calls = [callOf(), callOf(), callOf()];
    for (const { call } of calls) add(call);
    await give();
    await give();
    expect([calls.map(({ events }) => events.length), waits.length]).toEqual([[1, 1, 0], 0]);
    calls[0]?.end();
    await idle();
    await give();
    expect(calls[2]?.events).toEqual(["begun one/3 for 1"]);
  });

  test("has places that need no waiting beside those of the queue, as long as turns are free", async () => {
    const { add, give } = open({ concurrency: 2, most: 1 });
    const calls = [callOf(), callOf(), callOf(), callOf()];
    const addAt = (place: number) => add(calls[place]?.call ?? callOf().call);
    addAt(0);
    addAt(1);
    addAt(2);
    expect(() => addAt(3)).toThrow(CallRefusedError);
    await give();
    await give();
    expect(() => addAt(3)).toThrow(CallRefusedError);
  });

  test("looks again who is first when a person comes before background work, and only then", async () => {
    const { add, seen } = open();
    add(callOf(backgroundWork).call);
    const before = seen.woken;
    add(callOf(backgroundWork).call);
    expect(seen.woken).toBe(before);
    add(callOf().call);
    expect(seen.woken).toBe(before + 1);
    add(callOf().call);
    expect(seen.woken).toBe(before + 1);
  });

  test("gives a lease back whose call nobody wants any more", async () => {
    const { add, give, released, waits } = open();
    const left = callOf();
    add(left.call);
    left.wanted.length = 0;
    await give();
    expect([left.events, released, waits.length]).toEqual([["dropped"], [["one/1", false]], 0]);
  });

  test("refuses the first call alone where no lease can be had, and goes on with the next", async () => {
    const { add, give, waits } = open();
    const [first, second] = [callOf(), callOf()];
    add(first.call);
    add(second.call);
    waits.shift()?.reject(away);
    await idle();
    expect([first.events, second.events, waits.length]).toEqual([[away], [], 1]);
    await give();
    expect(second.events).toEqual(["begun one/1 for 1"]);
  });
});

describe("a loop that is stopped", () => {
  const closed = () => new Error("Closed.");

  test("refuses who waits, and ends when what runs has ended", async () => {
    const { add, give, stop, isStopped } = open();
    const [running, waiting] = [callOf(), callOf()];
    add(running.call);
    await give();
    add(waiting.call);
    expect(isStopped()).toBe(false);
    let hasEnded = false;
    const stopped = stop(closed).then(() => {
      hasEnded = true;
    });
    await idle();
    expect([isStopped(), hasEnded, waiting.events]).toEqual([true, false, [closed()]]);
    running.end();
    await stopped;
    expect(running.events).toEqual(["begun one/1 for 1", "settled"]);
  });

  test("takes no lease any more, and wakes who waits for one", async () => {
    const { add, stop, seen, waits } = open();
    const first = callOf();
    add(first.call);
    const before = seen.woken;
    await stop(closed);
    expect([first.events, seen.woken, waits.length]).toEqual([[closed()], before + 1, 0]);
    add(callOf().call);
    expect(waits).toHaveLength(0);
  });
});
