import { describe, expect, test } from "vitest";
import { type Window, windowOfDay } from "@/lib/dates/window";
import { type ProblemCode, ProblemError } from "@/lib/report/answers/problem";
import { CallDroppedError, CallRefusedError } from "@/lib/server/ledger/lease/call-refusal";
import { type Requesters, requestedBy } from "@/lib/server/ledger/lease/call-request";
import { formatKeptKey } from "@/lib/server/store/kept-key";
import type { Answer } from "./answer";
import { createAnswerBook } from "./answer-book";
import { createAnswerMemory } from "./answer-memory";
import { background, fresh, reader, refreshMs, row, timeZone, turn } from "./answers.stage";
import { away, createMemoryStore } from "./memory-store.stage";

const today = windowOfDay("2026-11-22");
const yesterday = windowOfDay("2026-11-21");
const afternoon = Date.parse("2026-11-22T20:00:00Z");
const eva: Requesters = requestedBy({ purpose: "reader", askedBy: "eva" });

type Asked = { window: Window; requesters: Requesters; isDue: () => Promise<boolean> };
type Held = Asked & { answer(): Promise<void>; drop(): void; fail(error: unknown): void };

/** A book whose calls are held until the test answers them, under a clock that it sets. */
function open() {
  const clock = { ms: afternoon };
  const held: Held[] = [];
  const memory = createMemoryStore();
  const book = createAnswerBook({
    ...{
      store: memory.store,
      timeZone,
      refreshMs,
      now: () => clock.ms,
      memory: createAnswerMemory(1_000_000),
    },
    load: (window, requesters, isDue) =>
      new Promise((resolve, reject) => {
        held.push({
          ...{ window, requesters, isDue, fail: reject, drop: () => resolve(null) },
          async answer() {
            const said = fresh(window, clock.ms, [row("7", "Break", 60)]);
            const answer = await memory.store.append(said, turn);
            resolve(answer && { answer, columns: said.columns });
          },
        });
      }),
  });
  /** Stores an answer as another process does. */
  const keep = (window: Window, askedAtMs = clock.ms) =>
    memory.store.append(fresh(window, askedAtMs, [row("7", "Break", 60)]), turn);
  /** Asks a window and answers its call. */
  async function answered(window: Window): Promise<void> {
    const asking = book.ask(window, reader);
    await held.at(-1)?.answer();
    await asking;
  }
  return { ...memory, book, clock, held, keep, answered };
}

function problem(code: ProblemCode): ProblemError {
  return new ProblemError(code, "Why.");
}

describe("asking a window", () => {
  test("makes one call for all who want it, and lists them as they come", async () => {
    const { book, held } = open();
    const both = [book.ask(today, reader), book.ask(today, eva)];
    expect(held.map(({ requesters }) => requesters.list().map(({ askedBy }) => askedBy))).toEqual([
      ["ana@auxboard.example", "eva"],
    ]);
    expect([book.isPending(today), book.isPending(yesterday)]).toEqual([true, false]);
    await held[0]?.answer();
    expect([await Promise.all(both), book.isPending(today)]).toEqual([[null, null], false]);
    expect(book.find(today)?.answer.totalSeconds).toBe(60);
  });

  test("in the background joins a reader's call and is not counted among who wants it", async () => {
    const { book, held } = open();
    const both = [book.ask(today, reader), book.ask(today, background)];
    expect(held.map(({ requesters }) => [requesters.purpose, requesters.list().length])).toEqual([
      ["reader", 1],
    ]);
    held[0]?.drop();
    expect(await Promise.all(both)).toEqual([null, null]);
  });

  test("for a reader is a call of its own beside the background's, which ends without ending it", async () => {
    const { book, held } = open();
    const first = book.ask(today, background);
    const second = book.ask(today, reader);
    expect(held.map(({ requesters }) => requesters.purpose)).toEqual(["background", "reader"]);
    held[0]?.drop();
    await first;
    expect(book.isPending(today)).toBe(true);
    held[1]?.drop();
    await second;
    expect(book.isPending(today)).toBe(false);
  });

  test("again in the background joins the background's call", async () => {
    const { book, held } = open();
    const both = [book.ask(today, background), book.ask(today, background)];
    expect([held.length, held[0]?.requesters.list().length]).toEqual([1, 2]);
    held[0]?.drop();
    await Promise.all(both);
  });

  test("is told why it was refused, and that is no failure of the window", async () => {
    const { book, held, failures } = open();
    const refusal = new CallRefusedError("upstream-busy", "Too many wait.");
    const asking = book.ask(today, reader);
    const before = book.version();
    held[0]?.fail(refusal);
    expect(await asking).toBe(refusal);
    expect([book.ownFailureOf(today), failures.size, book.version()]).toEqual([null, 0, before]);
  });

  test("that nobody wants any more is neither refused nor failed", async () => {
    const { book, held } = open();
    const asking = book.ask(today, reader);
    held[0]?.fail(new CallDroppedError("Nobody."));
    expect([await asking, book.ownFailureOf(today)]).toEqual([null, null]);
  });

  test("that failed is noted, and makes no call while it rests", async () => {
    const { book, held, clock, failures } = open();
    const asking = book.ask(today, reader);
    const before = book.version();
    held[0]?.fail(problem("upstream-timeout"));
    expect(await asking).toBeNull();
    expect(book.ownFailureOf(today)?.problem.code).toBe("upstream-timeout");
    expect([book.version(), failures.size]).toEqual([before + 1, 1]);
    expect([await book.ask(today, reader), held.length, book.isResting(today)]).toEqual([null, 1, true]);
    clock.ms += 5_000;
    void book.ask(today, reader);
    expect(held).toHaveLength(2);
  });
});

describe("the day's calls", () => {
  test("that are spent for the background rest it for five minutes, and fail no window", async () => {
    const { book, held, clock } = open();
    const asking = book.ask(today, background);
    held[0]?.fail(problem("upstream-quota"));
    await asking;
    expect([book.isBackgroundResting(), book.ownFailureOf(today)]).toEqual([true, null]);
    clock.ms += 300_000 - 1;
    expect(book.isBackgroundResting()).toBe(true);
    clock.ms += 1;
    expect(book.isBackgroundResting()).toBe(false);
    clock.ms = afternoon - 1;
    expect(book.isBackgroundResting()).toBe(false);
  });

  test("that are spent for a reader are a failure of the window, and rest no background", async () => {
    const { book, held } = open();
    const asking = book.ask(today, reader);
    held[0]?.fail(problem("upstream-quota"));
    await asking;
    expect([book.isBackgroundResting(), book.ownFailureOf(today)?.problem.code]).toEqual([
      false,
      "upstream-quota",
    ]);
  });

  test("are not spent by any other failure of background work", async () => {
    const { book, held } = open();
    const asking = book.ask(today, background);
    held[0]?.fail(problem("upstream-timeout"));
    await asking;
    expect([book.isBackgroundResting(), book.ownFailureOf(today)?.times]).toEqual([false, 1]);
  });
});

describe("whether a window is still due when its turn comes", () => {
  async function isDue(
    prepare: (stage: ReturnType<typeof open>) => Promise<unknown> | unknown,
    window = today,
  ) {
    const stage = open();
    void stage.book.ask(window, reader);
    await prepare(stage);
    return stage.held[0]?.isDue();
  }

  test("it is while nothing is known of it", async () => {
    expect(await isDue(() => {})).toBe(true);
  });

  test("it is not once another process has its answer, until that is as old as a refresh", async () => {
    expect(await isDue(({ keep }) => keep(today))).toBe(false);
    expect(await isDue(({ keep }) => keep(today, afternoon - refreshMs + 1))).toBe(false);
    expect(await isDue(({ keep }) => keep(today, afternoon - refreshMs))).toBe(true);
  });

  test("it is where its answer comes from a clock that is ahead", async () => {
    expect(await isDue(({ keep }) => keep(today, afternoon + 1))).toBe(true);
  });

  test("it is not where it is closed, until its next look is due", async () => {
    expect(await isDue(({ keep }) => keep(yesterday), yesterday)).toBe(false);
    const later = async ({ keep, clock }: ReturnType<typeof open>) => {
      await keep(yesterday);
      clock.ms = Date.parse("2026-11-29T11:00:00Z");
    };
    expect(await isDue(later, yesterday)).toBe(true);
    const block = { from: "2026-11-16T00:00:00", to: yesterday.to };
    const muchLater = async ({ keep, clock }: ReturnType<typeof open>) => {
      await keep(block);
      clock.ms += 100 * 86_400_000;
    };
    expect(await isDue(muchLater, block)).toBe(false);
  });

  test("it is not where another process has failed it", async () => {
    const failure = {
      problem: problem("upstream-timeout"),
      sinceMs: afternoon,
      retryAtMs: afternoon + 5_000,
      times: 1,
    };
    expect(await isDue(({ store }) => store.saveFailure(today, failure))).toBe(false);
  });
});

describe("learning what others have stored", () => {
  test("reads all at first, then what is new and the last twenty again, every tenth of a second", async () => {
    const { book, keep, clock, asked, count } = open();
    expect(await book.sync()).toBeNull();
    expect(asked.toSorted()).toEqual(["loadAgents", "loadFailures", "loadSince -20"]);
    clock.ms += 99;
    await book.sync();
    expect(count("loadSince")).toBe(1);
    for (let at = 0; at < 30; at += 1) await keep(windowOfDay(`2026-10-${at + 1 < 10 ? "0" : ""}${at + 1}`));
    clock.ms += 1;
    await book.sync();
    clock.ms += 100;
    await book.sync();
    expect(asked.filter((what) => what.startsWith("loadSince"))).toEqual([
      "loadSince -20",
      "loadSince -20",
      "loadSince 10",
    ]);
    expect(count("loadAgents")).toBe(1);
  });

  test("reads at once where the clock was set back", async () => {
    const { book, clock, count } = open();
    await book.sync();
    clock.ms -= 1;
    await book.sync();
    expect(count("loadSince")).toBe(2);
  });

  test("is one reading for all who wait for it", async () => {
    const { book, count } = open();
    await Promise.all([book.sync(), book.sync(), book.sync()]);
    expect(count("loadSince")).toBe(1);
  });

  test("is news where there is an answer or a failure that was not known, and only then", async () => {
    const { book, keep, clock, store } = open();
    const versions: number[] = [];
    const look = async () => {
      clock.ms += 100;
      await book.sync();
      versions.push(book.version());
    };
    await look();
    await keep(today);
    await look();
    await look();
    const failure = {
      problem: problem("upstream-timeout"),
      sinceMs: afternoon,
      retryAtMs: clock.ms + 5_000,
      times: 1,
    };
    await store.saveFailure(yesterday, failure);
    await look();
    await look();
    expect(versions).toEqual([0, 1, 1, 2, 2]);
  });

  test("fails with the store where nothing was ever read", async () => {
    const { book, state } = open();
    state.fault = away;
    await expect(book.sync()).rejects.toBe(away);
  });

  test("tells why nothing new is known where the store is away later, and since when", async () => {
    const { book, state, clock } = open();
    await book.sync();
    state.fault = away;
    clock.ms += 1_000;
    const sinceMs = clock.ms;
    const told = { problem: { code: "store-unavailable" }, sinceMs, times: 1 };
    expect(await book.sync()).toMatchObject({ ...told, retryAtMs: sinceMs + 5_000 });
    clock.ms += 2_000;
    expect(await book.sync()).toMatchObject({ ...told, retryAtMs: sinceMs + 7_000 });
    state.fault = null;
    expect(await book.sync()).toBeNull();
    state.fault = away;
    clock.ms += 1_000;
    expect(await book.sync()).toMatchObject({ sinceMs: clock.ms });
  });

  test("does not tell a mistake of ours as a fault of the store", async () => {
    const { book, state, clock } = open();
    await book.sync();
    state.fault = new TypeError("What?");
    clock.ms += 1_000;
    await expect(book.sync()).rejects.toThrow("What?");
  });

  test("finds the windows within a range, and what was known at a moment", async () => {
    const { book, keep } = open();
    await keep(yesterday, afternoon - 60_000);
    await keep(today);
    await book.sync();
    const idsOf = (entries: { answer: Answer }[]) => entries.map(({ answer }) => answer.id);
    expect(idsOf(book.listWithin(today))).toEqual([2]);
    expect(idsOf(book.listWithin({ from: yesterday.from, to: today.to }))).toEqual([1, 2]);
    const past = await book.loadKnownAt({ from: yesterday.from, to: today.to }, afternoon - 59_000);
    expect([past.find(yesterday)?.answer.id, past.find(today)]).toEqual([1, null]);
  });
});

describe("the agents of an operation", () => {
  test("are known by their answers without the store, and by the store where others named them", async () => {
    const { book, answered, agents, count } = open();
    await answered(today);
    expect([await book.knowsAgent("7"), count("hasAgent")]).toEqual([true, 0]);
    expect([await book.knowsAgent("8"), count("hasAgent")]).toEqual([false, 1]);
    agents.add(formatKeptKey("8"));
    expect([await book.knowsAgent("8"), await book.knowsAgent("8"), count("hasAgent")]).toEqual([
      true,
      true,
      2,
    ]);
  });

  test("are read with the first look at the store", async () => {
    const { book, agents, count } = open();
    agents.add(formatKeptKey("9"));
    await book.sync();
    expect([await book.knowsAgent("9"), count("hasAgent")]).toEqual([true, 0]);
  });
});

describe("one more look", () => {
  test("is a reader's call for who asks, whatever is known, and answers what is in force then", async () => {
    const { book, held, answered, clock } = open();
    await answered(yesterday);
    clock.ms += refreshMs;
    const again = book.askAgain(yesterday, "admin");
    await expect.poll(() => held.length, { timeout: 10_000 }).toBe(2);
    expect(held[1]?.requesters.list()).toEqual([{ purpose: "reader", askedBy: "admin" }]);
    expect([held[1]?.requesters.purpose, book.isPending(yesterday), await held[1]?.isDue()]).toEqual([
      "reader",
      true,
      true,
    ]);
    const joined = Promise.all([book.ask(yesterday, background), book.ask(yesterday, eva)]);
    expect(held).toHaveLength(2);
    await held[1]?.answer();
    expect([(await again).answer.id, await joined, book.isPending(yesterday)]).toEqual([
      2,
      [null, null],
      false,
    ]);
  });

  test("is refused within a refresh of the last one, and told when it may be", async () => {
    const { book, held, answered, clock } = open();
    await answered(today);
    clock.ms += refreshMs - 1_500;
    await expect(book.askAgain(today, "admin")).rejects.toMatchObject({
      code: "rate-limited",
      retryAfterSeconds: 2,
    });
    expect(held).toHaveLength(1);
    clock.ms += 1_500;
    void book.askAgain(today, "admin");
    await expect.poll(() => held.length, { timeout: 10_000 }).toBe(2);
  });

  test("is not refused because of an answer from the future", async () => {
    const { book, held, keep } = open();
    await keep(today, afternoon + 1);
    void book.askAgain(today, "admin");
    await expect.poll(() => held.length, { timeout: 10_000 }).toBe(1);
  });

  test("is refused in its turn where somebody else has looked meanwhile", async () => {
    const { book, held, keep } = open();
    const again = book.askAgain(today, "admin");
    await expect.poll(() => held.length, { timeout: 10_000 }).toBe(1);
    await keep(today);
    await expect(held[0]?.isDue()).rejects.toMatchObject({ code: "rate-limited" });
    held[0]?.fail(problem("rate-limited"));
    await expect(again).rejects.toMatchObject({ code: "rate-limited" });
    expect(book.isPending(today)).toBe(false);
  });
});

test("an answer from the future closes no day that had not ended when it was first seen, however often it is looked at", async () => {
  const { book, keep, clock } = open();
  const endOfToday = Date.parse("2026-11-23T05:00:00Z");
  await keep(today, endOfToday + 600_000);
  await book.sync();
  expect(book.find(today)?.isClosed).toBe(false);
  clock.ms = endOfToday + 60_000;
  expect(book.find(today)?.isClosed).toBe(false);
  clock.ms = endOfToday + 700_000;
  expect(book.find(today)?.isClosed).toBe(false);
});

test("an answer that is read here is news", async () => {
  const { book, answered } = open();
  const before = book.version();
  await answered(today);
  expect(book.version()).toBeGreaterThan(before);
});

test("figures of an answer that was read here need not be loaded, those of others are loaded once", async () => {
  const { book, answered, keep, clock, count } = open();
  await answered(yesterday);
  const entry = book.find(yesterday);
  if (entry) await book.columnsOf(entry.answer);
  expect(count("loadPacked")).toBe(0);
  clock.ms += 1_000;
  await keep({ from: yesterday.from, to: today.to });
  await book.sync();
  expect(book.memoryBytes()).toBeGreaterThan(0);
});
