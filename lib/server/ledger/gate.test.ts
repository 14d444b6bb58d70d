import { setTimeout as sleep, setImmediate as turn } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createGate } from "./gate";

/** A task that ends when told to, and knows whether it has begun. */
function createTask() {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const state = { begun: false };
  return {
    state,
    end: () => resolve("done"),
    fail: () => reject(new Error("failed")),
    run: () => {
      state.begun = true;
      return promise;
    },
  };
}

describe("createGate", () => {
  test.each([1, 2])("never runs more than %i at once and leaves nobody out", async (concurrency) => {
    const pauses = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(pauses, async (pausesMs) => {
        const gate = createGate({ concurrency, mostWaiting: 100 });
        const seen = { running: 0, most: 0 };
        const order: number[] = [];
        const tasks = pausesMs.map((pauseMs, index) =>
          gate.run(async () => {
            order.push(index);
            seen.running += 1;
            seen.most = Math.max(seen.most, seen.running);
            await sleep(pauseMs);
            seen.running -= 1;
            return index;
          }),
        );
        const indices = pausesMs.map((_, index) => index);
        expect(await Promise.all(tasks)).toEqual(indices);
        expect(order).toEqual(indices);
        expect(seen.most).toBe(Math.min(concurrency, pausesMs.length));
      }),
      { numRuns: 12 },
    );
  });

  test("passes the turn on when a task fails, however it fails", async () => {
    const gate = createGate({ concurrency: 1, mostWaiting: 5 });
    const failures = [
      gate.run(async () => Promise.reject(new Error("later"))),
      gate.run(() => {
        throw new Error("at once");
      }),
    ];
    const outcomes = await Promise.allSettled([...failures, gate.run(async () => "fine")]);
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected", "fulfilled"]);
  });

  test("lets nobody overtake who waits, not even when a place is just free", async () => {
    const gate = createGate({ concurrency: 1, mostWaiting: 5 });
    const [first, second, third] = [createTask(), createTask(), createTask()];
    const runs = [gate.run(first.run), gate.run(second.run)];
    await turn();
    first.end();
    runs.push(gate.run(third.run));
    await turn();
    expect([second.state.begun, third.state.begun]).toEqual([true, false]);
    second.end();
    third.end();
    await Promise.all(runs);
  });

  test("refuses who would wait beyond the cap as upstream-busy, and keeps serving the others", async () => {
    const gate = createGate({ concurrency: 1, mostWaiting: 2 });
    const tasks = [createTask(), createTask(), createTask()];
    const runs = tasks.map(({ run }) => gate.run(run));
    const late = createTask();
    await expect(gate.run(late.run)).rejects.toMatchObject({ code: "upstream-busy", retryAfterSeconds: 60 });
    expect(late.state.begun).toBe(false);
    for (const { end } of tasks) end();
    expect(await Promise.all(runs)).toEqual(["done", "done", "done"]);
    expect(await gate.run(async () => "again")).toBe("again");
  });

  test("without room to wait serves one and refuses the next", async () => {
    const gate = createGate({ concurrency: 1, mostWaiting: 0 });
    const task = createTask();
    const run = gate.run(task.run);
    await expect(gate.run(async () => "x")).rejects.toMatchObject({ code: "upstream-busy" });
    task.end();
    expect(await run).toBe("done");
  });
});
