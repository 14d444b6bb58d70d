import { describe, expect, test } from "vitest";
import { windowOfDay } from "@/lib/dates/window";
import { isSaved } from "./answer";
import { fresh, row, turn } from "./answers.stage";
import { away, createMemoryStore } from "./memory-store.stage";
import { holdUnsavedAnswers, type UnsavedAnswersOptions } from "./unsaved-answers";

const askedAtMs = Date.parse("2026-11-22T15:00:00Z");

const said = (day: number, seconds = 60) =>
  fresh(windowOfDay(`2026-11-${10 + day}`), askedAtMs, [row("1", "Break", seconds)]);

/** Answers that nothing saves but the test, unless it gives pauses of its own. */
function open(options: Partial<UnsavedAnswersOptions> = {}) {
  const memory = createMemoryStore();
  const faults: unknown[] = [];
  const kept = holdUnsavedAnswers({
    ...{ store: memory.store, retryPausesMs: [1, 1], savePausesMs: [600_000] },
    onFault: (error) => faults.push(error),
    ...options,
  });
  return { ...memory, kept, faults };
}

describe("an answer", () => {
  test("that the store takes is not held", async () => {
    const { kept, faults, count } = open();
    expect(await kept.append(said(1), turn)).toMatchObject({ id: 1, totalSeconds: 60 });
    expect([kept.countUnsaved(), faults, count("write")]).toEqual([0, [], 1]);
  });

  test("is tried again while the store is away for a moment, weighed once, and each fault told", async () => {
    const { kept, store, faults, count } = open();
    let writes = 0;
    const write = store.write.bind(store);
    store.write = async (prepared, right) => {
      writes += 1;
      if (writes < 3) throw away;
      return write(prepared, right);
    };
    expect(await kept.append(said(1), turn)).toMatchObject({ id: 1 });
    expect([writes, count("prepare"), faults, kept.countUnsaved()]).toEqual([3, 1, [away, away], 0]);
  });

  test("that fails by a mistake of ours is neither tried again nor held", async () => {
    const { kept, state, faults, count } = open();
    state.fault = new TypeError("What?");
    await expect(kept.append(said(1), turn)).rejects.toThrow("What?");
    expect([count("prepare"), faults, kept.countUnsaved()]).toEqual([1, [], 0]);
  });
});

/** Takes answers for weighed, and writes none. */
async function openAway(options: Partial<UnsavedAnswersOptions> = {}) {
  const stage = open(options);
  const { store } = stage;
  const { write, appendLate } = store;
  const later: { fault: unknown } = { fault: away };
  store.write = () => Promise.reject(away);
  store.appendLate = (given, right) => (later.fault ? Promise.reject(later.fault) : appendLate(given, right));
  return { ...stage, later, write };
}

describe("an answer that is held", () => {
  test("comes after all that was stored, before all that comes, and each after the one before", async () => {
    const { kept, store, write } = await openAway();
    store.write = write;
    await kept.append(said(1), turn);
    store.write = () => Promise.reject(away);
    const first = await kept.append(said(2), turn);
    const second = await kept.append(said(3), turn);
    const ids = [first, second].map((answer) => answer?.id ?? 0);
    expect(ids[0]).toBeGreaterThan(1);
    expect(ids[1]).toBeGreaterThan(ids[0] ?? 0);
    expect(ids[1]).toBeLessThan(2);
    expect(first && isSaved(first)).toBe(false);
    expect(first).toMatchObject({ window: said(2).window, rowCount: 1, totalSeconds: 60, change: null });
  });

  test("comes after what others have stored, too", async () => {
    const { kept, answers } = await openAway();
    const held = await kept.append(said(1), turn);
    if (held) answers.push({ ...held, id: 40 });
    await kept.loadSince(0);
    expect((await kept.append(said(2), turn))?.id).toBeGreaterThan(40);
  });

  test("has its rows in memory, and those of others in the store", async () => {
    const { kept, count } = await openAway();
    await kept.append(said(1, 60), turn);
    const second = await kept.append(said(2, 90), turn);
    expect((await kept.loadPacked(second?.digest ?? "")).length).toBeGreaterThan(0);
    expect(count("loadPacked")).toBe(0);
    await expect(kept.loadPacked("another")).rejects.toThrow("no such rows");
  });

  test("says that there is no data where there was none", async () => {
    const { kept, later, answers } = await openAway();
    const none = fresh(windowOfDay("2026-11-11"), askedAtMs, null);
    expect(await kept.append(none, turn)).toMatchObject({ digest: null, totalSeconds: 0, rowCount: 0 });
    later.fault = null;
    await kept.saveUnsaved();
    expect(answers).toMatchObject([{ outcome: "no-data", digest: null }]);
  });

  test("is stored with its rows once the store takes it, all of them in their order", async () => {
    const { kept, later, answers, faults } = await openAway();
    await kept.append(said(1, 60), turn);
    await kept.append(said(2, 90), turn);
    faults.length = 0;
    await kept.saveUnsaved();
    expect([kept.countUnsaved(), faults]).toEqual([2, [away]]);
    later.fault = null;
    await Promise.all([kept.saveUnsaved(), kept.saveUnsaved()]);
    expect([kept.countUnsaved(), answers.map(({ totalSeconds }) => totalSeconds)]).toEqual([0, [60, 90]]);
  });

  test("that can never be stored is let go, and keeps no other waiting", async () => {
    const { kept, store, later, answers, faults } = await openAway();
    await kept.append(said(1, 60), turn);
    await kept.append(said(2, 90), turn);
    later.fault = null;
    const { appendLate } = store;
    const broken = new TypeError("What?");
    store.appendLate = (given, right) =>
      given.window.from === said(1).window.from ? Promise.reject(broken) : appendLate(given, right);
    faults.length = 0;
    await kept.saveUnsaved();
    expect([kept.countUnsaved(), faults, answers.length]).toEqual([0, [broken], 1]);
  });

  test("has room again for the next one once it is stored", async () => {
    const { kept, later, faults } = await openAway({ mostBytes: 1_500 });
    await kept.append(said(1), turn);
    faults.length = 0;
    await expect(kept.append(said(2), turn)).rejects.toBe(away);
    expect([kept.countUnsaved(), faults.length]).toEqual([1, 3]);
    later.fault = null;
    await kept.saveUnsaved();
    later.fault = away;
    expect(await kept.append(said(2), turn)).not.toBeNull();
    expect(kept.countUnsaved()).toBe(1);
  });

  test("is rows and a place of its own: where there is no room for both it is refused", async () => {
    const { kept } = await openAway({ mostBytes: 1_100 });
    await expect(kept.append(said(1), turn)).rejects.toBe(away);
    expect(kept.countUnsaved()).toBe(0);
  });

  test("is tried later and later", async () => {
    const { kept, store } = await openAway({ savePausesMs: [1, 600_000] });
    let tries = 0;
    store.appendLate = () => {
      tries += 1;
      return Promise.reject(away);
    };
    await kept.append(said(1), turn);
    await expect.poll(() => tries, { timeout: 10_000 }).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(tries).toBe(1);
  });

  test("is stored by itself, tried again and again at the last of the pauses", async () => {
    const { kept, store, later, answers } = await openAway({ savePausesMs: [1, 2] });
    const { appendLate } = store;
    let tries = 0;
    store.appendLate = (given, right) => {
      tries += 1;
      if (tries === 5) later.fault = null;
      return appendLate(given, right);
    };
    await kept.append(said(1), turn);
    await expect.poll(() => kept.countUnsaved(), { timeout: 10_000 }).toBe(0);
    expect([tries, answers.length]).toEqual([5, 1]);
    later.fault = away;
    tries = 0;
    await kept.append(said(2), turn);
    await expect.poll(() => kept.countUnsaved(), { timeout: 10_000 }).toBe(0);
    expect(answers).toHaveLength(2);
  });
});

test("an answer that could not be weighed is held, and is no figure", async () => {
  const { kept, state, answers } = open();
  state.fault = away;
  await expect(kept.append(said(1), turn)).rejects.toBe(away);
  expect(kept.countUnsaved()).toBe(1);
  state.fault = null;
  await kept.saveUnsaved();
  expect(answers).toMatchObject([{ window: said(1).window, totalSeconds: 60 }]);
});
