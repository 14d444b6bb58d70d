import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { instantOf } from "@/lib/dates/zone";
import { ProblemError } from "@/lib/report/answers/problem";
import { createDatabase, type Database } from "@/lib/server/store/database";
import { migrateDatabase } from "@/lib/server/store/database-migrations";
import { engines, makeTestDatabase, type TestDatabase } from "@/lib/server/store/engines.stage";
import { DeliveryError } from "./delivery";
import { createScheduleStore, type ScheduleStore } from "./schedule-store";
import type { Send } from "./sender";
import { maker, openSending, parcel, reader } from "./sending.stage";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const administrator = { userId: "u3", isAdministrator: true };

describe.each(engines)("sending on %s", (engine) => {
  let place: TestDatabase;
  let database: Database;
  let nowMs: number;
  let sent: string[];
  const now = async () => nowMs;

  beforeEach(async () => {
    place = await makeTestDatabase(engine);
    database = createDatabase(place.url);
    await migrateDatabase(database);
    // A Saturday, 08:00 in Bogotá.
    nowMs = instantOf("2026-11-28T13:00:00Z");
    sent = [];
  });

  afterEach(async () => {
    await database.close();
    await place.remove();
  });

  const send: Send = async ({ scheduleId, period }, _, beforeEnd) => {
    await beforeEnd();
    sent.push(`${scheduleId} ${period}`);
    return [];
  };

  test("sends each closed period once, whatever instances run at once and restart meanwhile", async () => {
    const { plan, createRunner, schedules, faults } = openSending(database, { now });
    const [daily, weekly, monthly] = [
      await plan(),
      await plan({ every: "week" }),
      await plan({ every: "month", at: "00:00" }),
    ];
    await Promise.all([createRunner({ send }).run(), createRunner({ send }).run()]);
    expect(sent).toEqual([]);
    for (let hour = 0; hour < 5 * 24; hour += 1) {
      nowMs += hourMs;
      // New ones each time, as after a restart.
      await Promise.all([1, 2, 3].map(() => createRunner({ send }).run()));
    }
    expect(sent.sort()).toEqual(
      [
        ...["28", "29", "30"].map((day) => `${daily} 2026-11-${day}`),
        ...[`${daily} 2026-12-01`, `${daily} 2026-12-02`],
        `${weekly} 2026-11-23..2026-11-29`,
        `${monthly} 2026-11-01..2026-11-30`,
      ].sort(),
    );
    expect(faults).toEqual([]);
    const [last] = await schedules.listRuns(daily, reader);
    expect(last).toMatchObject({ period: "2026-12-02", state: "sent", attempts: 1, problem: null });
    expect(await schedules.find(daily, reader)).toMatchObject({
      nextAt: "2026-12-04T12:00:00Z",
      lastRun: { period: "2026-12-02", state: "sent" },
    });
  });

  test("sends once a time that the clock skips, and once one that comes twice", async () => {
    for (const [at, hours] of [
      ["2026-03-28T12:00:00Z", 24],
      ["2026-10-24T12:00:00Z", 24],
    ] as const) {
      sent = [];
      nowMs = instantOf(at);
      const { plan, createRunner, schedules } = openSending(database, { now, timeZone: "Europe/Madrid" });
      const id = await plan({ at: "02:30" });
      for (let step = 0; step < hours * 6; step += 1) {
        nowMs += 10 * minuteMs;
        await createRunner({ send }).run();
      }
      expect(sent).toEqual([`${id} ${at.slice(0, 10)}`]);
      await schedules.remove(id, reader);
    }
  });

  test("after a long stop the newest seven periods are sent, each once", async () => {
    const { plan, createRunner } = openSending(database, { now });
    await plan();
    nowMs += 30 * 24 * hourMs;
    await Promise.all([createRunner({ send }).run(), createRunner({ send }).run()]);
    expect(sent.map((line) => line.slice(-10)).sort()).toEqual(
      ["21", "22", "23", "24", "25", "26", "27"].map((day) => `2026-12-${day}`),
    );
  });

  test("tries again after 1, 5, 15 and 60 minutes, and then it has failed, for all to see", async () => {
    const { plan, createRunner, schedules } = openSending(database, { now });
    const id = await plan();
    const tries: number[] = [];
    const failing = createRunner({
      async send() {
        tries.push(nowMs);
        throw new DeliveryError("mail-unreachable", "ECONNREFUSED");
      },
    });
    nowMs = instantOf("2026-11-29T12:00:00Z");
    for (let minute = 0; minute < 180; minute += 1, nowMs += minuteMs) await failing.run();
    const [first = 0] = tries;
    expect(tries.map((at) => (at - first) / minuteMs)).toEqual([0, 1, 6, 21, 81]);
    expect((await schedules.find(id, administrator)).lastRun).toMatchObject({
      state: "failed",
      attempts: 5,
      problem: "mail-unreachable",
      detail: "ECONNREFUSED",
      nextAt: null,
    });
  });

  test("what no later try would change fails at once", async () => {
    const { plan, createRunner, schedules } = openSending(database, { now });
    const id = await plan();
    nowMs += 24 * hourMs;
    const makeParcel = async () => {
      throw new ProblemError("not-found", "There is no such operation.");
    };
    await createRunner({ send, makeParcel }).run();
    expect((await schedules.find(id, reader)).lastRun).toMatchObject({
      state: "failed",
      problem: "not-found",
    });
    expect(sent).toEqual([]);
  });

  test("figures that are not complete are waited for, at most two hours, and go with a warning then", async () => {
    const { plan, createRunner, schedules } = openSending(database, { now });
    const id = await plan();
    const told: boolean[] = [];
    const runner = createRunner({
      makeParcel: async () => ({ ...parcel, isWhole: false }),
      send: (sending, { isWhole }, beforeEnd) => {
        told.push(isWhole);
        return send(sending, parcel, beforeEnd);
      },
    });
    nowMs = instantOf("2026-11-29T12:00:00Z");
    await runner.run();
    expect((await schedules.find(id, reader)).lastRun).toMatchObject({
      state: "waiting",
      problem: "incomplete",
      attempts: 0,
      nextAt: "2026-11-29T12:05:00Z",
    });
    nowMs += 2 * hourMs - 1;
    await runner.run();
    expect(told).toEqual([]);
    nowMs += 5 * minuteMs;
    await runner.run();
    expect(told).toEqual([false]);
    expect((await schedules.find(id, reader)).lastRun).toMatchObject({
      state: "sent",
      problem: "incomplete",
    });
  });

  test("is stopped where its maker is gone, disabled or may not send any more, and goes on when somebody says so", async () => {
    const { plan, createRunner, schedules } = openSending(database, { now });
    const id = await plan();
    for (const [loaded, why] of [
      [null, "maker-gone"],
      [{ ...maker, role: "viewer" as const }, "maker-may-not"],
    ] as const) {
      nowMs += 24 * hourMs;
      await createRunner({ send, loadMaker: async () => loaded }).run();
      expect(await schedules.find(id, reader)).toMatchObject({
        isPaused: true,
        stopped: why,
        nextAt: null,
        lastRun: { state: "failed", problem: why },
      });
      nowMs += 24 * hourMs;
      await createRunner({ send }).run();
      expect(sent).toEqual([]);
      await schedules.change(id, { isPaused: false }, null, reader);
    }
    nowMs += 24 * hourMs;
    await createRunner({ send }).run();
    expect(sent).toEqual([`${id} 2026-12-02`]);
    expect(await schedules.find(id, reader)).toMatchObject({ isPaused: false, stopped: null });
  });

  test("a message that was cut off while it went over is told, and not sent a second time", async () => {
    const { plan, createRunner, schedules, runs } = openSending(database, { now });
    const id = await plan();
    nowMs = instantOf("2026-11-29T12:00:00Z");
    await schedules.openDue();
    const run = await runs.take();
    if (!run) throw new Error("nothing is due");
    await runs.hand(run);
    nowMs += 4 * minuteMs;
    await createRunner({ send }).run();
    expect((await schedules.find(id, reader)).lastRun).toMatchObject({ state: "handing" });
    nowMs += 2 * minuteMs;
    await createRunner({ send }).run();
    expect((await schedules.find(id, reader)).lastRun).toMatchObject({ state: "unsure", problem: "cut-off" });
    expect(sent).toEqual([]);
    // It was only slow.
    await runs.end(run, "sent", { problem: null, detail: "" });
    expect((await schedules.find(id, reader)).lastRun).toMatchObject({ state: "sent" });
  });

  test("an instance that died before the message went over is followed by another, and one that was slow hands nothing over", async () => {
    const { plan, createRunner, schedules, runs } = openSending(database, { now });
    const id = await plan();
    nowMs = instantOf("2026-11-29T12:00:00Z");
    await schedules.openDue();
    const slow = await runs.take();
    if (!slow) throw new Error("nothing is due");
    await createRunner({ send }).run();
    expect(sent).toEqual([]);
    nowMs += 6 * minuteMs;
    await createRunner({ send }).run();
    expect(sent).toEqual([`${id} 2026-11-28`]);
    await expect(runs.hand(slow)).rejects.toThrow("Another instance");
    await runs.postpone(slow, 0, { problem: "late", detail: "", hasFailed: true });
    await runs.end(slow, "failed", { problem: "late", detail: "" });
    expect((await schedules.find(id, reader)).lastRun).toMatchObject({ state: "sent", problem: null });
  });

  test("what the mail server took is not sent a second time where that cannot be noted", async () => {
    const { plan, createRunner, faults, schedules, runs } = openSending(database, { now });
    const id = await plan();
    nowMs = instantOf("2026-11-29T12:00:00Z");
    let isAway = true;
    const end: typeof runs.end = async (run, state, words) => {
      if (isAway) throw new Error("The database is away.");
      await runs.end(run, state, words);
    };
    const runner = createRunner({ send, runs: { ...runs, end } });
    await runner.run();
    expect(faults).toHaveLength(1);
    isAway = false;
    for (let minute = 0; minute < 10; minute += 1, nowMs += minuteMs) await runner.run();
    expect(sent).toEqual([`${id} 2026-11-28`]);
    expect((await schedules.find(id, reader)).lastRun).toMatchObject({ state: "unsure", problem: "cut-off" });
  });

  test("one that is stopped takes no further run", async () => {
    const { plan, createRunner, runs } = openSending(database, { now });
    await plan();
    await plan();
    nowMs += 24 * hourMs;
    const runner = createRunner({
      async send(...told) {
        void runner.stop();
        return send(...told);
      },
    });
    await runner.run();
    expect(sent).toHaveLength(1);
    expect(await runs.take()).toMatchObject({ fence: 1 });
  });

  test("a period that is due is sent although its schedule is renamed before it is put down", async () => {
    const { plan, createRunner, schedules } = openSending(database, { now });
    const id = await plan();
    nowMs = instantOf("2026-11-29T12:00:05Z");
    await schedules.change(id, { name: "Ventas de ayer", format: "xlsx", at: "07:00" }, null, reader);
    await createRunner({ send }).run();
    expect(sent).toEqual([`${id} 2026-11-28`]);
    expect((await schedules.find(id, reader)).nextAt).toBe("2026-11-30T12:00:00Z");
  });

  test("periods of a pause are not sent, and those before another time of day are sent at it", async () => {
    const { plan, createRunner, schedules } = openSending(database, { now });
    const id = await plan();
    await schedules.change(id, { isPaused: true }, null, reader);
    nowMs = instantOf("2026-11-29T12:00:05Z");
    await schedules.change(id, { isPaused: false }, null, reader);
    await createRunner({ send }).run();
    expect(sent).toEqual([]);
    nowMs = instantOf("2026-11-30T12:00:05Z");
    await schedules.change(id, { at: "08:00" }, null, reader);
    await createRunner({ send }).run();
    expect(sent).toEqual([]);
    nowMs += hourMs;
    await createRunner({ send }).run();
    expect(sent).toEqual([`${id} 2026-11-29`]);
  });

  test("sends nothing that the trail cannot tell of", async () => {
    const { plan, createRunner, faults, schedules } = openSending(database, { now });
    const id = await plan();
    nowMs += 24 * hourMs;
    const onSend = async () => {
      throw new Error("The trail cannot be written.");
    };
    await createRunner({ send, onSend }).run();
    expect(sent).toEqual([]);
    expect(faults).toHaveLength(1);
    expect((await schedules.find(id, reader)).lastRun).toMatchObject({
      state: "waiting",
      problem: "unexpected",
    });
  });

  test("refused recipients are named where others took the message", async () => {
    const { plan, createRunner, schedules } = openSending(database, { now });
    const id = await plan();
    nowMs += 24 * hourMs;
    await createRunner({ send: async () => ["luz@example.com"] }).run();
    expect((await schedules.find(id, reader)).lastRun).toMatchObject({
      state: "sent",
      problem: "recipients-refused",
      detail: "luz@example.com",
    });
  });

  test("what a mail server says, and where it stands, is told to administrators alone", async () => {
    const { plan, createRunner, schedules } = openSending(database, { now });
    const id = await plan();
    nowMs += 24 * hourMs;
    const fail = async () => {
      throw new DeliveryError("mail-unreachable", "connect ECONNREFUSED 10.0.0.3:25");
    };
    await createRunner({ send: fail }).run();
    const told = { problem: "mail-unreachable", detail: "connect ECONNREFUSED 10.0.0.3:25" };
    expect(await schedules.listRuns(id, administrator)).toMatchObject([told]);
    for (const runs of [await schedules.listRuns(id, reader), [(await schedules.find(id, reader)).lastRun]])
      expect(runs).toMatchObject([{ ...told, detail: "" }]);
  });

  test("a list tells the newest run of each schedule, and the runs of one stand newest first", async () => {
    const { plan, createRunner, schedules } = openSending(database, { now });
    const [north, south] = [await plan({ name: "Norte" }), await plan({ name: "Sur", every: "week" })];
    expect((await schedules.list(reader)).map(({ lastRun }) => lastRun)).toEqual([null, null]);
    nowMs += 3 * 24 * hourMs;
    await createRunner({ send }).run();
    expect((await schedules.list(reader)).map(({ id, lastRun }) => [id, lastRun?.period])).toEqual([
      [north, "2026-11-30"],
      [south, "2026-11-23..2026-11-29"],
    ]);
    expect((await schedules.listRuns(north, reader)).map(({ period }) => period)).toEqual([
      "2026-11-30",
      "2026-11-29",
      "2026-11-28",
    ]);
  });

  test.each([
    ["removed", (store: ScheduleStore, id: string) => store.remove(id, reader)],
    ["paused", (store: ScheduleStore, id: string) => store.change(id, { isPaused: true }, null, reader)],
  ])("no period is put down of a schedule that is %s while it is looked for", async (_, act) => {
    const { plan, schedules } = openSending(database, { now });
    const id = await plan();
    nowMs += 24 * hourMs;
    let acted: Promise<void> | undefined;
    // Between the reading of what is due and the writing of its runs.
    const kysely = database.kysely.withPlugin({
      transformQuery: ({ node }) => node,
      async transformResult({ result }) {
        acted ??= act(schedules, id);
        await acted;
        return result;
      },
    });
    await createScheduleStore({ kysely, now, zoneOf: () => "America/Bogota" }).openDue();
    expect(acted).toBeDefined();
    expect(await database.kysely.selectFrom("schedule_run").selectAll().execute()).toEqual([]);
  });

  test("everybody keeps their own schedules, and an administrator all", async () => {
    const { plan, schedules } = openSending(database, { now });
    const id = await plan({ name: "Ventas" });
    const stranger = { userId: "u2", isAdministrator: false };
    expect(await schedules.list(stranger)).toEqual([]);
    expect(await schedules.list(administrator)).toMatchObject([
      { id, name: "Ventas", to: ["jefa@example.com"] },
    ]);
    for (const ask of [
      () => schedules.find(id, stranger),
      () => schedules.listRuns(id, stranger),
      () => schedules.change(id, { name: "x" }, null, stranger),
      () => schedules.remove(id, stranger),
    ])
      await expect(ask()).rejects.toMatchObject({ code: "not-found" });
    await schedules.change(id, { at: "06:30", to: ["https://example.com/hook"] }, null, administrator);
    expect(await schedules.list(reader)).toMatchObject([
      { at: "06:30", to: ["https://example.com/hook"], name: "Ventas", nextAt: "2026-11-29T11:30:00Z" },
    ]);
    await schedules.change(id, { isPaused: true }, null, reader);
    expect(await schedules.find(id, reader)).toMatchObject({ isPaused: true, nextAt: null });
    await schedules.noteTest(id);
    await expect(schedules.noteTest(id)).rejects.toMatchObject({ code: "rate-limited" });
    nowMs += 30_000;
    await schedules.noteTest(id);
    await schedules.remove(id, administrator);
    expect(await schedules.list(administrator)).toEqual([]);
  });
});
