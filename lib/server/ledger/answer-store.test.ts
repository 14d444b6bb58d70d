import { describe, expect, test } from "vitest";
import { type Window, windowOfDay } from "@/lib/dates/window";
import { ProblemError } from "@/lib/report/answers/problem";
import { listRows } from "@/lib/report/figures/plain-rows.cases";
import { engines } from "@/lib/server/store/engines.stage";
import { createAnswerStore } from "./answer-store";
import { fresh, openLedger, refreshMs, row, timeZone, turn } from "./answers.stage";
import { packingMark } from "./packed-columns";
import { packAsBefore } from "./packed-rows.cases";

const day = windowOfDay("2026-11-20");
const other = windowOfDay("2026-11-21");
const noon = Date.parse("2026-11-24T17:00:00Z");
const dayMs = 86_400_000;

describe.each(engines)("the store of answers on %s", (engine) => {
  const ledger = openLedger(engine);
  const open = () =>
    createAnswerStore(ledger.kysely(), ledger.operation(), { timeZone, refreshMs, token: turn.token });

  test("gives an answer back as it was kept, with its rows", async () => {
    const store = open();
    const rows = [row("1", "Break", 600), row("2", "Almuerzo", null)];
    const said = { ...fresh(day, noon, rows), warnings: [{ kind: "unknown" as const, count: 1 }] };
    const kept = await store.append(said, turn);
    expect(kept).toMatchObject({
      window: day,
      askedAtMs: noon,
      answeredAtMs: noon + 1000,
      outcome: "rows",
      rowCount: 2,
      totalSeconds: 600,
      warnings: [{ kind: "unknown", count: 1 }],
    });
    expect(await store.loadSince(0)).toEqual([kept]);
    expect(listRows(await store.loadColumns(kept?.digest ?? ""))).toEqual(rows);
  });

  test("keeps that there is no data as a fact", async () => {
    const store = open();
    const kept = await store.append(fresh(day, noon, null), turn);
    expect(kept).toMatchObject({ outcome: "no-data", digest: null, rowCount: 0 });
  });

  test("refuses an answer whose lease has gone to somebody else, and keeps nothing of it", async () => {
    const store = open();
    expect(await store.append(fresh(day, noon, [row("1", "Break", 1)]), { ...turn, fence: 6 })).toBeNull();
    expect(await store.append(fresh(day, noon, null), { ...turn, token: "another" })).toBeNull();
    expect(await store.loadSince(0)).toEqual([]);
  });

  test("tells only what came after, in the order of keeping", async () => {
    const store = open();
    const first = await store.append(fresh(day, noon, null), turn);
    const second = await store.append(fresh(other, noon, null), turn);
    expect(await store.loadSince(first?.id ?? 0)).toEqual([second]);
  });

  test("keeps rows that are said again once, and each operation's apart", async () => {
    const [one, two] = [open(), open()];
    const rows = [row("1", "Break", 600)];
    const first = await one.append(fresh(day, noon, rows), turn);
    await one.append(fresh(day, noon + dayMs, rows), turn);
    await expect(two.loadColumns(first?.digest ?? "")).rejects.toThrow();
    expect(await two.loadSince(0)).toEqual([]);
    const { count } = await ledger
      .kysely()
      .selectFrom("answer_rows")
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .where("digest", "=", first?.digest ?? "")
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBeGreaterThanOrEqual(1);
    expect(listRows(await one.loadColumns(first?.digest ?? ""))).toEqual(rows);
  });

  test("reads what an older version packed, and packs it anew when the same rows are kept again", async () => {
    const operation = ledger.operation();
    const store = createAnswerStore(ledger.kysely(), operation, { timeZone, refreshMs, token: turn.token });
    const rows = [row("1", "Break", 600), row("2", "Almuerzo", null)];
    const older = packAsBefore(rows);
    await ledger
      .kysely()
      .insertInto("answer_rows")
      .values({ operation, ...older })
      .execute();
    expect(listRows(await store.loadColumns(older.digest))).toEqual(rows);
    const kept = await store.append(fresh(day, noon, rows), turn);
    expect(kept?.digest).toBe(older.digest);
    const packed = await store.loadPacked(older.digest);
    expect(packingMark.equals(packed.subarray(0, packingMark.length))).toBe(true);
    expect(listRows(await store.loadColumns(older.digest))).toEqual(rows);
  });

  test("knows what was the newest at a moment of the past", async () => {
    const store = open();
    const early = await store.append(fresh(day, noon, [row("1", "Break", 1)]), turn);
    await store.append(fresh(other, noon, null), turn);
    const late = await store.append(fresh(day, noon + dayMs, [row("1", "Break", 2)]), turn);
    expect(await store.loadKnownAt(day, noon + 1000)).toEqual([early]);
    expect(await store.loadKnownAt(day, noon + dayMs + 1000)).toEqual([late]);
    expect(await store.loadKnownAt(day, noon)).toEqual([]);
  });

  test("remembers why a window failed until its next answer", async () => {
    const store = open();
    const problem = new ProblemError("upstream-timeout", "No answer.");
    const failure = { problem, sinceMs: noon, retryAtMs: noon + 5000, times: 1 };
    await store.saveFailure(day, failure);
    await store.saveFailure(day, { ...failure, times: 2 });
    await store.saveFailure(other, failure);
    const known = await store.loadFailures();
    expect(known).toHaveLength(2);
    expect(known.find(({ window }) => window.from === day.from)?.failure).toMatchObject({
      ...{ sinceMs: noon, retryAtMs: noon + 5000, times: 2 },
      problem: { code: "upstream-timeout", message: "No answer." },
    });
    await store.append(fresh(day, noon, null), turn);
    expect((await store.loadFailures()).map(({ window }) => window)).toEqual([other]);
    await ledger.kysely().updateTable("window_failure").set({ code: "unheard-of" }).execute();
    expect((await store.loadFailures()).map(({ failure }) => failure.problem.code)).toEqual(["unexpected"]);
  });

  test("names every agent once, thousands of them too", async () => {
    const store = open();
    const ids = Array.from({ length: 2500 }, (_, index) => String(index));
    const name = (window: Window, named: string[]) =>
      store.append(
        fresh(
          window,
          noon,
          named.map((id) => row(id, "Break", 1)),
        ),
        turn,
      );
    await name(day, ids);
    await name(other, ["7", "x"]);
    expect((await store.loadAgents()).sort()).toEqual([...ids, "x"].sort());
    expect([await store.hasAgent("x"), await store.hasAgent("y")]).toEqual([true, false]);
  });

  test("throws away superseded answers past their retention alone, and rows that nobody names", async () => {
    const store = open();
    const during = Date.parse("2026-11-20T17:00:00Z");
    const live = await store.append(fresh(day, during, [row("1", "Break", 1)]), turn);
    const closed = await store.append(fresh(day, noon, [row("1", "Break", 2)]), turn);
    const newest = await store.append(fresh(day, noon + dayMs, [row("1", "Break", 3)]), turn);
    const kept = { timeZone, keptDays: 400 };
    expect(await store.purge(during + 7 * dayMs, kept)).toBe(0);
    expect(await store.purge(during + 9 * dayMs, kept)).toBe(1);
    expect(await store.loadSince(0)).toEqual([closed, newest]);
    await expect(store.loadColumns(live?.digest ?? "")).rejects.toThrow();
    expect(await store.purge(noon + 500 * dayMs, { timeZone, keptDays: 600 })).toBe(0);
    expect(await store.purge(noon + 500 * dayMs, kept)).toBe(1);
    expect(await store.loadSince(0)).toEqual([newest]);
    expect(listRows(await store.loadColumns(newest?.digest ?? ""))).toHaveLength(1);
  });
});
