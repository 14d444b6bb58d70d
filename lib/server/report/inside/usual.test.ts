import { beforeEach, expect, test } from "vitest";
import { type Day, dayOf, windowOfDay } from "@/lib/dates/window";
import { firstInstantOf, lastInstantOf } from "@/lib/dates/zone";
import { noSettings } from "@/lib/report/answers/operation-settings";
import { everything } from "@/lib/report/figures/agent-table";
import type { AuxRow } from "@/lib/report/figures/aux-row";
import { listLikeDays } from "@/lib/report/usual/usual";
import { fresh, openLedger, row, timeZone, turn } from "@/lib/server/ledger/answers.stage";
import { createErasures } from "@/lib/server/ledger/erasure/erasures";
import { question, startReports } from "@/lib/server/report/reports.stage";
import type { TimelineQuestion } from "@/lib/server/report/timeline-report";

const ledger = openLedger("sqlite");
const day = "2026-11-20";
const like = listLikeDays(day);
const minute = 60_000;

function ask(more: Partial<TimelineQuestion> = {}): TimelineQuestion {
  return { ...question(windowOfDay(day)), reading: everything, day, ...more };
}

function open(more: Parameters<typeof startReports>[3] = {}) {
  const operation = ledger.operation();
  const started = startReports(ledger.kysely(), operation, () => [], more);
  /** Looks at a day every quarter of an hour from 08:00 to 12:00, and once after its end. */
  const look = async (at: Day, rowsAt: (second: number) => AuxRow[], everyMinutes = 15) => {
    const window = windowOfDay(at);
    const beginsMs = firstInstantOf(window.from, timeZone);
    for (let minutes = 480; minutes <= 720; minutes += everyMinutes)
      await started.store.append(fresh(window, beginsMs + minutes * minute, rowsAt(minutes * 60)), turn);
    await started.store.append(
      fresh(window, lastInstantOf(window.to, timeZone) + 60_000, rowsAt(86_400)),
      turn,
    );
  };
  return { operation, ...started, look };
}

/** So many agents are out from nine to ten in a state. */
function morning(agents: number, state = "Break") {
  return (second: number) =>
    Array.from({ length: agents }, (_, at) =>
      row(String(at + 1), state, Math.min(3600, Math.max(0, second - 9 * 3600))),
    ).filter(({ seconds }) => seconds !== 0);
}

let opened: ReturnType<typeof open>;

beforeEach(() => {
  opened = open();
});

test("tells the usual from the third known day on, of days that are kept, and asks nothing", async () => {
  const { reports, look, calls, book } = opened;
  for (const [place, at] of [like[0], like[2]].entries()) await look(at ?? "", morning(place + 1));
  const two = await reports.loadUsual(ask());
  expect([two.quarters, two.needed]).toEqual([[], 3]);
  expect(two.likeDays.filter(({ status }) => status === "known").map((one) => one.day)).toEqual([
    like[0],
    like[2],
  ]);
  expect(two.likeDays[1]).toEqual({ day: like[1], status: "unseen" });
  await look(like[1] ?? "", morning(4));
  await book.syncNow();
  const three = await reports.loadUsual(ask());
  expect(three.quarters.find(({ time }) => time === "09:15")).toMatchObject({ days: 3, median: 2 });
  expect(three.quarters.find(({ time }) => time === "10:15")).toMatchObject({ days: 3, median: 0 });
  expect(calls).toEqual([]);
});

test("a day off, a day that a note leaves out and a day seldom looked at do not count", async () => {
  const daysOff = [{ day: like[0] ?? "", name: "Festivo" }];
  const note = {
    ...{ id: "n", day: like[1] ?? "", agent: null, text: "Caída", leavesOut: true },
    ...{ by: "ana", byId: "a", version: 1, at: "2026-11-20T00:00:00Z" },
  };
  const { reports, look } = open({ settings: { ...noSettings, daysOff, version: 1 }, notes: [note] });
  for (const at of like.slice(0, 2)) await look(at, morning(1));
  await look(like[2] ?? "", morning(1), 240);
  await look(like[3] ?? "", () => []);
  await look(like[4] ?? "", morning(1));
  const { likeDays } = await reports.loadUsual(ask());
  expect(likeDays.slice(0, 6).map(({ status }) => status)).toEqual([
    "left-out",
    "left-out",
    "unseen",
    "nobody",
    "known",
    "unseen",
  ]);
});

test("is of those whom the reader may see, in the states that are asked for", async () => {
  const { reports, look } = open({
    settings: {
      ...noSettings,
      agents: [{ id: "1", name: "", isHidden: true, from: null, to: null }],
      version: 1,
    },
  });
  for (const at of like.slice(0, 3)) await look(at, morning(4));
  const at915 = async (more: Partial<TimelineQuestion>) =>
    (await reports.loadUsual(ask(more))).quarters.find(({ time }) => time === "09:15")?.median;
  const team = { id: "t", name: "T", version: 1, size: 2, agents: ["1", "2"] };
  expect(await at915({})).toBe(3);
  expect(await at915({ sight: { teams: [team] } })).toBe(1);
  expect(await at915({ reading: { ...everything, agents: ["3"] } })).toBe(1);
  expect(await at915({ reading: { ...everything, states: ["Baño"] } })).toBeUndefined();
  await expect(reports.loadUsual(ask({ reading: { ...everything, agents: ["1"] } }))).rejects.toMatchObject({
    code: "not-found",
  });
});

/** Everybody is out for a part of the hour from nine to ten, and from eleven as many minutes as the day of the month. */
function wholeDay(at: Day) {
  const later = Number(at.slice(8)) * 60;
  return (second: number) =>
    ["1", "2", "3"].map((id) =>
      row(
        id,
        "Break",
        Math.min(3600, Math.max(0, second - 9 * 3600)) + Math.min(later, Math.max(0, second - 11 * 3600)),
      ),
    );
}

test("tells where a running day will end, of state and person, as a range, and how often such were right", async () => {
  const allowances = [
    { id: "breaks", name: "Breaks", states: ["Break"], seconds: 1800, from: "2026-01-01", team: null },
    { id: "own", name: "Propio", states: ["Break"], seconds: 900, from: "2026-01-01", team: "t" },
  ];
  const team = { id: "t", name: "T", version: 1, size: 1, agents: ["2"] };
  const { reports, look, store, calls } = open({
    settings: { ...noSettings, allowances, version: 1 },
    teams: [team],
  });
  // The 13th, the 6th and, of October, the 30th and the 23rd.
  for (const at of like.slice(0, 4)) await look(at, wholeDay(at));
  const beginsMs = firstInstantOf(windowOfDay(day).from, timeZone);
  for (const minutes of [480, 510, 570])
    await store.append(
      fresh(windowOfDay(day), beginsMs + minutes * minute, wholeDay(day)(minutes * 60)),
      turn,
    );
  const { end } = await reports.loadUsual(ask());
  // At half past nine half an hour has come; half an hour and what comes at eleven are left, of three people.
  const soFar = 3 * 1800;
  const rests = [6, 13, 23, 30].map((minutes) => 3 * (1800 + minutes * 60));
  const margin = ((rests[3] ?? 0) - (rests[0] ?? 0)) / 3;
  expect(end).toMatchObject({
    ...{ at: "2026-11-20T14:30:00Z", days: 4, states: ["Break"] },
    total: { soFar, from: soFar + (rests[0] ?? 0) - margin, to: soFar + (rests[3] ?? 0) + margin },
    hits: { of: 4 },
  });
  expect(end?.ends[0]).toMatchObject({ soFar, usual: { median: 3 * (3600 + 18 * 60) } });
  expect(end?.people?.allowances.map(({ id }) => id)).toEqual(["breaks", "own"]);
  const own = { from: 1800 + 1800 + 360 - 480, to: 1800 + 1800 + 1800 + 480, basis: "own" };
  expect(end?.people?.agents.map(({ id, ends }) => [id, ends])).toEqual([
    ["1", [own, null]],
    ["2", [own, own]],
    ["3", [own, null]],
  ]);
  const one = await reports.loadUsual(ask({ sight: { teams: [team] } }));
  expect(one.end?.people?.agents.map(({ id }) => id)).toEqual(["2"]);
  expect(one.end?.total.soFar).toBe(1800);
  expect(calls).toEqual([]);
});

test("of a day that is over, or with fewer than three like days, no end is told", async () => {
  const { reports, look } = opened;
  await look(day, wholeDay(day));
  for (const at of like.slice(0, 2)) await look(at, wholeDay(at));
  expect((await reports.loadUsual(ask())).end).toBeNull();
  for (const at of like.slice(2, 5)) await look(at, wholeDay(at));
  expect((await reports.loadUsual(ask())).end).toBeNull();
});

test("tells the hours of each day of a range, unknown ones without seconds, and asks nothing", async () => {
  const { reports, look, calls } = opened;
  await look("2026-11-17", wholeDay("2026-11-17"));
  await look("2026-11-18", wholeDay("2026-11-18"), 240);
  const window = { from: "2026-11-16T00:00:00", to: "2026-11-18T23:59:59" };
  const { days } = await reports.loadHours({ ...question(window), reading: everything });
  expect(days.map(({ day: at }) => at)).toEqual(["2026-11-16", "2026-11-17", "2026-11-18"]);
  const [none, seen, seldom] = days.map(({ hours }) => new Map(hours.map((hour) => [hour.time, hour])));
  expect(none?.size).toBe(0);
  expect([seen?.get("09"), seen?.get("10"), seen?.get("13")?.seconds]).toEqual([
    { time: "09", seconds: 3 * 3600, told: 3600 },
    { time: "10", seconds: 0, told: 3600 },
    // What came after the last look of the morning may have been at any time of the afternoon, but for nothing.
    0,
  ]);
  expect(seldom?.get("09")).toEqual({ time: "09", seconds: null, told: 0 });
  expect(calls).toEqual([]);
  const month = { from: "2026-10-18T00:00:00", to: "2026-11-18T23:59:59" };
  await expect(reports.loadHours({ ...question(month), reading: everything })).rejects.toMatchObject({
    code: "invalid-range",
  });
});

test("a day is read once, until more is known of it or somebody is removed", async () => {
  const { reports, look, operation, clock, book, store } = opened;
  const read: Day[] = [];
  const { loadLooks } = store;
  store.loadLooks = (window, id) => {
    read.push(dayOf(window.from));
    return loadLooks(window, id);
  };
  for (const at of like.slice(0, 3)) await look(at, morning(2));
  await reports.loadUsual(ask());
  expect(read).toHaveLength(13);
  await reports.loadUsual(ask());
  expect(read).toHaveLength(13);
  const at = lastInstantOf(windowOfDay(like[0] ?? "").to, timeZone) + 3_600_000;
  await store.append(
    fresh(windowOfDay(like[0] ?? ""), at, [row("1", "Break", 3700), row("2", "Break", 3600)]),
    turn,
  );
  await book.syncNow();
  await reports.loadUsual(ask());
  expect(read.slice(13)).toEqual([like[0]]);
  await createErasures({ kysely: ledger.kysely(), operation, now: () => clock.ms }).erase(
    { id: "1", name: "" },
    "ana",
  );
  await book.syncNow();
  const { quarters } = await reports.loadUsual(ask());
  expect(quarters.find(({ time }) => time === "09:15")?.median).toBe(1);
});
