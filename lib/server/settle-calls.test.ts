import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { type Window, windowOfDay } from "@/lib/dates/window";
import { ProblemError } from "@/lib/report/problem";
import { createAnswerBook, type FreshAnswer } from "./ledger/answer-book";
import { type Patience, settleCalls } from "./settle-calls";

const now = Date.parse("2026-11-22T20:00:00Z");
const days = ["2026-11-01", "2026-11-02", "2026-11-03"].map(windowOfDay);
const [first, second, third] = days;
const long: Patience = { kind: "untilKnown", mostMs: 10_000 };
const short: Patience = { kind: "untilKnown", mostMs: 20 };

/** A book whose calls end when the test says so. */
function createBook() {
  const calls = new Map<string, PromiseWithResolvers<FreshAnswer>>();
  const book = createAnswerBook({
    timeZone: "America/Bogota",
    refreshMs: 300_000,
    now: () => now,
    load(window) {
      const call = Promise.withResolvers<FreshAnswer>();
      calls.set(window.from, call);
      return call.promise;
    },
  });
  const callOf = (window: Window | undefined) => calls.get(window?.from ?? "");
  return {
    book,
    calls,
    answer: (...windows: (Window | undefined)[]) => {
      for (const window of windows)
        callOf(window)?.resolve({ askedAtMs: now, rows: [], warnings: [], outcome: "no-data" });
    },
    fail: (...windows: (Window | undefined)[]) => {
      for (const window of windows) callOf(window)?.reject(new ProblemError("upstream-timeout", "Late."));
    },
    knownOf: () => days.map((window) => book.look(window).answer !== null),
  };
}

/** Whether the promise is settled by the time that everything already due has run. */
async function isSettled(work: Promise<unknown>, afterMs = 5): Promise<boolean> {
  return await Promise.race([work.then(() => true), sleep(afterMs).then(() => false)]);
}

describe("settleCalls", () => {
  test("asks every window at once and returns when all are known", async () => {
    const { book, calls, answer, knownOf } = createBook();
    const settled = settleCalls(book, days, long);
    expect(calls.size).toBe(3);
    answer(first, second);
    expect(await isSettled(settled)).toBe(false);
    answer(third);
    expect(await isSettled(settled)).toBe(true);
    expect(knownOf()).toEqual([true, true, true]);
  });

  test("returns at once, asking nothing, where everything is known", async () => {
    const { book, calls, answer } = createBook();
    const settled = settleCalls(book, days, long);
    answer(...days);
    await settled;
    calls.clear();
    expect(await isSettled(settleCalls(book, days, long), 1)).toBe(true);
    expect(calls.size).toBe(0);
  });

  test("once patience ends, is content with the first figures", async () => {
    const { book, answer, knownOf } = createBook();
    const settled = settleCalls(book, days, short);
    answer(first);
    expect(await isSettled(settled, 10)).toBe(false);
    expect(await isSettled(settled, 500)).toBe(true);
    expect(knownOf()).toEqual([true, false, false]);
    answer(second, third);
  });

  test("waits on beyond its patience while nothing at all is known", async () => {
    const { book, answer } = createBook();
    const settled = settleCalls(book, days, short);
    expect(await isSettled(settled, 60)).toBe(false);
    answer(second);
    expect(await isSettled(settled, 500)).toBe(true);
    answer(first, third);
  });

  test("goes on waiting when the first call fails and another may still answer", async () => {
    const { book, answer, fail } = createBook();
    const settled = settleCalls(book, days, short);
    await sleep(30);
    fail(first);
    expect(await isSettled(settled)).toBe(false);
    answer(second);
    expect(await isSettled(settled, 500)).toBe(true);
    answer(third);
  });

  test("returns, and does not throw, when all calls fail", async () => {
    const { book, fail } = createBook();
    const settled = settleCalls(book, days, long);
    fail(...days);
    expect(await isSettled(settled)).toBe(true);
    expect(days.map((window) => book.look(window).failure?.problem.code)).toEqual([
      "upstream-timeout",
      "upstream-timeout",
      "upstream-timeout",
    ]);
  });

  test("waits at most as long as told, and the calls go on afterwards", async () => {
    const { book, answer, knownOf } = createBook();
    const settled = settleCalls(book, days, { kind: "atMost", mostMs: 10 });
    expect(await isSettled(settled, 500)).toBe(true);
    expect(knownOf()).toEqual([false, false, false]);
    answer(...days);
    await sleep(0);
    expect(knownOf()).toEqual([true, true, true]);
  });

  test("does not wait out its time where the answers come sooner", async () => {
    const { book, answer } = createBook();
    const settled = settleCalls(book, days, { kind: "atMost", mostMs: 10_000 });
    answer(...days);
    expect(await isSettled(settled)).toBe(true);
  });

  test("two callers with the same windows share the calls", async () => {
    const { book, calls, answer } = createBook();
    const both = [settleCalls(book, days, long), settleCalls(book, days, long)];
    expect(calls.size).toBe(3);
    answer(...days);
    expect(await isSettled(Promise.all(both))).toBe(true);
  });
});
