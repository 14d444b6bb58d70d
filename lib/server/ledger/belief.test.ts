import { describe, expect, test } from "vitest";
import { windowOfDay } from "@/lib/dates/window";
import { ProblemError } from "@/lib/report/answers/problem";
import { buildColumns } from "@/lib/report/figures/answer-columns";
import type { AuxRow } from "@/lib/report/figures/aux-row";
import { engines } from "@/lib/server/store/engines.stage";
import {
  createStageBook,
  openLedger,
  reader,
  refreshMs,
  row,
  type Script,
  timeZone,
  turn,
} from "./answers.stage";

const today = windowOfDay("2026-11-22");
const yesterday = windowOfDay("2026-11-21");
const afternoon = Date.parse("2026-11-22T20:00:00Z");
const endOfToday = Date.parse("2026-11-23T05:00:00Z");
const dayMs = 86_400_000;

const whole = [row("1", "Break", 600), row("1", "Lunch", 1800), row("2", "Break", 300)];
const fallen = [row("1", "Break", 540), row("1", "Lunch", 1800), row("2", "Break", 300)];
const lost = [row("1", "Break", 600), row("1", "Lunch", 1800)];

describe.each(engines)("what the ledger believes on %s", (engine) => {
  const ledger = openLedger(engine);

  function open(said: AuxRow[] | null, nowMs = afternoon, operation = ledger.operation()) {
    const script: Script = () => said;
    const stage = createStageBook(ledger.kysely(), operation, { nowMs, script });
    return {
      ...stage,
      operation,
      async look(next: AuxRow[] | null, window = today, laterMs = refreshMs) {
        stage.clock.ms += laterMs;
        stage.source.script = () => next;
        await stage.book.ask(window, reader);
        return stage.book.find(window);
      },
    };
  }

  test.each([
    ["an agent's time in a state falls", fallen],
    ["a state of an agent vanishes", [row("1", "Break", 600), row("2", "Break", 300)]],
    ["a time is no longer known", [row("1", "Break", null), row("1", "Lunch", 1800), row("2", "Break", 300)]],
    ["an agent vanishes", lost],
    ["all figures vanish", []],
    ["wolkvox says that there is no data", null],
    ["one figure falls while another grows", [...fallen.slice(0, 2), row("2", "Break", 9000)]],
  ])(
    "a running day of which %s keeps its figures until a look a refresh later confirms it",
    async (_what, less) => {
      const { book, look } = open(whole);
      await book.ask(today, reader);
      const held = await look(less);
      expect(held?.answer.totalSeconds).toBe(2700);
      expect(held?.doubted).toMatchObject({ change: { kind: "doubted", beforeSeconds: 2700 } });
      expect(held?.changes).toEqual([]);
      const confirmed = await look(less);
      expect(confirmed).toMatchObject({
        doubted: null,
        answer: { outcome: less === null ? "no-data" : "rows" },
        changes: [{ kind: "shrunk", beforeSeconds: 2700, atMs: afternoon + 2 * refreshMs }],
      });
    },
  );

  test("figures that come back are believed at once, and nothing is noted", async () => {
    const { book, look } = open(whole);
    await book.ask(today, reader);
    await look(lost);
    const back = await look([...whole, row("3", "Break", 10)]);
    expect(back).toMatchObject({ doubted: null, changes: [], answer: { totalSeconds: 2710, change: null } });
  });

  test("a second look that says less still confirms nothing: the doubt begins anew", async () => {
    const { book, look } = open(whole);
    await book.ask(today, reader);
    await look(fallen);
    const less = await look([row("1", "Break", 100), ...fallen.slice(1)]);
    expect([less?.answer.totalSeconds, less?.doubted?.change?.sinceMs]).toEqual([
      2700,
      afternoon + 2 * refreshMs,
    ]);
    const confirmed = await look([row("1", "Break", 120), ...fallen.slice(1)]);
    expect(confirmed?.answer.totalSeconds).toBe(2220);
  });

  test("the note stays while the day grows on, and names the agents that changed", async () => {
    const { book, look, operation } = open(whole);
    await book.ask(today, reader);
    await look(lost);
    await look(lost);
    const grown = await look([row("1", "Break", 900), row("1", "Lunch", 1800)]);
    const change = {
      kind: "shrunk",
      atMs: afternoon + 2 * refreshMs,
      beforeSeconds: 2700,
      afterSeconds: 2400,
      agents: 1,
      cases: [{ id: "2", name: "Agent 2", beforeSeconds: 300, afterSeconds: null }],
    };
    expect(grown?.changes).toEqual([change]);
    const other = open([], afternoon, operation);
    await other.book.sync();
    expect(other.book.find(today)).toMatchObject({ changes: [change], answer: { totalSeconds: 2700 } });
  });

  test("a doubt is known to every process and after a restart, and is looked at again when a refresh has passed", async () => {
    const { book, look, operation } = open(whole);
    await book.ask(today, reader);
    await look(lost);
    const other = open(lost, afternoon + refreshMs, operation);
    await other.book.sync();
    expect(other.book.find(today)).toMatchObject({
      askedAtMs: afternoon + refreshMs,
      recheckAtMs: afternoon + 2 * refreshMs,
      answer: { totalSeconds: 2700 },
      doubted: { totalSeconds: 2400 },
    });
    await other.book.ask(today, reader);
    expect(other.calls).toEqual([]);
    expect(other.book.listRechecks(afternoon + 2 * refreshMs).map(({ window }) => window)).toEqual([today]);
    const confirmed = await other.look(lost);
    expect(confirmed?.answer.totalSeconds).toBe(2400);
  });

  test("the first look after a day's end may not lose what the running day had", async () => {
    const { book, look } = open(whole);
    await book.ask(today, reader);
    const held = await look(lost, today, endOfToday - afternoon);
    expect([held?.isClosed, held?.answer.totalSeconds]).toEqual([false, 2700]);
    const confirmed = await look(lost);
    expect([confirmed?.isClosed, confirmed?.answer.totalSeconds]).toEqual([true, 2400]);
  });

  test("a closed day that lost agents at its second look keeps them until another look confirms it", async () => {
    const { book, look } = open(whole);
    await book.ask(yesterday, reader);
    const held = await look(lost, yesterday, 7 * dayMs);
    expect(held).toMatchObject({
      answer: { totalSeconds: 2700 },
      doubted: { totalSeconds: 2400 },
      recheckAtMs: afternoon + 7 * dayMs + refreshMs,
    });
    const confirmed = await look(lost, yesterday);
    expect(confirmed).toMatchObject({
      answer: { totalSeconds: 2400 },
      changes: [{ kind: "corrected", beforeSeconds: 2700, afterSeconds: 2400 }],
    });
  });

  test("a closed day whose times are corrected, with everybody there, is corrected at once and says for whom", async () => {
    const { book, look } = open(whole);
    await book.ask(yesterday, reader);
    const corrected = await look(fallen, yesterday, 7 * dayMs);
    expect(corrected).toMatchObject({
      answer: { totalSeconds: 2640 },
      changes: [{ kind: "corrected", cases: [{ id: "1", beforeSeconds: 2400, afterSeconds: 2340 }] }],
    });
  });

  test("a 'no data' is provisional: figures that a later look brings replace it with a note", async () => {
    const { book, look } = open(null);
    await book.ask(yesterday, reader);
    expect(book.find(yesterday)?.recheckAtMs).toBe(Date.parse("2026-11-29T11:00:00Z"));
    const found = await look(whole, yesterday, 7 * dayMs);
    expect(found).toMatchObject({
      answer: { outcome: "rows", totalSeconds: 2700 },
      changes: [{ kind: "corrected", beforeSeconds: 0, afterSeconds: 2700 }],
    });
  });

  test("what was in force at a moment stays in force as known then", async () => {
    const { book, look, clock } = open(whole);
    await book.ask(today, reader);
    await look(lost);
    const doubtedAt = clock.ms;
    await look(lost);
    const totalAt = async (ms: number) =>
      (await book.loadKnownAt(today, ms)).find(today)?.answer.totalSeconds;
    expect([await totalAt(doubtedAt), await totalAt(clock.ms)]).toEqual([2700, 2400]);
  });

  test("tidying up keeps the answer in force, however many doubted ones are newer", async () => {
    const { book, look, store, clock } = open(whole);
    await book.ask(today, reader);
    for (const seconds of [500, 400, 300]) await look([row("1", "Break", seconds)]);
    clock.ms += 9 * dayMs;
    await store.purge(clock.ms, { timeZone, keptDays: 400 });
    const kept = await store.loadSince(0);
    expect(kept.map(({ totalSeconds }) => totalSeconds)).toContain(2700);
  });
});

describe("clocks", () => {
  const ledger = openLedger("sqlite");
  const open = (nowMs: number, operation = ledger.operation()) => ({
    operation,
    ...createStageBook(ledger.kysely(), operation, { nowMs, script: () => whole }),
  });

  test("a clock that was ten minutes ahead at 23:52 closes nothing, also when midnight has passed", async () => {
    const minute = 60_000;
    const { book, clock, calls } = open(endOfToday + 2 * minute);
    await book.ask(today, reader);
    expect(book.find(today)?.isClosed).toBe(true);
    clock.ms = endOfToday - 7 * minute;
    expect(book.find(today)?.isClosed).toBe(false);
    clock.ms = endOfToday + 3 * minute;
    expect(book.find(today)?.isClosed).toBe(false);
    clock.ms += refreshMs;
    await book.ask(today, reader);
    expect([calls.length, book.find(today)?.isClosed]).toEqual([2, true]);
  });

  test("a clock that was set back opens no day that had ended before", async () => {
    const { book, clock } = open(afternoon);
    await book.ask(yesterday, reader);
    clock.ms -= 3_600_000;
    expect(book.find(yesterday)?.isClosed).toBe(true);
  });

  test("an answer that wolkvox dates before the day's end does not close it, whatever our clock says", async () => {
    const { store, book } = open(endOfToday + 60_000);
    const said = { outcome: "rows" as const, columns: buildColumns(whole), warnings: [] };
    const asked = { askedAtMs: endOfToday + 1000, answeredAtMs: endOfToday + 1500 };
    await store.append({ window: today, ...asked, witnessedAtMs: endOfToday - 1000, ...said }, turn);
    await book.sync();
    expect(book.find(today)?.isClosed).toBe(false);
  });

  test("a failure from before the clock was set back is tried again", async () => {
    const stage = open(afternoon);
    stage.source.script = () => {
      throw new ProblemError("upstream-busy", "Busy.", { retryAfterSeconds: 300 });
    };
    await stage.book.ask(today, reader);
    expect(stage.book.isResting(today)).toBe(true);
    stage.clock.ms -= 3_600_000;
    expect(stage.book.isResting(today)).toBe(false);
  });
});

describe("a clock that was ahead when a window failed once more", () => {
  const ledger = openLedger("sqlite");

  test.each([
    ["upstream-busy", 3_600_000],
    ["upstream-quota", 30 * 86_400_000],
  ] as const)("does not keep it from being tried again (%s)", async (code, aheadMs) => {
    const script = () => {
      throw new ProblemError(code, "Not now.", { retryAfterSeconds: 300 });
    };
    const { book, clock } = createStageBook(ledger.kysely(), ledger.operation(), {
      nowMs: afternoon,
      script,
    });
    await book.ask(today, reader);
    clock.ms += aheadMs;
    await book.ask(today, reader);
    clock.ms -= aheadMs - 1000;
    expect(book.isResting(today)).toBe(false);
  });
});

describe("an administrator's one more look", () => {
  const ledger = openLedger("sqlite");
  const open = (script: Script) =>
    createStageBook(ledger.kysely(), ledger.operation(), { nowMs: afternoon, script });

  test("asks a day that is known and closed, and answers what is in force then", async () => {
    const { book, clock, calls, source } = open(() => whole);
    await book.ask(yesterday, reader);
    clock.ms += refreshMs;
    source.script = () => [...whole, row("3", "Break", 5)];
    const entry = await book.askAgain(yesterday, "boss@example.com");
    expect([calls.length, entry.answer.totalSeconds]).toEqual([2, 2705]);
  });

  test("is refused within the refresh time of the last look, and told when", async () => {
    const { book, clock, calls } = open(() => whole);
    await book.ask(yesterday, reader);
    clock.ms += 60_000;
    await expect(book.askAgain(yesterday, "boss@example.com")).rejects.toMatchObject({
      code: "rate-limited",
      retryAfterSeconds: 240,
    });
    expect(calls).toHaveLength(1);
  });

  test("that fails says why, and leaves the figures as they are", async () => {
    const { book, clock, source } = open(() => whole);
    await book.ask(yesterday, reader);
    clock.ms += refreshMs;
    source.script = () => {
      throw new ProblemError("upstream-timeout", "No answer.");
    };
    await expect(book.askAgain(yesterday, "boss@example.com")).rejects.toMatchObject({
      code: "upstream-timeout",
    });
    expect([book.find(yesterday)?.answer.totalSeconds, book.isPending(yesterday)]).toEqual([2700, false]);
  });
});
