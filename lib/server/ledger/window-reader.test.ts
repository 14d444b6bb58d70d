import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { countDays } from "@/lib/dates/day";
import { dayOf, type Window, windowOfDay } from "@/lib/dates/window";
import type { AuxRow } from "@/lib/report/aux-row";
import { ProblemError } from "@/lib/report/problem";
import { createCallBudget } from "./call-budget";
import { createGate } from "./gate";
import { createTokenHold } from "./token-hold";
import { createWindowReader } from "./window-reader";

const month: Window = { from: "2026-10-01T08:00:00", to: "2026-10-31T23:59:59" };
const start = Date.parse("2026-11-22T15:00:00Z");
const timeZone = "America/Bogota";

function rowOf(state: string, seconds: number): AuxRow {
  return { agentId: "1", agentName: "Ana", agentDni: "", state, seconds };
}

function daysOf({ from, to }: Window): number {
  return countDays(dayOf(from), dayOf(to));
}

type Answering = (
  window: Window,
) => { outcome: "rows"; rows: AuxRow[]; warnings: [] } | { outcome: "no-data" };

/** A reader over a source that answers at the next turn, counts its calls and moves the clock by a second each. */
function createReader(answer: Answering, options: { quota?: number; concurrency?: number } = {}) {
  const clock = { ms: start };
  const asked: Window[] = [];
  const seen = { running: 0, most: 0 };
  const now = () => clock.ms;
  const budget = createCallBudget({ quota: options.quota ?? null, timeZone, now });
  const client = {
    async loadAuxTime(window: Window) {
      asked.push(window);
      budget.count();
      seen.running += 1;
      seen.most = Math.max(seen.most, seen.running);
      clock.ms += 1000;
      await turn();
      seen.running -= 1;
      return answer(window);
    },
  };
  const gate = createGate({ concurrency: options.concurrency ?? 1, mostWaiting: 100 });
  const hold = createTokenHold({ timeZone, refreshMs: 300_000, now });
  const read = createWindowReader({ client, gate, hold, budget, now });
  return { read, asked, seen, clock };
}

const oneRow: Answering = ({ from }) => ({ outcome: "rows", rows: [rowOf(from, 60)], warnings: [] });

function refuse(code: ConstructorParameters<typeof ProblemError>[0]): Answering {
  return () => {
    throw new ProblemError(code, "No.");
  };
}

/** Cut at the record cap where a window has more days than the source can tell in one answer. */
function cappedAt(days: number): Answering {
  return (window) => (daysOf(window) > days ? refuse("upstream-truncated")(window) : oneRow(window));
}

describe("createWindowReader", () => {
  test("dates an answer by when its call was sent", async () => {
    const { read } = createReader(oneRow);
    expect(await read(month)).toEqual({
      askedAtMs: start,
      outcome: "rows",
      rows: [rowOf(month.from, 60)],
      warnings: [],
    });
  });

  test("hands on that there is no data as a fact", async () => {
    const { read } = createReader(() => ({ outcome: "no-data" }));
    expect(await read(month)).toEqual({ askedAtMs: start, outcome: "no-data", rows: [], warnings: [] });
  });

  test("asks a window that met the record cap again in halves, until every part is whole", async () => {
    const { read, asked } = createReader(cappedAt(8));
    const { rows, askedAtMs } = await read(month);
    expect(rows.map(({ state }) => state)).toEqual([
      "2026-10-01T08:00:00",
      "2026-10-08T00:00:00",
      "2026-10-16T00:00:00",
      "2026-10-24T00:00:00",
    ]);
    expect(asked.map(daysOf)).toEqual([31, 15, 7, 8, 16, 8, 8]);
    // The oldest part of the answer, not the refused call before it.
    expect(askedAtMs).toBe(start + 2000);
  });

  test("tells rows from no data when only one half has any", async () => {
    const truncated = cappedAt(15);
    const lateOnly: Answering = (window) =>
      daysOf(window) <= 16 && window.to < "2026-10-20" ? { outcome: "no-data" } : truncated(window);
    const { read } = createReader(lateOnly);
    expect(await read({ from: "2026-10-01T00:00:00", to: "2026-10-30T23:59:59" })).toMatchObject({
      outcome: "rows",
      rows: [rowOf("2026-10-16T00:00:00", 60)],
    });
    const noneAtAll = createReader((window) =>
      daysOf(window) > 1 ? truncatedNow(window) : { outcome: "no-data" },
    );
    expect(await noneAtAll.read({ from: "2026-10-01T00:00:00", to: "2026-10-02T23:59:59" })).toMatchObject({
      outcome: "no-data",
    });
  });

  test("gives up within one civil day, without asking for the rest", async () => {
    const { read, asked } = createReader(refuse("upstream-truncated"));
    await expect(read(month)).rejects.toMatchObject({ code: "upstream-truncated" });
    expect(asked.map(daysOf)).toEqual([31, 15, 7, 3, 1]);
    const day = createReader(refuse("upstream-truncated"));
    await expect(day.read(windowOfDay("2026-10-01"))).rejects.toMatchObject({ code: "upstream-truncated" });
    expect(day.asked).toHaveLength(1);
  });

  test.each([1, 2])("never has more than %i calls under way, halves and all", async (concurrency) => {
    const { read, seen } = createReader(cappedAt(4), { concurrency });
    await Promise.all([
      read(month),
      read(windowOfDay("2026-10-01")),
      read({ ...month, from: "2026-10-02T00:00:00" }),
    ]);
    expect(seen.most).toBe(concurrency);
  });

  test("does not split for any other refusal", async () => {
    const { read, asked } = createReader(refuse("upstream-timeout"));
    await expect(read(month)).rejects.toMatchObject({ code: "upstream-timeout" });
    expect(asked).toHaveLength(1);
  });

  test("spends no call on any window while a refused token holds, and tries again after", async () => {
    const { read, asked, clock } = createReader(refuse("upstream-auth"));
    await expect(read(month)).rejects.toMatchObject({ code: "upstream-auth", retryAfterSeconds: 60 });
    await expect(read(windowOfDay("2026-10-01"))).rejects.toMatchObject({ code: "upstream-auth" });
    expect(asked).toHaveLength(1);
    clock.ms += 60_000;
    await expect(read(month)).rejects.toMatchObject({ code: "upstream-auth" });
    expect(asked).toHaveLength(2);
  });

  test("stops those who already wait in line, too", async () => {
    const { read, asked } = createReader(refuse("upstream-quota"));
    const days = ["2026-10-01", "2026-10-02", "2026-10-03"].map((day) => read(windowOfDay(day)));
    const outcomes = await Promise.allSettled(days);
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    expect(asked).toHaveLength(1);
  });

  test("keeps to the day's quota and starts anew at the operation's midnight", async () => {
    const { read, asked, clock } = createReader(oneRow, { quota: 2 });
    await read(windowOfDay("2026-10-01"));
    await read(windowOfDay("2026-10-02"));
    await expect(read(windowOfDay("2026-10-03"))).rejects.toMatchObject({
      code: "upstream-quota",
      retryAfterSeconds: 14 * 3600 - 2,
    });
    expect(asked).toHaveLength(2);
    clock.ms = Date.parse("2026-11-23T05:00:00Z");
    await read(windowOfDay("2026-10-03"));
    expect(asked).toHaveLength(3);
  });

  test("hands on a fault that is nobody's refusal as it is", async () => {
    const slip = new TypeError("slip");
    const { read } = createReader(() => {
      throw slip;
    });
    await expect(read(month)).rejects.toBe(slip);
  });
});

const truncatedNow = refuse("upstream-truncated");
