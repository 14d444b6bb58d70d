import { describe, expect, test, vi } from "vitest";
import { type Window, windowOfDay } from "@/lib/dates/window";
import { ProblemError } from "@/lib/report/answers/problem";
import type { Watch } from "@/lib/report/timeline/watch";
import type { IndexEntry } from "./answer-index";
import { createStageBook, fresh, openLedger, reader, refreshMs, row, timeZone, turn } from "./answers.stage";
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
  const { calls, clock, set, faults, source, watcher, goOn } = open();
  clock.ms = Date.parse("2026-11-20T11:00:00Z");
  set.watch = null;
  expect(await watcher.run()).toBe(60_000);
  expect([calls, faults]).toEqual([[], []]);
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

type Standing = { isAway: boolean; isResting: boolean; isBackgroundResting: boolean };

describe("at a moment that is watched", () => {
  // A third of a minute before the next moment of every day.
  const atMs = Date.parse("2026-11-20T11:04:40Z");

  /** A watch beside a book of which the test says what it knows, and that answers nothing. */
  async function openBeside(more: { lookedMsAgo?: number; everyMs?: number } & Partial<Standing> = {}) {
    const { lookedMsAgo, everyMs = refreshMs, ...standing } = more;
    const { store } = createStageBook(ledger.kysely(), ledger.operation(), { nowMs, script: () => [] });
    const asked: Window[] = [];
    const faults: unknown[] = [];
    const askedAtMs = atMs - (lookedMsAgo ?? 0);
    const answer = await store.append(fresh(friday, askedAtMs, [row("1", "Break", 60)]), turn);
    const known = {
      window: friday,
      askedAtMs,
      isClosed: false,
      recheckAtMs: null,
      doubted: null,
      changes: [],
    };
    const entry: IndexEntry | null = answer && { ...known, answer };
    const { isAway = false, isResting = false, isBackgroundResting = false } = standing;
    const problem = new ProblemError("store-unavailable", "Away.");
    const watcher = createDayWatch({
      book: {
        sync: async () => (isAway ? { problem, sinceMs: atMs, retryAtMs: atMs + 5_000, times: 1 } : null),
        find: ({ from }) => (lookedMsAgo !== undefined && from === friday.from ? entry : null),
        isResting: () => isResting,
        isBackgroundResting: () => isBackgroundResting,
        async ask(window) {
          asked.push(window);
          return null;
        },
      },
      ...{ timeZone, refreshMs: everyMs, loadWatch: async () => watch, now: () => atMs },
      onFault: (error) => faults.push(error),
    });
    const pauseMs = await watcher.run();
    expect(faults).toEqual([]);
    return { asked, pauseMs };
  }

  test("a day that nobody looked at is asked, and again at the next moment that all days share", async () => {
    expect(await openBeside()).toEqual({ asked: [friday], pauseMs: 20_000 });
    // Of 45 seconds since 1970 ten are over.
    expect(await openBeside({ everyMs: 45_000 })).toEqual({ asked: [friday], pauseMs: 35_000 });
  });

  test("a day that somebody looked at is due a refresh later, and not before", async () => {
    expect(await openBeside({ lookedMsAgo: refreshMs - 5_000 })).toEqual({ asked: [], pauseMs: 5_000 });
    expect(await openBeside({ lookedMsAgo: refreshMs - 45_000 })).toEqual({ asked: [], pauseMs: 45_000 });
    expect(await openBeside({ lookedMsAgo: 0 })).toEqual({ asked: [], pauseMs: 60_000 });
    expect(await openBeside({ lookedMsAgo: refreshMs })).toEqual({ asked: [friday], pauseMs: 20_000 });
    expect(await openBeside({ lookedMsAgo: refreshMs + 1 })).toEqual({ asked: [friday], pauseMs: 20_000 });
  });

  test("nothing is asked while the day rests after a failure, or the background has spent its calls", async () => {
    const nothing = { asked: [], pauseMs: 20_000 };
    expect(await openBeside({ isResting: true })).toEqual(nothing);
    expect(await openBeside({ isBackgroundResting: true })).toEqual(nothing);
    expect(await openBeside({ isResting: true, isBackgroundResting: true })).toEqual(nothing);
    expect(await openBeside({ isResting: true, lookedMsAgo: refreshMs })).toEqual(nothing);
  });

  test("nothing is asked while the store is away: nobody can tell what others have asked", async () => {
    expect(await openBeside({ isAway: true })).toEqual({ asked: [], pauseMs: 20_000 });
  });
});
