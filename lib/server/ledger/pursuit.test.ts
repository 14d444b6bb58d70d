import { describe, expect, test } from "vitest";
import { type Window, windowOfDay } from "@/lib/dates/window";
import { keyOfWindow } from "@/lib/report/pieces";
import { ProblemError } from "@/lib/report/problem";
import { createSceneMemo } from "@/lib/server/scene-memo";
import { createStageBook, openLedger, refreshMs, row, type Script, timeZone } from "./answers.stage";
import { createPursuits, type PursuitOptions } from "./pursuit";

const noon = Date.parse("2026-11-20T17:00:00Z");
const week: Window = { from: "2026-11-09T00:00:00", to: "2026-11-15T23:59:59" };
const other: Window = { from: "2026-10-05T00:00:00", to: "2026-10-07T23:59:59" };

const ledger = openLedger("sqlite");

function open(script: Script = () => [row("1", "Break", 60)]) {
  const stage = createStageBook(ledger.kysely(), ledger.operation(), { nowMs: noon, script });
  const sceneNow = createSceneMemo(stage.book, stage.now, { timeZone, refreshMs });
  const planOf: PursuitOptions["planOf"] = (stretches, grain) => sceneNow(stretches, grain).plan;
  const pursuits = createPursuits({ book: stage.book, planOf, concurrency: 1, now: stage.now });
  return { ...stage, pursuits, planOf };
}

async function finish(pursuit: { isActive(): boolean; nextStep(): Promise<void> } | null) {
  while (pursuit?.isActive()) await pursuit.nextStep();
}

describe("a range that is looked at", () => {
  test("is asked as a block, then by day, newest first, and never again", async () => {
    const { pursuits, calls } = open();
    const pursuit = pursuits.pursue([week], null);
    await pursuit?.asked;
    expect(calls.slice(0, 1)).toEqual([week]);
    await finish(pursuit);
    const days = ["15", "14", "13", "12", "11", "10", "09"].map((day) => windowOfDay(`2026-11-${day}`));
    expect(calls).toEqual([week, ...days]);
    expect(pursuits.pursue([week], null)).toBeNull();
  });

  test("is asked once for all who look", async () => {
    const { pursuits, calls } = open();
    const all = Array.from({ length: 50 }, () => pursuits.pursue([week], null));
    expect(new Set(all).size).toBe(1);
    await finish(all[0] ?? null);
    expect(calls).toHaveLength(8);
  });

  test("goes on behind only while somebody has looked within ten minutes", async () => {
    const { pursuits, calls, clock, source } = open();
    source.script = (_window, call) => {
      if (call === 3) clock.ms += 11 * 60_000;
      return [row("1", "Break", 60)];
    };
    await finish(pursuits.pursue([week], null));
    expect(calls).toHaveLength(3);
    await finish(pursuits.pursue([week], null));
    expect(calls).toHaveLength(8);
  });

  test("rests behind after a failure, however often it is looked at, and then goes on", async () => {
    const { pursuits, calls, clock, source, book } = open();
    source.script = (_window, call) => {
      if (call === 3) throw new ProblemError("upstream-timeout", "No answer.");
      return [row("1", "Break", 60)];
    };
    await finish(pursuits.pursue([week], null));
    for (let look = 0; look < 5; look += 1) await finish(pursuits.pursue([week], null));
    expect(calls).toHaveLength(3);
    clock.ms += (book.failureOf(windowOfDay("2026-11-14"))?.retryAtMs ?? 0) - clock.ms;
    await finish(pursuits.pursue([week], null));
    expect(calls).toHaveLength(9);
  });

  test("that is too big for one answer is asked in halves", async () => {
    const { pursuits, calls, planOf } = open((window) => {
      if (keyOfWindow(window) === keyOfWindow(week)) throw new ProblemError("upstream-truncated", "Cap met.");
      return [row("1", "Break", 60)];
    });
    const pursuit = pursuits.pursue([week], null);
    await pursuit?.asked;
    expect(calls.slice(1, 3)).toEqual([
      { from: "2026-11-09T00:00:00", to: "2026-11-11T23:59:59" },
      { from: "2026-11-12T00:00:00", to: "2026-11-15T23:59:59" },
    ]);
    expect(planOf([week], "totals").gaps).toEqual([]);
    await finish(pursuit);
  });
});

describe("several ranges", () => {
  test("take turns behind, so that none waits for the whole of another", async () => {
    const { pursuits, calls } = open();
    const both = [pursuits.pursue([week], null), pursuits.pursue([other], null)];
    await Promise.all(both.map(finish));
    expect(calls).toHaveLength(12);
    const lastOfOther = calls.findLastIndex(({ from }) => from < week.from);
    expect(lastOfOther).toBeLessThan(11);
  });

  test("tell what they still lack, each window once", async () => {
    const { pursuits } = open(() => new Promise(() => {}));
    pursuits.pursue([week], null);
    pursuits.pursue([week, other], null);
    expect(pursuits.listBacklog()).toHaveLength(8 + 4);
  });
});

describe("a block that fails", () => {
  test("is not asked again in shorter and shorter pieces while its days come one by one", async () => {
    const bad = windowOfDay("2026-11-10");
    const { pursuits, calls, book } = open((window) => {
      if (window.from <= bad.from && bad.to <= window.to)
        throw new ProblemError("upstream-malformed", "No report.");
      return [row("1", "Break", 60)];
    });
    await finish(pursuits.pursue([week], null));
    const blocks = calls.filter(({ from, to }) => from.slice(0, 10) !== to.slice(0, 10));
    expect(blocks).toEqual([week]);
    expect(calls.slice(1).map(({ from }) => from.slice(8, 10))).toEqual(["15", "14", "13", "12", "11", "10"]);
    expect(book.failureOf({ from: bad.from, to: bad.to })?.problem.code).toBe("upstream-malformed");
  });

  test("lets the days beyond a failing one be read before that one is tried again", async () => {
    const bad = windowOfDay("2026-11-15");
    const { pursuits, calls, clock } = open((window) => {
      if (window.to === bad.to) throw new ProblemError("upstream-malformed", "No report.");
      return [row("1", "Break", 60)];
    });
    await finish(pursuits.pursue([week], null));
    clock.ms += 5_000;
    await finish(pursuits.pursue([week], null));
    expect(calls.filter(({ from }) => from === "2026-11-09T00:00:00").length).toBeGreaterThan(1);
    expect(calls.map(({ from }) => from.slice(8, 10))).toContain("14");
  });
});
