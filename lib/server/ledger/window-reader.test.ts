import { describe, expect, test } from "vitest";
import { type Window, windowOfDay } from "@/lib/dates/window";
import { ProblemError } from "@/lib/report/answers/problem";
import { type AnswerColumns, buildColumns } from "@/lib/report/figures/answer-columns";
import { listRows } from "@/lib/report/figures/plain-rows.cases";
import { createCallLog } from "@/lib/server/ledger/lease/call-log";
import { createTokenGate } from "@/lib/server/ledger/lease/token-gate";
import { createTokenHold } from "@/lib/server/ledger/lease/token-hold";
import { UpstreamUnreachableError } from "@/lib/server/wolkvox/parsing/upstream-errors";
import { createAnswerStore } from "./answer-store";
import { background, openLedger, reader, refreshMs, row, timeZone } from "./answers.stage";
import { openWindowReader, type StageReaderOptions } from "./window-reader.stage";

const day = windowOfDay("2026-11-20");
const start = Date.parse("2026-11-22T15:00:00Z");
const isDue = async () => true;

const ledger = openLedger("sqlite");

type Said = { outcome: "rows"; columns: AnswerColumns; warnings: []; saidAtMs?: number };
type Answering = (window: Window, call: number) => Said;

const oneRow: Answering = () => ({
  outcome: "rows",
  columns: buildColumns([row("1", "Break", 60)]),
  warnings: [],
});

/** A reader over a source that counts its calls and moves the clock by a second each. */
function open(answer: Answering, options: Partial<StageReaderOptions> & { quota?: number } = {}) {
  const clock = { ms: start };
  const asked: Window[] = [];
  const now = () => clock.ms;
  const operation = ledger.operation();
  const [kysely, token] = [ledger.kysely(), ledger.operation()];
  const client = {
    async loadAuxTime(window: Window) {
      asked.push(window);
      clock.ms += 1000;
      return { saidAtMs: null, ...answer(window, asked.length) };
    },
  };
  const gate = createTokenGate({
    ...{ kysely, token, concurrency: 1, mostWaiting: 100, holder: operation, pauseMs: 0 },
    monotonicNow: () => performance.now(),
  });
  const hold = createTokenHold({ kysely, token, timeZone, refreshMs: 300_000 });
  const calls = createCallLog({ kysely, operation, quota: options.quota ?? null, timeZone, now });
  const store = createAnswerStore(kysely, operation, { timeZone, refreshMs, token });
  const read = openWindowReader({
    ...{ token, client, gate, hold, calls, store, now, retryPausesMs: [1, 1] },
    ...options,
  });
  return { read, asked, clock, store, calls, gate };
}

describe("reading a window", () => {
  test("keeps the answer before anybody sees it, dated by when its call was sent", async () => {
    const { read, store, calls } = open(oneRow);
    const loaded = await read(day, reader, isDue);
    expect(loaded && listRows(loaded.columns)).toEqual([row("1", "Break", 60)]);
    expect(loaded?.answer).toMatchObject({ window: day, askedAtMs: start, answeredAtMs: start + 1000 });
    expect(await store.loadSince(0)).toEqual([loaded?.answer]);
    expect(await calls.loadDay("2026-11-22")).toMatchObject({
      spent: 1,
      byOutcome: [{ outcome: "rows", calls: 1 }],
      byAskedBy: [{ askedBy: "ana@auxboard.example", calls: 1 }],
    });
  });

  test.each([
    ["ten minutes before ours", -600_000, -600_000],
    ["after ours", 600_000, 0],
    ["a day before ours, as of a clock that was never set", -86_400_000, 0],
  ])(
    "dates an answer that wolkvox dates %s by the earlier clock that can be believed",
    async (_what, saidMs, keptMs) => {
      const { read } = open((window, call) => ({ ...oneRow(window, call), saidAtMs: start + saidMs }));
      const loaded = await read(day, reader, isDue);
      expect(loaded?.answer).toMatchObject({ askedAtMs: start, witnessedAtMs: start + keptMs });
    },
  );

  test("sends nothing where the window was answered while it waited its turn", async () => {
    const { read, asked } = open(oneRow);
    expect(await read(day, reader, async () => false)).toBeNull();
    expect(asked).toEqual([]);
  });

  test("tries again at what is momentary, each attempt counted, and gives up after the third", async () => {
    const broken = () => {
      throw new UpstreamUnreachableError("wolkvox cannot be reached.", { isMomentary: true });
    };
    const mended = open((window, call) => (call < 3 ? broken() : oneRow(window, call)));
    expect(await mended.read(day, reader, isDue)).not.toBeNull();
    expect((await mended.calls.loadDay("2026-11-22")).spent).toBe(3);
    const lost = open(broken);
    await expect(lost.read(day, reader, isDue)).rejects.toMatchObject({ code: "upstream-unreachable" });
    expect(lost.asked).toHaveLength(3);
  });

  test("spends no call on any window while a refused token holds", async () => {
    const { read, asked } = open(() => {
      throw new ProblemError("upstream-auth", "wolkvox refuses the token.");
    });
    await expect(read(day, reader, isDue)).rejects.toMatchObject({ code: "upstream-auth" });
    await expect(read(windowOfDay("2026-11-19"), reader, isDue)).rejects.toMatchObject({
      code: "upstream-auth",
    });
    expect(asked).toHaveLength(1);
  });

  test("keeps a few of wolkvox's words beside the call, and none in what readers are told", async () => {
    const { read, calls } = open(() => {
      throw new ProblemError("upstream-auth", "wolkvox refuses the token.", {
        quotation: "PLEASE VALIDATE TOKEN",
      });
    });
    const problem = await read(day, reader, isDue).catch((error: Error) => error);
    expect(problem).toMatchObject({ code: "upstream-auth", message: "wolkvox refuses the token." });
    expect((await calls.loadDay("2026-11-22")).lastCalls).toMatchObject([
      { outcome: "upstream-auth", quotation: "PLEASE VALIDATE TOKEN" },
    ]);
  });

  test("keeps to the day's quota, the background to its share, and starts anew at midnight", async () => {
    const { read, asked, clock } = open(oneRow, { quota: 5 });
    for (let call = 0; call < 4; call += 1) await read(day, background, isDue);
    await expect(read(day, background, isDue)).rejects.toMatchObject({ code: "upstream-quota" });
    await read(day, reader, isDue);
    await expect(read(day, reader, isDue)).rejects.toMatchObject({ code: "upstream-quota" });
    expect(asked).toHaveLength(5);
    clock.ms = Date.parse("2026-11-23T05:00:00Z");
    await read(day, background, isDue);
    expect(asked).toHaveLength(6);
  });

  test("sends nothing any more once its gate is closed", async () => {
    const { read, asked, gate } = open(oneRow);
    await gate.close();
    await expect(read(day, reader, isDue)).rejects.toMatchObject({ code: "upstream-unreachable" });
    expect(asked).toEqual([]);
  });
});
