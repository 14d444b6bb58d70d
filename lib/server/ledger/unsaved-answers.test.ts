import { copyFileSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { windowOfDay } from "@/lib/dates/window";
import { createDatabase, type Database } from "@/lib/server/store/database";
import { engines, makeTestDatabase, type TestDatabase } from "@/lib/server/store/engines.stage";
import { createNewestLedger } from "@/lib/server/store/newest-ledger.stage";
import { forbidWrites } from "@/lib/server/store/store-fault.stage";
import type { Engine } from "@/lib/server/store/tables/ledger-tables";
import { isSaved } from "./answer";
import { createAnswerBook, type LoadAnswer } from "./answer-book";
import { createAnswerMemory } from "./answer-memory";
import { createAnswerStore } from "./answer-store";
import { fresh, reader, refreshMs, row, timeZone, turn } from "./answers.stage";
import { holdUnsavedAnswers, type UnsavedAnswersOptions } from "./unsaved-answers";

const day = windowOfDay("2026-11-20");
const dayBefore = windowOfDay("2026-11-19");
const askedAtMs = Date.parse("2026-11-22T15:00:00Z");
const operation = "default";

let place: TestDatabase;
let database: Database;
let clockMs: number;

async function open(engine: Engine): Promise<void> {
  place = await makeTestDatabase(engine);
  database = createDatabase(place.url);
  await createNewestLedger(database.kysely, engine);
  const lease = { ...turn, slot: 0, holder: "stage", expires_at: 0, called_at: 0 };
  await database.kysely.insertInto("token_lease").values(lease).execute();
  clockMs = askedAtMs;
}

afterEach(async () => {
  await database.close();
  await place.remove();
});

function openStore() {
  return createAnswerStore(database.kysely, operation, { timeZone, refreshMs, token: turn.token });
}

/** A book whose source says of every window that its one agent had a break of so many seconds. */
function openBook(options: Partial<UnsavedAnswersOptions> & { seconds?: number } = {}) {
  const { seconds = 60, ...more } = options;
  const faults: unknown[] = [];
  const store = holdUnsavedAnswers({
    ...{ store: openStore(), retryPausesMs: [1], savePausesMs: [600_000] },
    onFault: (error) => faults.push(error),
    ...more,
  });
  const load: LoadAnswer = async (window) => {
    const said = fresh(window, clockMs, [row("1", "Break", seconds)]);
    const answer = await store.append(said, turn);
    return answer && { answer, columns: said.columns };
  };
  const now = () => clockMs;
  // No answer stays in memory but for those that are held.
  const book = createAnswerBook({ store, timeZone, refreshMs, now, load, memory: createAnswerMemory(0) });
  return { book, store, faults };
}

async function secondsOf({ book }: Pick<ReturnType<typeof openBook>, "book">, window = day) {
  const entry = book.find(window);
  return entry && [...(await book.columnsOf(entry.answer)).seconds];
}

describe.each(engines)("an answer that the store on %s does not take", (engine) => {
  beforeEach(() => open(engine));

  test("is served from memory, and stored once the store takes it", async () => {
    const ledger = openBook();
    await ledger.book.ask(dayBefore, reader);
    const mend = await forbidWrites(database, place.url);
    await ledger.book.ask(day, reader);
    expect(await secondsOf(ledger)).toEqual([60]);
    expect(ledger.book.ownFailureOf(day)).toBeNull();
    expect(await ledger.book.knowsAgent("1")).toBe(true);
    expect([ledger.store.countUnsaved(), ledger.faults.length > 0]).toEqual([1, true]);
    await ledger.store.saveUnsaved();
    expect(ledger.store.countUnsaved()).toBe(1);

    await mend();
    await ledger.store.saveUnsaved();
    expect(ledger.store.countUnsaved()).toBe(0);
    clockMs += 1000;
    await ledger.book.sync();
    const answer = ledger.book.find(day)?.answer;
    expect(answer && isSaved(answer)).toBe(true);
    expect(await secondsOf(ledger)).toEqual([60]);
    const next = openBook();
    await next.book.sync();
    expect([await secondsOf(next), await next.book.knowsAgent("1")]).toEqual([[60], true]);
  });

  test("corrects a closed day once, not again when it is stored", async () => {
    const ledger = openBook();
    await ledger.book.ask(day, reader);
    const later = openBook({ seconds: 90 });
    await later.book.sync();
    const mend = await forbidWrites(database, place.url);
    clockMs += 86_400_000;
    await later.book.ask(day, reader);
    expect(later.book.find(day)?.changes).toMatchObject([{ kind: "corrected", afterSeconds: 90 }]);
    await mend();
    await later.store.saveUnsaved();
    clockMs += 1000;
    await later.book.sync();
    expect(later.book.find(day)?.changes).toMatchObject([{ kind: "corrected", afterSeconds: 90 }]);
  });

  test("does not come before one that was asked later and stored meanwhile", async () => {
    const ledger = openBook();
    const mend = await forbidWrites(database, place.url);
    await ledger.book.ask(day, reader);
    await mend();
    await openStore().append(fresh(day, askedAtMs + 1000, [row("1", "Break", 75)]), turn);
    await ledger.store.saveUnsaved();
    clockMs += 2000;
    await ledger.book.sync();
    expect([ledger.store.countUnsaved(), await secondsOf(ledger)]).toEqual([0, [75]]);
    expect(await openStore().loadSince(0)).toHaveLength(1);
  });

  test("is stored although others have had the lease since", async () => {
    const ledger = openBook();
    const mend = await forbidWrites(database, place.url);
    await ledger.book.ask(day, reader);
    await mend();
    await database.kysely.updateTable("token_lease").set({ fence: 99 }).execute();
    await ledger.store.saveUnsaved();
    expect(await openStore().loadSince(0)).toMatchObject([{ window: day, totalSeconds: 60 }]);
  });

  test("is refused where memory has no room for it, and says why", async () => {
    const ledger = openBook({ mostBytes: 1500 });
    const mend = await forbidWrites(database, place.url);
    await ledger.book.ask(dayBefore, reader);
    await ledger.book.ask(day, reader);
    expect([ledger.store.countUnsaved(), await secondsOf(ledger)]).toEqual([1, null]);
    expect(ledger.book.ownFailureOf(day)?.problem.code).toBe("store-unavailable");
    await mend();
  });

  test("is stored by itself", async () => {
    const ledger = openBook({ savePausesMs: [1] });
    const mend = await forbidWrites(database, place.url);
    await ledger.book.ask(day, reader);
    await mend();
    await expect.poll(() => ledger.store.countUnsaved()).toBe(0);
    expect(await openStore().loadSince(0)).toHaveLength(1);
  });
});

test("an answer that cannot be weighed is held and stored, and is no figure before", async () => {
  await open("sqlite");
  const path = place.url.slice("file:".length);
  const ledger = openBook();
  await ledger.book.ask(dayBefore, reader);
  copyFileSync(path, `${path}.copy`);
  truncateSync(path);
  // The file was whole a moment ago (sqlite-place.ts).
  await sleep(100);
  await ledger.book.ask(day, reader);
  expect([ledger.store.countUnsaved(), await secondsOf(ledger)]).toEqual([1, null]);
  expect(ledger.book.ownFailureOf(day)?.problem.code).toBe("store-unavailable");
  writeFileSync(path, readFileSync(`${path}.copy`));
  await ledger.store.saveUnsaved();
  clockMs += 1000;
  await ledger.book.sync();
  expect([await secondsOf(ledger), ledger.book.ownFailureOf(day)]).toEqual([[60], null]);
});
