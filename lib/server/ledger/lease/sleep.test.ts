import { describe, expect, test } from "vitest";
import { createWakeableSleep, type Sleep, timedSleep } from "./sleep";

test("a timed sleep lasts its time, or until its signal, and never fails", async () => {
  const { signal } = new AbortController();
  const begunMs = performance.now();
  await timedSleep(20, signal);
  expect(performance.now() - begunMs).toBeGreaterThan(15);
  await timedSleep(60_000, AbortSignal.abort());
});

describe("a sleep that can be woken", () => {
  /** Sleeps until its signal. */
  const untilWoken: Sleep = (_, signal) =>
    new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));

  test("ends when it is woken, each one anew", async () => {
    const { sleep, wake } = createWakeableSleep(untilWoken);
    for (const _ of [1, 2]) {
      const slept = sleep(60_000);
      wake();
      await slept;
    }
  });

  test("is not ended by a wake that came before it", async () => {
    const seen: boolean[] = [];
    const { sleep, wake } = createWakeableSleep(async (_, { aborted }) => {
      seen.push(aborted);
    });
    await sleep(1);
    wake();
    await sleep(1);
    expect(seen).toEqual([false, false]);
  });

  test("lasts as long as it was asked to", async () => {
    const asked: number[] = [];
    const { sleep } = createWakeableSleep(async (ms) => {
      asked.push(ms);
    });
    await sleep(250);
    expect(asked).toEqual([250]);
  });
});
