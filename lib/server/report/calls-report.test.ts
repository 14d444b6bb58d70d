import { describe, expect, test } from "vitest";
import { type Window, windowOfDay } from "@/lib/dates/window";
import {
  createStageBook,
  createStageRequests,
  openLedger,
  row,
  type Script,
  timeZone,
} from "@/lib/server/ledger/answers.stage";
import { createCallLog } from "@/lib/server/ledger/lease/call-log";
import { backgroundWork, requestedBy } from "@/lib/server/ledger/lease/call-request";
import { engines } from "@/lib/server/store/engines.stage";
import { countPlanned, loadCalls } from "./calls-report";

const noon = Date.parse("2026-11-20T17:00:00Z");
// In Bogotá: the 19th has just ended, and its second look is due at six.
const halfPastMidnight = Date.parse("2026-11-20T05:30:00Z");
const weekLater = Date.parse("2026-11-26T05:30:00Z");
const week: Window = { from: "2026-11-09T00:00:00", to: "2026-11-15T23:59:59" };
const reader = { purpose: "reader", askedBy: "ana@auxboard.example" } as const;
const never: Script = () => new Promise(() => {});

describe.each(engines)("the day's calls on %s", (engine) => {
  const ledger = openLedger(engine);

  function open(quota: number | null, nowMs: number, script: Script = () => [row("1", "Break", 60)]) {
    const [kysely, operation] = [ledger.kysely(), ledger.operation()];
    const stage = createStageBook(kysely, operation, { nowMs, script });
    const { book, now } = stage;
    const { rangeRequests } = createStageRequests(stage);
    const calls = createCallLog({ kysely, operation, quota, timeZone, now });
    const load = () => loadCalls({ calls, book, rangeRequests }, { id: operation, timeZone }, now());
    return { ...stage, operation, rangeRequests, calls, load };
  }

  test("are what was spent, by whom and with what outcome, and what is left of the quota", async () => {
    const { operation, calls, load } = open(10, noon);
    await (await calls.begin({ window: week, ...reader })).end("rows", 1500);
    await (await calls.begin({ window: week, ...reader })).end("upstream-timeout", 65_000);
    await calls.begin({ window: windowOfDay("2026-11-15"), ...backgroundWork });
    expect(await load()).toMatchObject({
      ...{ operation, timeZone, day: "2026-11-20", asOf: "2026-11-20T17:00:00Z" },
      ...{ quota: 10, spent: 3, left: 7, backgroundQuota: 8, planned: 0 },
      byPurpose: { reader: 2, background: 1 },
      byAskedBy: [
        { askedBy: reader.askedBy, calls: 2 },
        { askedBy: null, calls: 1 },
      ],
      lastCalls: [
        { outcome: "sent", askedBy: null, askedAt: "2026-11-20T17:00:00Z", durationMs: null },
        { outcome: "upstream-timeout", durationMs: 65_000 },
        { outcome: "rows", window: week },
      ],
    });
  });

  test("count as planned what a running range lacks, but not the call under way", async () => {
    const { rangeRequests, calls, load } = open(null, noon, never);
    rangeRequests.request([week], reader.askedBy);
    expect(await load()).toMatchObject({ quota: null, left: null, backgroundQuota: null, planned: 8 });
    await calls.begin({ window: week, ...reader });
    expect(await load()).toMatchObject({ spent: 1, planned: 7 });
  });

  test("count as planned the second looks that are due before the operation's midnight", async () => {
    const { book, clock, load } = open(null, halfPastMidnight);
    for (const day of ["2026-11-18", "2026-11-19"]) await book.ask(windowOfDay(day), requestedBy(reader));
    expect((await load()).planned).toBe(1);
    clock.ms = noon;
    await book.ask(windowOfDay("2026-11-19"), requestedBy(backgroundWork));
    expect((await load()).planned).toBe(0);
    clock.ms = weekLater;
    expect((await load()).planned).toBe(1);
  });

  test("are lost where their process was killed, and their windows planned", async () => {
    const { book, calls, load, clock } = open(null, halfPastMidnight);
    await book.ask(windowOfDay("2026-11-19"), requestedBy(reader));
    clock.ms = noon;
    await calls.begin({ window: windowOfDay("2026-11-19"), ...backgroundWork });
    expect(await load()).toMatchObject({ spent: 1, planned: 1, lastCalls: [{ outcome: "sent" }] });
    clock.ms += 75_001;
    expect(await load()).toMatchObject({
      ...{ spent: 1, planned: 1, lastCalls: [{ outcome: "lost", durationMs: null }] },
      byOutcome: [{ outcome: "lost", calls: 1 }],
    });
  });
});

test("a window that is both lacked and due for a second look is one call", () => {
  const [first, second, third] = ["2026-11-17", "2026-11-18", "2026-11-19"].map(windowOfDay);
  if (!first || !second || !third) throw new Error("three days");
  expect(countPlanned({ backlog: [first, second], rechecks: [second, third], underWay: [first] })).toBe(2);
});
