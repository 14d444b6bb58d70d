import { describe, expect, test } from "vitest";
import { windowOfDay } from "@/lib/dates/window";
import { ProblemError } from "@/lib/report/answers/problem";
import { createStageBook, openLedger, reader, row } from "./answers.stage";
import { createUpkeep } from "./upkeep";

const ledger = openLedger("sqlite");
const days = ["2026-11-17", "2026-11-18", "2026-11-19"].map(windowOfDay);
// 00:30 in Bogotá: the 19th is over, and no day's second look is due yet but those of the days before.
const halfPastMidnight = Date.parse("2026-11-20T05:30:00Z");
const mayAsk = async () => true;

async function open() {
  const script = () => [row("1", "Break", 60)];
  const stage = createStageBook(ledger.kysely(), ledger.operation(), { nowMs: halfPastMidnight, script });
  for (const day of days) await stage.book.ask(day, reader);
  stage.calls.length = 0;
  const faults: unknown[] = [];
  const purged: number[] = [];
  const allowed = { background: true };
  const upkeep = createUpkeep({
    book: stage.book,
    mayAsk: async () => allowed.background,
    purge: async () => purged.push(1),
    now: stage.now,
    onFault: (error) => faults.push(error),
  });
  return { ...stage, upkeep, faults, purged, allowed };
}

describe("upkeep", () => {
  test("looks at closed days once more the next morning and a week later, newest first, and at none twice", async () => {
    const { upkeep, calls, clock } = await open();
    await upkeep.run();
    expect(calls).toEqual([]);
    clock.ms = Date.parse("2026-11-20T11:00:00Z");
    await upkeep.run();
    await upkeep.run();
    expect(calls).toEqual([windowOfDay("2026-11-19")]);
    clock.ms = Date.parse("2026-11-27T11:00:00Z");
    await upkeep.run();
    expect(calls).toEqual([windowOfDay("2026-11-19"), ...days.toReversed()]);
    clock.ms += 400 * 86_400_000;
    await upkeep.run();
    expect(calls).toHaveLength(4);
  });

  test("stops at a failure and tries again in its next round", async () => {
    const { upkeep, calls, clock, source, purged } = await open();
    clock.ms = Date.parse("2026-11-27T11:00:00Z");
    const { script } = source;
    source.script = () => {
      throw new ProblemError("upstream-timeout", "No answer.");
    };
    await upkeep.run();
    expect(calls).toHaveLength(1);
    expect(purged).toHaveLength(1);
    source.script = script;
    clock.ms += 60_000;
    await upkeep.run();
    expect(calls).toHaveLength(4);
  });

  test("asks nothing where the background is not allowed, tidies up all the same, and asks once it is", async () => {
    const { upkeep, calls, clock, purged, allowed } = await open();
    clock.ms = Date.parse("2026-11-27T11:00:00Z");
    allowed.background = false;
    await upkeep.run();
    expect([calls.length, purged.length]).toEqual([0, 1]);
    allowed.background = true;
    await upkeep.run();
    expect(calls).toHaveLength(3);
  });

  test("runs again and again once it is started, until it is stopped", async () => {
    const { book } = await open();
    let runs = 0;
    const upkeep = createUpkeep({
      ...{ book, mayAsk, now: () => halfPastMidnight, onFault: () => {}, everyMs: 2 },
      purge: async () => {
        runs += 1;
      },
    });
    upkeep.start();
    await expect.poll(() => runs, { timeout: 10_000 }).toBeGreaterThan(2);
    upkeep.stop();
    const before = runs;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(runs).toBeLessThanOrEqual(before + 1);
  });

  test("asks nothing while the store is away or the background rests, and throws away what is old all the same", async () => {
    const { book, clock, calls, now } = await open();
    clock.ms = Date.parse("2026-11-27T11:00:00Z");
    const purged: number[] = [];
    const run = (rest: Partial<typeof book>) =>
      createUpkeep({
        ...{ book: { ...book, ...rest }, mayAsk, now, onFault: () => {} },
        purge: async () => purged.push(1),
      }).run();
    const problem = new ProblemError("store-unavailable", "Away.");
    await run({ sync: async () => ({ problem, sinceMs: 0, retryAtMs: 0, times: 1 }) });
    expect([calls.length, purged.length]).toEqual([0, 1]);
    await run({ isResting: () => true });
    expect([calls.length, purged.length]).toEqual([0, 2]);
    await run({ isBackgroundResting: () => true });
    expect([calls.length, purged.length]).toEqual([1, 3]);
  });

  test("tells of a store that cannot be read and goes on", async () => {
    const faults: unknown[] = [];
    const { book } = await open();
    const broken = { ...book, sync: () => Promise.reject(new Error("away")) };
    await createUpkeep({
      ...{ book: broken, mayAsk },
      purge: async () => {},
      now: () => 0,
      onFault: (error) => faults.push(error),
    }).run();
    expect(faults).toHaveLength(1);
  });
});
