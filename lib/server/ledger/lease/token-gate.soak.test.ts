import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ProblemError } from "@/lib/report/answers/problem";
import { background, reader } from "@/lib/server/ledger/answers.stage";
import { type Ledger, openLedger } from "@/lib/server/ledger/ledger.stage";
import { engines } from "@/lib/server/store/engines.stage";
import { markAsRunning } from "@/lib/server/wolkvox/may-still-run";
import { CallDroppedError } from "./call-refusal";
import { type Requester, type Requesters, requestedBy } from "./call-request";
import { createTokenGate, type TokenGate, type TokenGateOptions } from "./token-gate";
import type { Turn } from "./token-turn";

const send = ({ send: sendNow }: Turn) => sendNow(async () => "answer");
const person = (askedBy: string): Requester => ({ purpose: "reader", askedBy });

/** A call that ends when told to, and knows whether it has begun. */
function createCall() {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const state = { begun: 0 };
  return {
    state,
    end: () => resolve("done"),
    fail: reject,
    run: (turn: Turn) =>
      turn.send(() => {
        state.begun += 1;
        return promise;
      }),
  };
}

describe.each(engines)("the gate of a token on %s", (engine) => {
  let ledger: Ledger;
  let gates: TokenGate[];

  function createGate(holder = "one", options: Partial<TokenGateOptions> = {}): TokenGate {
    const gate = createTokenGate({
      ...{ kysely: ledger.kysely, token: "t", concurrency: 1, mostWaiting: 100, holder, pauseMs: 0 },
      monotonicNow: () => performance.now(),
      ...options,
    });
    gates.push(gate);
    return gate;
  }

  const leases = () => ledger.kysely.selectFrom("token_lease").selectAll().execute();
  const isLeft = async () => (await leases()).some(({ expires_at }) => expires_at > 0);
  const begun = (...calls: ReturnType<typeof createCall>[]) => calls.map(({ state }) => state.begun);
  const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 10_000, interval: 5 });

  beforeEach(async () => {
    ledger = await openLedger(engine);
    gates = [];
  });

  afterEach(async () => {
    await Promise.all(gates.map((gate) => gate.close()));
    await ledger.close();
  });

  describe("in one process", () => {
    test.each([1, 2])(
      "never runs more than %i at once and keeps the order of asking",
      async (concurrency) => {
        const gate = createGate("one", { concurrency });
        const seen = { running: 0, most: 0 };
        const order: number[] = [];
        const runs = Array.from({ length: 8 }, (_, index) =>
          gate.run(reader, ({ send: sendNow }) => {
            // Of two that run at once the database may note the second one first: what is in order is the turns.
            order.push(index);
            return sendNow(async () => {
              seen.running += 1;
              seen.most = Math.max(seen.most, seen.running);
              await sleep(15);
              seen.running -= 1;
              return index;
            });
          }),
        );
        expect(await Promise.all(runs)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
        expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
        expect(seen.most).toBe(concurrency);
      },
    );

    test("serves readers before background work that has waited longer", async () => {
      const gate = createGate();
      const [first, behind, waiting] = [createCall(), createCall(), createCall()];
      const runs = [gate.run(reader, first.run)];
      await until(() => expect(begun(first)).toEqual([1]));
      runs.push(gate.run(background, behind.run), gate.run(reader, waiting.run));
      first.end();
      await until(() => expect(begun(waiting, behind)).toEqual([1, 0]));
      waiting.end();
      behind.end();
      await Promise.all(runs);
    });

    test("knows how many wait for their turn, and leaves out the one that has it", async () => {
      const gate = createGate();
      const calls = [createCall(), createCall(), createCall()];
      const runs = calls.map(({ run }, index) => gate.run(index < 2 ? reader : background, run));
      await until(() => expect(begun(...calls)).toEqual([1, 0, 0]));
      expect(gate.waiting()).toEqual({ reader: 1, background: 1 });
      for (const { end } of calls) end();
      await Promise.all(runs);
      expect(gate.waiting()).toEqual({ reader: 0, background: 0 });
    });

    test("passes the turn on when a call fails, however it fails", async () => {
      const gate = createGate();
      const failures = [
        gate.run(reader, async () => Promise.reject(new Error("later"))),
        gate.run(reader, () => {
          throw new Error("at once");
        }),
      ];
      const outcomes = await Promise.allSettled([...failures, gate.run(reader, send)]);
      expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected", "fulfilled"]);
    });

    test("refuses readers beyond the cap as upstream-busy, and keeps serving the others", async () => {
      const gate = createGate("one", { mostWaiting: 2 });
      const calls = [createCall(), createCall(), createCall()];
      const runs = calls.map(({ run }) => gate.run(reader, run));
      const late = createCall();
      const refusal = { code: "upstream-busy", retryAfterSeconds: expect.any(Number) };
      await expect(gate.run(reader, late.run)).rejects.toMatchObject(refusal);
      await until(() => expect(begun(...calls)).toEqual([1, 0, 0]));
      await expect(gate.run(reader, late.run)).rejects.toMatchObject(refusal);
      for (const { end } of calls) end();
      expect(await Promise.all(runs)).toEqual(["done", "done", "done"]);
      expect([await gate.run(reader, send), late.state.begun]).toEqual(["answer", 0]);
    });

    test("without room to wait serves one and refuses the next", async () => {
      const gate = createGate("one", { mostWaiting: 0 });
      const call = createCall();
      const run = gate.run(reader, call.run);
      await expect(gate.run(reader, send)).rejects.toMatchObject({ code: "upstream-busy" });
      call.end();
      await run;
      expect(await gate.run(reader, send)).toBe("answer");
    });

    test("has a cap of its own for background work, which takes no reader's place", async () => {
      const gate = createGate("one", { mostWaiting: 1 });
      const call = createCall();
      const runs = [gate.run(background, call.run)];
      await until(() => expect(begun(call)).toEqual([1]));
      runs.push(gate.run(background, send));
      await expect(gate.run(background, send)).rejects.toMatchObject({ code: "upstream-busy" });
      runs.push(gate.run(reader, send));
      call.end();
      await Promise.all(runs);
    });

    test("drops a call that nobody wants any more, but not one that is under way", async () => {
      const gate = createGate();
      const [running, leaving, staying] = [createCall(), createCall(), createCall()];
      const people = new Set(["ana"]);
      const wanted: Requesters = { purpose: "reader", list: () => [...people].map(person) };
      const runs = [gate.run(wanted, running.run)];
      await until(() => expect(begun(running)).toEqual([1]));
      const left = gate.run(wanted, leaving.run);
      runs.push(gate.run(reader, staying.run));
      people.clear();
      expect(gate.waiting()).toEqual({ reader: 1, background: 0 });
      await expect(left).rejects.toBeInstanceOf(CallDroppedError);
      await expect(gate.run(wanted, leaving.run)).rejects.toBeInstanceOf(CallDroppedError);
      for (const { end } of [running, staying]) end();
      expect(await Promise.all(runs)).toEqual(["done", "done"]);
      expect(leaving.state.begun).toBe(0);
    });

    test("leaves a pause between background calls, for which readers do not wait", async () => {
      const gate = createGate("one", { pauseMs: 300 });
      const at: Record<string, number> = {};
      const mark = (name: string) => (turn: Turn) =>
        turn.send(async () => {
          at[name] = performance.now();
        });
      await gate.run(background, mark("first"));
      const second = gate.run(background, mark("second"));
      await gate.run(reader, mark("reader"));
      await second;
      const after = (name: string, before: string) => (at[name] ?? 0) - (at[before] ?? 0);
      expect(after("reader", "first")).toBeLessThan(250);
      expect(after("second", "reader")).toBeGreaterThan(295);
    });
  });

  describe("among people", () => {
    const callOf = (askedBy: string) => requestedBy(person(askedBy));

    /** Who has turns in which order, once the first call of `ana`, which is under way, has ended. */
    async function orderOf(gate: TokenGate, asked: readonly Requesters[]): Promise<string[]> {
      const [first, order] = [createCall(), Array.of<string>()];
      const runs: Promise<unknown>[] = [gate.run(callOf("ana"), first.run)];
      await until(() => expect(begun(first)).toEqual([1]));
      for (const requesters of asked)
        runs.push(
          gate.run(requesters, async (turn, [requester]) => {
            order.push(requester?.askedBy ?? "background");
            await send(turn);
          }),
        );
      first.end();
      await Promise.all(runs);
      return order;
    }

    test("gives a newcomer the next turn, however many calls of another wait", async () => {
      const asked = [...Array.from({ length: 60 }, () => callOf("ana")), callOf("luis")];
      const order = await orderOf(createGate(), asked);
      expect([order[0], order.length]).toEqual(["luis", 61]);
    });

    test("goes round, each one's oldest call first, and background work last", async () => {
      const asked = [background, ...["ana", "ana", "luis", "luis", "eva"].map(callOf)];
      expect(await orderOf(createGate(), asked)).toEqual(["luis", "eva", "ana", "luis", "ana", "background"]);
    });

    test("serves a call that several wait for with the first of them whose turn it is", async () => {
      const both: Requesters = { purpose: "reader", list: () => ["ana", "luis"].map(person) };
      expect(await orderOf(createGate(), [callOf("ana"), both])).toEqual(["luis", "ana"]);
    });

    test("lets calls of one person wait up to a bound, says when to come again, and lets others in", async () => {
      const gate = createGate("one", { mostWaitingEach: 2 });
      const calls = [createCall(), createCall(), createCall()];
      const runs = calls.map(({ run }) => gate.run(callOf("ana"), run));
      await until(() => expect(begun(...calls)).toEqual([1, 0, 0]));
      const refusal = { code: "rate-limited", retryAfterSeconds: 4 };
      await expect(gate.run(callOf("ana"), send)).rejects.toMatchObject(refusal);
      runs.push(gate.run(callOf("luis"), send));
      for (const { end } of calls) end();
      await Promise.all(runs);
    });
  });

  describe("ends a turn as its call has ended", () => {
    test.each<[string, unknown]>([
      ["a refusal", new ProblemError("upstream-maintenance", "Later.")],
      ["a connection that the far end closed", new ProblemError("upstream-unreachable", "Closed.")],
    ])("and frees the token at once after %s", async (_, error) => {
      const gate = createGate();
      await expect(gate.run(reader, (turn) => turn.send(() => Promise.reject(error)))).rejects.toBe(error);
      expect(await isLeft()).toBe(false);
    });

    test.each<[string, unknown]>([
      ["an answer that we did not wait for", markAsRunning(new ProblemError("upstream-timeout", "Silence."))],
      ["something that is not known", new Error("?")],
    ])("and leaves the lease to run out after %s", async (_, error) => {
      const gate = createGate("one", { times: { leaseMs: 400, leastMs: 300 } });
      await expect(gate.run(reader, (turn) => turn.send(() => Promise.reject(error)))).rejects.toBe(error);
      const failedMs = performance.now();
      expect(await isLeft()).toBe(true);
      await createGate("two").run(reader, send);
      expect(performance.now() - failedMs).toBeGreaterThan(300);
    });

    test("and frees it where nothing was sent", async () => {
      const error = new Error("The hold could not be read.");
      await expect(createGate().run(reader, () => Promise.reject(error))).rejects.toBe(error);
      expect(await isLeft()).toBe(false);
    });

    test("and takes another where too little of it was left to send", async () => {
      let slowness = 20_000;
      let nowMs = 0;
      const gate = createGate("one", { monotonicNow: () => (nowMs += slowness) });
      const fences: number[] = [];
      const answer = await gate.run(reader, async (turn) => {
        fences.push(turn.fence);
        if (fences.length === 3) slowness = 1;
        return await turn.send(async () => "answer");
      });
      expect([answer, fences]).toEqual(["answer", [2, 4, 6]]);
    });

    test("and takes another where somebody else has taken it meanwhile", async () => {
      const seen: number[] = [];
      const answer = await createGate().run(reader, async (turn) => {
        seen.push(turn.fence);
        if (seen.length === 1)
          await sql`UPDATE token_lease SET holder = 'x', expires_at = 0`.execute(ledger.kysely);
        return await turn.send(async () => "answer");
      });
      expect([answer, seen]).toEqual(["answer", [2, 4]]);
    });

    test("and refuses a second call in the same turn", async () => {
      const twice = async (turn: Turn) => [await send(turn), await send(turn)];
      await expect(createGate().run(reader, twice)).rejects.toThrow("A turn covers one call.");
    });
  });

  describe("where the database fails", () => {
    const hide = () => sql`ALTER TABLE token_lease RENAME TO hidden`.execute(ledger.kysely);
    const show = () => sql`ALTER TABLE hidden RENAME TO token_lease`.execute(ledger.kysely);

    test("keeps the answer of a paid call, and frees the token as soon as it can", async () => {
      const faults: unknown[] = [];
      const gate = createGate("one", { onFault: (error) => faults.push(error) });
      const answer = await gate.run(reader, (turn) =>
        turn.send(async () => {
          await hide();
          return "answer";
        }),
      );
      expect([answer, faults.length]).toEqual(["answer", 1]);
      await show();
      await until(async () => expect(await isLeft()).toBe(false));
    });

    test("waits out a short fault", async () => {
      const gate = createGate();
      await hide();
      const run = gate.run(reader, send);
      await sleep(300);
      await show();
      expect(await run).toBe("answer");
    });

    test("tells who waits after five seconds, and recovers by itself", { timeout: 30_000 }, async () => {
      const gate = createGate();
      await hide();
      await expect(gate.run(reader, send)).rejects.toThrow(/token_lease/);
      await show();
      expect(await gate.run(reader, send)).toBe("answer");
    });
  });

  describe("close", () => {
    test("lets the running call end, refuses who waits and who comes", async () => {
      const gate = createGate();
      const [running, waiting] = [createCall(), createCall()];
      const run = gate.run(reader, running.run);
      await until(() => expect(begun(running)).toEqual([1]));
      const refused = gate.run(background, waiting.run);
      let isClosed = false;
      const closing = gate.close().then(() => {
        isClosed = true;
      });
      await expect(refused).rejects.toMatchObject({ code: "upstream-unreachable" });
      await expect(gate.run(reader, waiting.run)).rejects.toMatchObject({ code: "upstream-unreachable" });
      await sleep(20);
      expect(isClosed).toBe(false);
      running.end();
      await closing;
      expect([await run, waiting.state.begun, await isLeft()]).toEqual(["done", 0, false]);
    });

    test("ends a wait in line for another process", async () => {
      const [holding, waiting] = [createGate("one"), createGate("two")];
      const call = createCall();
      const run = holding.run(reader, call.run);
      await until(() => expect(begun(call)).toEqual([1]));
      const refused = waiting.run(reader, send);
      await sleep(60);
      const closing = waiting.close();
      await expect(refused).rejects.toMatchObject({ code: "upstream-unreachable" });
      await closing;
      expect(await ledger.kysely.selectFrom("token_ticket").selectAll().execute()).toEqual([]);
      call.end();
      await run;
    });
  });

  describe("among processes", () => {
    test("goes round: nobody waits longer than one turn of each other", async () => {
      const order: string[] = [];
      const mark = (name: string) => (turn: Turn) =>
        turn.send(async () => {
          order.push(name);
          await sleep(10);
        });
      const names = ["a", "b", "c"];
      await Promise.all(
        names.flatMap((name) => {
          const gate = createGate(name);
          return Array.from({ length: 6 }, () => gate.run(reader, mark(name)));
        }),
      );
      // The first turns are taken as the processes come, then each waits for the two others at most.
      for (const name of names) {
        const places = order.flatMap((one, place) => (one === name ? [place] : []));
        const gaps = places.slice(1).map((place, index) => place - (places[index] ?? 0));
        expect(Math.max(...gaps), order.join("")).toBeLessThanOrEqual(4);
      }
    });

    test("lets a reader overtake the background work of another process", async () => {
      const [busy, idle, third] = [createGate("a"), createGate("b"), createGate("c")];
      const [running, first] = [createCall(), createCall()];
      const order: string[] = [];
      const mark = (name: string) => (turn: Turn) => turn.send(async () => order.push(name));
      const runs: Promise<unknown>[] = [busy.run(background, running.run)];
      await until(() => expect(begun(running)).toEqual([1]));
      runs.push(busy.run(background, mark("a")), idle.run(background, mark("b")));
      await sleep(100);
      runs.push(third.run(reader, mark("reader")));
      await sleep(100);
      running.end();
      await Promise.all(runs);
      expect(order[0]).toBe("reader");
      first.end();
    });

    test("does not wait for a process that gives no sign of life", async () => {
      const ticket = { token: "t", holder: "dead", priority: 0 };
      const agoMs = (ms: number) => Date.now() - ms;
      await ledger.kysely
        .insertInto("token_ticket")
        .values({ ...ticket, asked_at: agoMs(60_000), seen_at: agoMs(4_500) })
        .execute();
      const startedMs = performance.now();
      await createGate().run(reader, send);
      expect(performance.now() - startedMs).toBeGreaterThan(300);
      expect(performance.now() - startedMs).toBeLessThan(3_000);
    });
  });
});
