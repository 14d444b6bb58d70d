import { describe, expect, test, vi } from "vitest";
import { shiftDay } from "@/lib/dates/day";
import { type Window, windowOfDay } from "@/lib/dates/window";
import { buildColumns, listAgentIds, sumColumn } from "@/lib/report/figures/answer-columns";
import type { Answer } from "./answer";
import { createStageBook, fresh, openLedger, row, turn } from "./answers.stage";
import { createErasures } from "./erasure/erasures";
import { openHours } from "./hours.stage";

const ledger = openLedger("sqlite");
const day = "2026-11-20";
const whole = windowOfDay(day);
const minute = 60_000;
// In Bogotá: the day's midnights, and its noon.
const beginsMs = Date.parse("2026-11-20T05:00:00Z");
const noonMs = Date.parse("2026-11-20T17:00:00Z");
const endsMs = Date.parse("2026-11-21T05:00:00Z");

function open(operation = ledger.operation()) {
  const stage = createStageBook(ledger.kysely(), operation, { nowMs: endsMs, script: () => [] });
  const read = vi.spyOn(stage.store, "loadColumns");
  const hours = openHours(ledger.kysely(), operation, stage);
  const opened = vi.spyOn(hours.kept, "load");
  /** Keeps an answer about a window, which says so many seconds of one agent. */
  async function say(window: Window, askedAtMs: number, seconds: number, agentId = "7"): Promise<Answer> {
    const answer = await stage.store.append(fresh(window, askedAtMs, [row(agentId, "Break", seconds)]), turn);
    if (!answer) throw new Error("The answer was not kept.");
    return answer;
  }
  return { ...stage, ...hours, operation, read, opened, say };
}

describe("a day", () => {
  test("runs until a look came after its end, and while nobody has looked at it", async () => {
    const { gains, say } = open();
    expect(await gains.load(day)).toMatchObject({ beginsMs, isRunning: true, gains: { looks: [] } });
    await say(whole, noonMs, 60);
    expect(await gains.load(day)).toMatchObject({ beginsMs, isRunning: true, gains: { looks: [noonMs] } });
    await say(whole, endsMs - 1000, 90);
    expect(await gains.load(day)).toMatchObject({ isRunning: true });
    await say(whole, endsMs + 60 * minute, 120);
    const { gains: told, isRunning } = await gains.load(day);
    expect([told.looks, isRunning]).toEqual([[noonMs, endsMs - 1000, endsMs], false]);
  });

  test("that has no news is told as it was, and none of its answers is read again", async () => {
    const { gains, say, read, fills } = open();
    await say(whole, noonMs, 60);
    await say(whole, noonMs + minute, 90);
    await fills.begin(day, { marks: ["10:00"], knownBefore: 0 });
    await say({ from: whole.from, to: `${day}T09:59:59` }, endsMs, 30);
    const told = await gains.load(day);
    expect(told.gains.looks).toEqual([noonMs - 120 * minute, noonMs, noonMs + minute]);
    expect(read).toHaveBeenCalledTimes(3);
    expect(await gains.load(day)).toBe(told);
    expect(read).toHaveBeenCalledTimes(3);
    await say(whole, noonMs + 2 * minute, 90);
    expect((await gains.load(day)).gains.looks).toHaveLength(4);
    expect(read).toHaveBeenCalledTimes(4);
  });

  test("that two ask for at once is read once", async () => {
    const { gains, say, read } = open();
    await say(whole, noonMs, 60);
    await say(whole, noonMs + minute, 90);
    const [one, other] = await Promise.all([gains.load(day), gains.load(day)]);
    expect(one.gains.looks).toEqual([noonMs, noonMs + minute]);
    expect(other).toBe(one);
    expect(read).toHaveBeenCalledTimes(2);
  });

  test("that could not be read is read the next time, also by who waited behind", async () => {
    const { gains, say, opened } = open();
    await say(whole, noonMs, 60);
    opened.mockRejectedValueOnce(new Error("Away."));
    const [first, behind] = await Promise.allSettled([gains.load(day), gains.load(day)]);
    expect([first.status, behind.status]).toEqual(["rejected", "fulfilled"]);
    expect((await gains.load(day)).gains.looks).toEqual([noonMs]);
  });
});

describe("an answer that is in memory alone", () => {
  test("is the newest look, from memory, and brings nothing once it is stored", async () => {
    const { book, store, read, say, operation } = open();
    const stored = await say(whole, noonMs, 60);
    const unsaved = { ...stored, id: stored.id + 2 ** -20, askedAtMs: noonMs + minute };
    const held: { answer: Answer } = { answer: unsaved };
    const columnsOf = vi.fn(async () => buildColumns([row("7", "Break", 100)]));
    const known = { window: whole, askedAtMs: noonMs, isClosed: false, recheckAtMs: null };
    const find = () => ({ ...known, ...held, doubted: null, changes: [] });
    const { gains } = openHours(ledger.kysely(), operation, {
      ...{ store, now: () => endsMs },
      book: { ...book, find, columnsOf },
    });
    const { gains: told } = await gains.load(day);
    expect([told.looks, Array.from(told.columns.seconds)]).toEqual([
      [noonMs, noonMs + minute],
      [60, 40],
    ]);
    expect([...(await gains.loadSources(day)).values()]).toEqual([stored, unsaved]);
    expect([read.mock.calls, columnsOf.mock.calls]).toEqual([[[stored.digest]], [[unsaved]]]);
    held.answer = await say(whole, noonMs + minute, 100);
    const after = (await gains.load(day)).gains;
    expect([after.looks, Array.from(after.columns.seconds)]).toEqual([told.looks, [60, 40]]);
  });
});

describe("the hours of a day", () => {
  const until = (time: string): Window => ({ from: whole.from, to: `${day}T${time}` });
  const tenMs = beginsMs + 600 * minute;

  test("are the answers up to the times that were asked for, each had after its time", async () => {
    const { gains, fills, say } = open();
    await say(until("08:59:59"), endsMs, 20);
    // Without a fill it is no look.
    expect((await gains.load(day)).gains.looks).toEqual([]);
    await fills.begin(day, { marks: ["10:00", "11:00", "24:00"], knownBefore: 0 });
    await say(until("09:59:59"), tenMs - 1, 30);
    await say(until("10:59:59"), tenMs + 60 * minute, 50);
    const eleven = (await gains.load(day)).gains;
    expect([eleven.looks, sumColumn(eleven.columns)]).toEqual([[tenMs + 60 * minute], 50]);
    const ten = await say(until("09:59:59"), tenMs, 30);
    const both = (await gains.load(day)).gains;
    expect([both.looks, Array.from(both.columns.seconds)]).toEqual([
      [tenMs, tenMs + 60 * minute],
      [30, 20],
    ]);
    const sources = await gains.loadSources(day);
    expect([...sources.keys()].sort()).toEqual(both.looks);
    expect(sources.get(tenMs)).toEqual(ten);
  });

  test("that are answered anew are told anew", async () => {
    const { gains, fills, say } = open();
    await fills.begin(day, { marks: ["10:00"], knownBefore: 0 });
    await say(until("09:59:59"), endsMs, 30);
    expect(sumColumn((await gains.load(day)).gains.columns)).toBe(30);
    await say(until("09:59:59"), endsMs + minute, 45);
    const { looks, columns } = (await gains.load(day)).gains;
    expect([looks, sumColumn(columns)]).toEqual([[tenMs], 45]);
  });
});

describe("what is held in memory", () => {
  const ended = async () => {
    const stage = open();
    await stage.say(whole, endsMs + minute, 60);
    return stage;
  };

  test("is a day that somebody reads, and a day read in passing only while it runs", async () => {
    const read = await ended();
    await read.gains.load(day);
    await read.gains.load(day);
    expect(read.opened).toHaveBeenCalledTimes(1);
    const passed = await ended();
    await passed.gains.loadInPassing(day);
    expect((await passed.gains.loadInPassing(day)).gains.looks).toEqual([endsMs]);
    expect(passed.opened).toHaveBeenCalledTimes(2);
    const running = open();
    await running.say(whole, noonMs, 60);
    await running.gains.loadInPassing(day);
    await running.gains.loadInPassing(day);
    expect(running.opened).toHaveBeenCalledTimes(1);
  });

  test("stays where a day that is read is also read in passing", async () => {
    const { gains, opened } = await ended();
    await gains.load(day);
    await gains.loadInPassing(day);
    await gains.load(day);
    expect(opened).toHaveBeenCalledTimes(1);
  });

  test("is twelve days, those that were read last", async () => {
    const { gains, opened } = open();
    const days = Array.from({ length: 13 }, (_, at) => shiftDay("2026-10-01", at));
    for (const one of days.slice(0, 12)) await gains.load(one);
    await gains.load("2026-10-01");
    expect(opened).toHaveBeenCalledTimes(12);
    await gains.load("2026-10-13");
    opened.mockClear();
    for (const one of days.filter((each) => each !== "2026-10-02")) await gains.load(one);
    expect(opened.mock.calls).toEqual([]);
    await gains.load("2026-10-02");
    expect(opened.mock.calls).toEqual([["2026-10-02"]]);
  });
});

test("a day has another name once more of its hours are asked for, and once somebody was removed", async () => {
  const { gains, say, book, fills, operation } = open();
  await say(whole, noonMs, 60);
  await say(whole, noonMs + minute, 60, "8");
  await book.sync();
  const other = "2026-11-19";
  const before = await gains.loadVersions([day, other]);
  await fills.begin(day, { marks: ["10:00", "11:00"], knownBefore: 0 });
  const asked = await gains.loadVersions([day, other]);
  expect([asked[0] === before[0], asked[1] === before[1]]).toEqual([false, true]);
  await createErasures({ kysely: ledger.kysely(), operation, now: () => noonMs }).erase(
    { id: "8", name: "" },
    "ana",
  );
  const removed = await gains.loadVersions([day, other]);
  expect([removed[0] === asked[0], removed[1] === asked[1]]).toEqual([false, false]);
  expect(listAgentIds((await gains.load(day)).gains.columns)).toEqual(["7"]);
});
