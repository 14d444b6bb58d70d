import { describe, expect, test } from "vitest";
import { windowOfDay } from "@/lib/dates/window";
import { ProblemError } from "@/lib/report/answers/problem";
import { listRows } from "@/lib/report/figures/plain-rows.cases";
import type { AnswerBookOptions } from "./answer-book";
import { createAnswerMemory } from "./answer-memory";
import {
  background,
  createStageBook,
  fresh,
  openLedger,
  reader,
  refreshMs,
  row,
  type Script,
  turn,
} from "./answers.stage";

const today = windowOfDay("2026-11-22");
const yesterday = windowOfDay("2026-11-21");
const afternoon = Date.parse("2026-11-22T20:00:00Z");
const endOfToday = Date.parse("2026-11-23T05:00:00Z");

const ledger = openLedger("sqlite");
const answered: Script = (_window, call) => [row(String(call), "Break", 60)];

function open(script: Script = answered, options: Partial<AnswerBookOptions> = {}, operation?: string) {
  const place = operation ?? ledger.operation();
  return createStageBook(ledger.kysely(), place, { nowMs: afternoon, script, ...options });
}

function failWith(code: "upstream-timeout" | "upstream-quota", retryAfterSeconds?: number): Script {
  const options = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  return () => {
    throw new ProblemError(code, "No answer.", options);
  };
}

/** A list of failures that is read in the midst of a call, and comes back only after that call's end. */
function listHeld() {
  const operation = ledger.operation();
  const { store } = open(answered, {}, operation);
  const [read, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let start = (): Promise<void> => Promise.resolve();
  let reading: Promise<void> | null = null;
  async function loadFailures() {
    const failed = await store.loadFailures();
    if (!reading) return failed;
    read.resolve();
    await held.promise;
    return failed;
  }
  return {
    operation,
    options: { store: { ...store, loadFailures } },
    onRead(sync: () => Promise<void>) {
      start = sync;
    },
    during:
      (script: Script): Script =>
      async (window, call) => {
        reading = Promise.resolve();
        reading = start();
        await read.promise;
        return script(window, call);
      },
    async release() {
      held.resolve();
      await reading;
    },
  };
}

describe("asking", () => {
  test("200 at once about the same window cost one call and share one answer", async () => {
    const { book, calls } = open();
    await Promise.all(Array.from({ length: 200 }, () => book.ask({ ...today }, reader)));
    expect(calls).toHaveLength(1);
    expect(book.find(today)?.answer).toMatchObject({ outcome: "rows", rowCount: 1 });
    expect(book.isPending(today)).toBe(false);
  });

  test("shows a call under way to everybody until it is settled", async () => {
    const { promise, resolve } = Promise.withResolvers<null>();
    const { book } = open(() => promise);
    const asked = book.ask(today, reader);
    expect(book.isPending(today)).toBe(true);
    expect(book.ask(today, reader)).toBe(asked);
    resolve(null);
    await asked;
    expect(book.isPending(today)).toBe(false);
  });

  test("a reader does not wait behind background work, and both cost one call", async () => {
    const { book, calls } = open();
    const behind = book.ask(today, background);
    const asked = book.ask(today, reader);
    expect(asked).not.toBe(behind);
    await Promise.all([behind, asked]);
    expect(calls.length).toBeLessThanOrEqual(2);
    expect(book.find(today)).not.toBeNull();
  });

  test("a live window that was answered while the question waited its turn is not asked again", async () => {
    const operation = ledger.operation();
    const first = open(answered, {}, operation);
    const second = open(answered, {}, operation);
    await first.book.ask(today, reader);
    await second.book.ask(today, reader);
    expect(second.calls).toEqual([]);
    expect(second.book.find(today)?.answer.id).toBe(first.book.find(today)?.answer.id);
    second.clock.ms += refreshMs;
    await second.book.ask(today, reader);
    expect(second.calls).toHaveLength(1);
  });

  test("is asked again when the clock was set back behind its answer", async () => {
    const { book, calls, clock } = open();
    await book.ask(today, reader);
    clock.ms -= 3_600_000;
    await book.ask(today, reader);
    expect(calls).toHaveLength(2);
  });
});

describe("what is in force", () => {
  test("survives the process: another one knows it without a call, rows and agents too", async () => {
    const operation = ledger.operation();
    await open(answered, {}, operation).book.ask(yesterday, reader);
    const { book, calls } = open(answered, {}, operation);
    expect(book.find(yesterday)).toBeNull();
    await book.sync();
    const entry = book.find(yesterday);
    expect(entry?.isClosed).toBe(true);
    expect(entry && listRows(await book.columnsOf(entry.answer))).toEqual([row("1", "Break", 60)]);
    expect([await book.knowsAgent("1"), await book.knowsAgent("2")]).toEqual([true, false]);
    expect(calls).toEqual([]);
  });

  test("names its agents, also to a process that had read the store before, and after a crash right behind it", async () => {
    const operation = ledger.operation();
    const { book } = open(answered, {}, operation);
    await book.sync();
    const other = open(answered, {}, operation);
    await other.store.append(fresh(yesterday, afternoon, [row("7", "Break", 60)]), turn);
    await book.sync();
    expect([await book.knowsAgent("7"), await book.knowsAgent("8")]).toEqual([true, false]);
  });

  test("knows the newest name of an agent, whatever range is read", async () => {
    const named: Script = ({ from }) => [
      { ...row("7", "Break", 60), agentName: from < today.from ? "Ana" : "" },
      row("8", "Break", 60),
    ];
    const { book } = open(named);
    await book.ask(yesterday, reader);
    await book.ask(today, reader);
    expect([await book.findName("7"), await book.findName("9")]).toEqual(["Ana", null]);
    expect(await book.findName("8")).toBe(row("8", "Break", 60).agentName);
  });

  test("is learned also where a lower id was kept after a higher one", async () => {
    const operation = ledger.operation();
    const { store, book } = open(answered, {}, operation);
    for (const window of [yesterday, today]) await store.append(fresh(window, afternoon, null), turn);
    const [, higher] = await store.loadSince(0);
    // A transaction with a lower id may be over after one with a higher: until then nobody sees it.
    let isOver = false;
    const loadSince = async (id: number) =>
      (await store.loadSince(id)).filter((answer) => isOver || answer.id === higher?.id);
    const other = open(answered, { store: { ...store, loadSince } }, operation);
    await other.book.sync();
    expect([other.book.find(yesterday), other.book.find(today) === null]).toEqual([null, false]);
    isOver = true;
    other.clock.ms += 1_000;
    await other.book.sync();
    expect([other.book.find(yesterday), other.book.find(today)]).not.toContain(null);
    await book.sync();
    const version = book.version();
    await book.sync();
    expect(book.version()).toBe(version);
  });

  test("is the newest answer; the one before stays readable as known then", async () => {
    const { book, clock, source } = open(() => [row("1", "Break", 60)]);
    await book.ask(today, reader);
    clock.ms += refreshMs;
    source.script = () => [row("1", "Break", 120)];
    await book.ask(today, reader);
    expect(book.find(today)?.answer.totalSeconds).toBe(120);
    const past = await book.loadKnownAt(today, afternoon);
    expect(past.find(today)?.answer.totalSeconds).toBe(60);
  });

  test("closes with the answer that was asked after its end in the operation's zone", async () => {
    const { book, clock } = open(() => [row("1", "Break", 60)]);
    clock.ms = endOfToday - 1;
    await book.ask(today, reader);
    expect(book.find(today)?.isClosed).toBe(false);
    clock.ms = endOfToday + refreshMs;
    await book.ask(today, reader);
    expect(book.find(today)?.isClosed).toBe(true);
  });

  test("of a closed day is looked at again the next morning and a week later, and a correction is kept", async () => {
    const { book, clock, source, calls } = open(() => [row("1", "Break", 60)]);
    const six = Date.parse("2026-11-22T11:00:00Z");
    clock.ms = six - 1;
    await book.ask(yesterday, reader);
    expect(book.listRechecks(six - 1)).toEqual([]);
    clock.ms = six;
    expect(book.listRechecks(six).map(({ window }) => window)).toEqual([yesterday]);
    source.script = () => [row("1", "Break", 90)];
    await book.ask(yesterday, background);
    expect(book.find(yesterday)).toMatchObject({
      answer: { totalSeconds: 90 },
      changes: [{ kind: "corrected", beforeSeconds: 60, afterSeconds: 90 }],
      recheckAtMs: six + 7 * 86_400_000,
    });
    await book.ask(yesterday, background);
    expect(calls).toHaveLength(2);
    clock.ms = six + 7 * 86_400_000;
    source.script = () => [row("1", "Break", 90)];
    await book.ask(yesterday, background);
    expect(book.find(yesterday)).toMatchObject({
      changes: [{ beforeSeconds: 60, afterSeconds: 90 }],
      recheckAtMs: null,
    });
  });
});

describe("a failing window", () => {
  test("keeps its old answer beside the failure", async () => {
    const { book, clock, source } = open();
    await book.ask(today, reader);
    clock.ms += refreshMs;
    source.script = failWith("upstream-timeout");
    await book.ask(today, reader);
    expect(book.find(today)?.answer.outcome).toBe("rows");
    expect(book.failureOf(today)).toMatchObject({ times: 1, problem: { code: "upstream-timeout" } });
  });

  test("is left alone for longer each time, and says since when it fails", async () => {
    const { book, clock, calls } = open(failWith("upstream-timeout"));
    const waits: number[] = [];
    for (let times = 0; times < 4; times += 1) {
      await book.ask(today, reader);
      const wait = (book.failureOf(today)?.retryAtMs ?? 0) - clock.ms;
      waits.push(wait);
      clock.ms += wait - 1;
      await book.ask(today, reader);
      clock.ms += 1;
    }
    expect(waits).toEqual([5_000, 10_000, 20_000, 40_000]);
    expect(calls).toHaveLength(4);
    expect(book.failureOf(today)?.sinceMs).toBe(afternoon);
  });

  test("is left alone by every process, across a restart too", async () => {
    const operation = ledger.operation();
    await open(failWith("upstream-timeout", 60), {}, operation).book.ask(today, reader);
    const { book, calls, clock } = open(answered, {}, operation);
    await book.sync();
    await book.ask(today, reader);
    expect(calls).toEqual([]);
    expect(book.failureOf(today)?.problem.code).toBe("upstream-timeout");
    clock.ms += 60_000;
    await book.ask(today, reader);
    expect(book.failureOf(today)).toBeNull();
  });

  test("that fails while the list of failures is being read is not forgotten, and costs no further call", async () => {
    const list = listHeld();
    const { book, calls, clock } = open(
      list.during(failWith("upstream-timeout")),
      list.options,
      list.operation,
    );
    list.onRead(async () => {
      clock.ms += 1_000;
      await book.sync();
    });
    await book.ask(today, reader);
    await list.release();
    expect(book.failureOf(today)?.problem.code).toBe("upstream-timeout");
    await book.ask(today, reader);
    expect(calls).toHaveLength(1);
  });

  test("that is answered while the list is being read is not called failed by it", async () => {
    const list = listHeld();
    const { book, clock, source } = open(failWith("upstream-timeout"), list.options, list.operation);
    await book.ask(today, reader);
    clock.ms += refreshMs;
    source.script = list.during(answered);
    list.onRead(async () => {
      clock.ms += 1_000;
      await book.sync();
    });
    await book.ask(today, reader);
    await list.release();
    expect([book.failureOf(today), book.find(today)?.answer.outcome]).toEqual([null, "rows"]);
  });

  test("refused because the process ends is no failure to the next one", async () => {
    const operation = ledger.operation();
    const ending = open(failWith("upstream-timeout"), {}, operation);
    ending.book.close();
    await ending.book.ask(today, reader);
    const { book, calls } = open(answered, {}, operation);
    await book.sync();
    await book.ask(today, reader);
    expect([book.failureOf(today), calls.length]).toEqual([null, 1]);
  });

  test("does not keep others from being asked", async () => {
    const { book, source } = open(failWith("upstream-timeout"));
    await book.ask(today, reader);
    source.script = answered;
    await book.ask(yesterday, reader);
    expect(book.find(yesterday)).not.toBeNull();
  });

  test("names a fault of our own as unexpected, with its cause", async () => {
    const fault = new Error("disk on fire");
    const { book } = open(() => {
      throw fault;
    });
    await book.ask(today, reader);
    expect(book.failureOf(today)?.problem).toMatchObject({ code: "unexpected", cause: fault });
  });
});

describe("answers in memory", () => {
  const thousand = Array.from({ length: 1_000 }, () => row("x", "Break", 1));

  test("are bounded, those unread for longest go first, and what went is read from the store", async () => {
    const hits: boolean[] = [];
    const { book } = open((window) => [row(window.from, "Break", 60), ...thousand], {
      memory: createAnswerMemory(40_000),
      onLoad: (isHit) => hits.push(isHit),
    });
    const windows = ["2026-11-10", "2026-11-11", "2026-11-12"].map(windowOfDay);
    for (const window of windows) await book.ask(window, reader);
    for (const window of windows.toReversed()) {
      const entry = book.find(window);
      expect(entry && listRows(await book.columnsOf(entry.answer))).toHaveLength(1_001);
      expect(book.memoryBytes()).toBeLessThan(40_000);
    }
    expect(hits).toEqual([true, true, false]);
  });
});
