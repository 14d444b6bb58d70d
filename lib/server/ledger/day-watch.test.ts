import { expect, test, vi } from "vitest";
import { windowOfDay } from "@/lib/dates/window";
import { ProblemError } from "@/lib/report/answers/problem";
import type { Watch } from "@/lib/report/timeline/watch";
import { createStageBook, openLedger, reader, refreshMs, row, timeZone } from "./answers.stage";
import { createDayWatch } from "./day-watch";

const ledger = openLedger("sqlite");
const friday = windowOfDay("2026-11-20");
// 05:50 in Bogotá.
const nowMs = Date.parse("2026-11-20T10:50:00Z");
const watch: Watch = { days: [1, 2, 3, 4, 5], from: "06:00", to: "22:00" };

function open(operation = ledger.operation()) {
  const stage = createStageBook(ledger.kysely(), operation, {
    nowMs,
    script: () => [row("1", "Break", 60)],
  });
  const set: { watch: Watch | null } = { watch };
  const faults: unknown[] = [];
  const watcher = createDayWatch({
    ...{ book: stage.book, timeZone, refreshMs, now: stage.now },
    loadWatch: async () => set.watch,
    onFault: (error) => faults.push(error),
  });
  /** Goes on until a moment, as the timer would. */
  async function goOn(untilMs: number): Promise<void> {
    while (stage.clock.ms < untilMs) stage.clock.ms += Math.max(1, await watcher.run());
  }
  return { ...stage, operation, set, faults, watcher, goOn };
}

test("looks every refresh while the day is watched, and at no other time", async () => {
  const { calls, goOn, book } = open();
  await goOn(Date.parse("2026-11-20T11:00:00Z"));
  expect(calls).toEqual([]);
  await goOn(Date.parse("2026-11-20T12:00:00Z"));
  expect(calls).toEqual(Array.from({ length: 12 }, () => friday));
  await goOn(Date.parse("2026-11-21T05:00:00Z"));
  expect(calls).toHaveLength(192);
  expect(new Date(book.find(friday)?.askedAtMs ?? 0).toISOString()).toBe("2026-11-21T02:55:00.000Z");
  // Nobody watches a Saturday. Friday is looked at once more after its end: what came after ten is in no look before.
  await goOn(Date.parse("2026-11-22T05:00:00Z"));
  expect(calls).toEqual(Array.from({ length: 193 }, () => friday));
  expect(book.find(friday)?.isClosed).toBe(true);
});

test("a day that a reader has looked at after its end, or nobody in it, is not asked again by the watch", async () => {
  const { calls, clock, book, watcher } = open();
  clock.ms = Date.parse("2026-11-21T06:00:00Z");
  await watcher.run();
  expect(calls).toEqual([]);
  await book.ask(friday, reader);
  clock.ms += refreshMs;
  await watcher.run();
  expect(calls).toHaveLength(1);
});

test("a reader's look counts, and two instances ask no more than one", async () => {
  const one = open();
  const other = open(one.operation);
  one.clock.ms = other.clock.ms = Date.parse("2026-11-20T11:00:00Z");
  await one.watcher.run();
  one.clock.ms += 120_000;
  await one.book.askAgain(friday, "ana").catch(() => undefined);
  one.clock.ms += 180_000;
  await one.book.ask(friday, reader);
  other.clock.ms = one.clock.ms;
  expect(await other.watcher.run()).toBe(60_000);
  expect([one.calls.length, other.calls.length]).toEqual([2, 0]);
  one.clock.ms = other.clock.ms += refreshMs;
  await other.watcher.run();
  await one.watcher.run();
  expect([one.calls.length, other.calls.length]).toEqual([2, 1]);
});

test("nothing is asked once it is switched off, and a failure is tried again", async () => {
  const { calls, clock, set, source, watcher, goOn } = open();
  clock.ms = Date.parse("2026-11-20T11:00:00Z");
  set.watch = null;
  await watcher.run();
  expect(calls).toEqual([]);
  set.watch = watch;
  const { script } = source;
  source.script = () => {
    throw new ProblemError("upstream-timeout", "No answer.");
  };
  await watcher.run();
  source.script = script;
  await goOn(clock.ms + 2 * refreshMs + 1);
  expect(calls.length).toBeGreaterThanOrEqual(2);
  expect(calls.length).toBeLessThanOrEqual(4);
});

test("a fault is told, and the day is looked at again within a minute", async () => {
  const { set, faults, watcher, calls } = open();
  const fault = new Error("No settings.");
  Object.defineProperty(set, "watch", {
    get() {
      throw fault;
    },
  });
  expect(await watcher.run()).toBe(60_000);
  expect([faults, calls]).toEqual([[fault], []]);
});

test("it looks by itself once it is started", async () => {
  const { calls, clock, watcher } = open();
  clock.ms = Date.parse("2026-11-20T11:00:00Z");
  watcher.start();
  await vi.waitFor(() => expect(calls).toEqual([friday]));
  watcher.stop();
});
