import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { dayAt, formatInstant, instantOf } from "@/lib/dates/zone";
import type { AlertCrossing } from "@/lib/report/answers/alert";
import { createDatabase, type Database } from "@/lib/server/store/database";
import { migrateDatabase } from "@/lib/server/store/database-migrations";
import { engines, makeTestDatabase, type TestDatabase } from "@/lib/server/store/engines.stage";
import type { LookNow } from "./alert-sending";
import { DeliveryError } from "./delivery";
import { openMailSink } from "./mail-sink.stage";
import { createMailer } from "./mailer";
import { createPost, type Message, type Post } from "./message";
import { maker, openSending, reader } from "./sending.stage";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const administrator = { userId: "u3", isAdministrator: true };
const timeZone = "America/Bogota";

function over(id: string, day: string, seconds = 600, allowance = "breaks"): AlertCrossing {
  return {
    agent: { id, name: `Agente ${id}` },
    allowance: { id: allowance, name: "Pausas", seconds: 1800 },
    ...{ day, over: seconds, asOf: "2026-11-30T14:55:00Z" },
  };
}

describe.each(engines)("alerts on %s", (engine) => {
  let place: TestDatabase;
  let database: Database;
  let elsewhere: Database;
  let nowMs: number;
  let sent: { at: string; who: string[] }[];
  /** Who is over now, as the ledger knows it. */
  let known: AlertCrossing[];
  const now = async () => nowMs;

  beforeEach(async () => {
    place = await makeTestDatabase(engine);
    database = createDatabase(place.url);
    elsewhere = createDatabase(place.url);
    await migrateDatabase(database);
    // A Monday, 10:00 in Bogotá.
    nowMs = instantOf("2026-11-30T15:00:00Z");
    [sent, known] = [[], []];
  });

  afterEach(async () => {
    await database.close();
    await elsewhere.close();
    await place.remove();
  });

  // As alert-look.ts has it: the running day and the one before, none before the alert's first.
  const look: LookNow = async (_, { sinceDay }) => {
    const days = [nowMs - 24 * hourMs, nowMs].map((at) => dayAt(at, timeZone));
    return {
      crossings: known.filter(({ day }) => day >= sinceDay && days.includes(day)),
      ...{ asOf: "2026-11-30T14:55:00Z", problem: null },
    };
  };

  const whoOf = (message: Message): string[] =>
    JSON.parse(String(message.webhook().body)).crossings.map(
      ({ agent, day }: AlertCrossing) => `${agent.id} ${day.slice(-2)}`,
    );
  const post: Post = async (message, beforeEnd) => {
    await beforeEnd();
    sent.push({ at: formatInstant(nowMs).slice(5, 16), who: whoOf(message) });
    return [];
  };

  function open() {
    const stage = openSending(database, { now });
    const beside = openSending(elsewhere, { now });
    /** Instances at once, two of them on a connection of their own; new ones each time, as after a restart. */
    const runAll = () =>
      Promise.all([stage, beside, beside].map((one) => one.createAlertRunner({ look, post }).run()));
    const play = async (minutes: number) => {
      for (let minute = 0; minute < minutes; minute += 1, nowMs += minuteMs) await runAll();
    };
    return { ...stage, beside, runAll, play };
  }

  test("each crossing is told once, whatever instances run at once, restart, or correct it down and up again", async () => {
    const { planAlert, play, alerts, faults, beside } = open();
    const id = await planAlert();
    await play(3);
    expect(sent).toEqual([]);
    known = [over("1", "2026-11-30")];
    await play(5);
    known = [];
    await play(2);
    known = [over("1", "2026-11-30", 900), over("2", "2026-11-30")];
    await play(60);
    known.push(over("1", "2026-11-30", 60, "lunch"));
    await play(2);
    expect(sent.map(({ who }) => who)).toEqual([["1 30"], ["2 30"], ["1 30"]]);
    expect([...faults, ...beside.faults]).toEqual([]);
    const letters = await alerts.listLetters(id, reader);
    expect(letters).toMatchObject([
      { state: "sent", crossings: [{ allowance: { id: "lunch" } }] },
      { state: "sent", to: ["jefa@example.com"], crossings: [{ agent: { id: "2" }, over: 600 }] },
      { state: "sent", to: ["jefa@example.com"], crossings: [{ agent: { id: "1" }, over: 600 }] },
    ]);
    expect(await alerts.find(id, reader)).toMatchObject({
      ...{ problem: null, asOf: "2026-11-30T14:55:00Z", lastRun: { state: "sent" } },
    });
  });

  test("a digest collects what is new at full hours, and says nothing where nothing is", async () => {
    const { planAlert, play } = open();
    await planAlert({ mode: "digest" });
    nowMs += 20 * minuteMs;
    known = [over("1", "2026-11-30")];
    await play(10);
    known.push(over("2", "2026-11-30"));
    await play(31);
    expect(sent).toEqual([{ at: "11-30T16:00", who: ["1 30", "2 30"] }]);
    await play(2 * 60);
    known.push(over("3", "2026-11-30"));
    await play(60);
    expect(sent.slice(1)).toEqual([{ at: "11-30T19:00", who: ["3 30"] }]);
  });

  test("what is crossed in quiet hours is told after them, also of the day that is over then; who is over no more is not", async () => {
    const { planAlert, play } = open();
    await planAlert({ quiet: "18:00-07:00" });
    nowMs = instantOf("2026-11-30T22:00:00Z");
    await play(30);
    nowMs = instantOf("2026-11-30T23:30:00Z");
    known = [over("1", "2026-11-30"), over("2", "2026-11-30"), over("0", "2026-11-29")];
    await play(30);
    known = [over("1", "2026-11-30")];
    nowMs = instantOf("2026-12-01T11:30:00Z");
    await play(40);
    expect(sent).toEqual([{ at: "12-01T12:00", who: ["1 30"] }]);
    known = [over("1", "2026-11-30")];
    // Of the day before that nobody is told any more, unless it is told that day.
    known = [over("3", "2026-11-30"), over("1", "2026-12-01")];
    nowMs = instantOf("2026-12-02T12:00:00Z");
    await play(3);
    expect(sent.slice(1)).toEqual([{ at: "12-02T12:00", who: ["1 01"] }]);
  });

  test("a letter that fails is tried again as a file is, tells what holds then, and fails for all to see", async () => {
    const { planAlert, createAlertRunner, alerts } = open();
    const id = await planAlert();
    known = [over("1", "2026-11-30"), over("2", "2026-11-30")];
    const tried: string[][] = [];
    const failing = createAlertRunner({
      look,
      async post(message) {
        tried.push(whoOf(message));
        throw new DeliveryError("mail-unreachable", "ECONNREFUSED");
      },
    });
    nowMs += minuteMs;
    await failing.run();
    known = [over("2", "2026-11-30", 1200)];
    for (let minute = 0; minute < 120; minute += 1, nowMs += minuteMs) await failing.run();
    expect(tried).toEqual([["1 30", "2 30"], ["2 30"], ["2 30"], ["2 30"], ["2 30"]]);
    const [letter] = await alerts.listLetters(id, administrator);
    expect(letter).toMatchObject({
      ...{ state: "failed", attempts: 5, problem: "mail-unreachable", detail: "ECONNREFUSED" },
      ...{ to: ["jefa@example.com"], crossings: [{ agent: { id: "2" }, over: 1200 }] },
    });
    expect(letter?.crossings).toHaveLength(1);
    expect((await alerts.listLetters(id, reader))[0]?.detail).toBe("");
  });

  test("a letter that could not be sent before the quiet hours waits for their end", async () => {
    const { planAlert, createAlertRunner, alerts } = open();
    const id = await planAlert({ quiet: "10:10-11:00" });
    known = [over("1", "2026-11-30")];
    const failing = createAlertRunner({
      look,
      async post() {
        throw new DeliveryError("webhook-refused", "503");
      },
    });
    for (let minute = 0; minute < 10; minute += 1, nowMs += minuteMs) await failing.run();
    for (let minute = 0; minute < 49; minute += 1, nowMs += minuteMs)
      await createAlertRunner({ look, post }).run();
    expect(sent).toEqual([]);
    expect((await alerts.find(id, reader)).lastRun).toMatchObject({
      state: "waiting",
      problem: "quiet",
      attempts: 3,
    });
    for (let minute = 0; minute < 3; minute += 1, nowMs += minuteMs)
      await createAlertRunner({ look, post }).run();
    expect(sent).toEqual([{ at: "11-30T16:00", who: ["1 30"] }]);
  });

  test("a letter is not sent where nobody of it is over any more, and none is sent a second time that may have arrived", async () => {
    const { planAlert, createAlertRunner, alerts } = open();
    const [withdrawn, unsure] = [await planAlert({ name: "Uno" }), await planAlert({ name: "Dos" })];
    known = [over("1", "2026-11-30")];
    let isFirst = true;
    const cut = createAlertRunner({
      async look(...asked) {
        return isFirst ? look(...asked) : { crossings: [], asOf: null, problem: null };
      },
      async post(_, beforeEnd) {
        await beforeEnd();
        throw new DeliveryError("mail-cut-off", "", true);
      },
    });
    nowMs += minuteMs;
    await alerts.noteLook(await load(withdrawn), await look(maker, await load(withdrawn)));
    await alerts.remove(unsure, reader);
    isFirst = false;
    await cut.run();
    expect(await alerts.find(withdrawn, reader)).toMatchObject({
      lastRun: { state: "failed", problem: "withdrawn", attempts: 1 },
    });
    const other = await planAlert({ name: "Tres" });
    isFirst = true;
    nowMs += minuteMs;
    await cut.run();
    for (let minute = 0; minute < 20; minute += 1, nowMs += minuteMs)
      await createAlertRunner({ look, post }).run();
    expect(sent).toEqual([]);
    expect((await alerts.find(other, reader)).lastRun).toMatchObject({
      state: "unsure",
      problem: "mail-cut-off",
    });

    async function load(id: string) {
      const alert = await alerts.load(id);
      if (!alert) throw new Error("It was made.");
      return alert;
    }
  });

  test("a pause tells nothing, and of the days of the pause nothing is told after it", async () => {
    const { planAlert, play, alerts, alertDraft } = open();
    const id = await planAlert();
    await alerts.change(id, { ...alertDraft, isPaused: true }, reader);
    known = [over("1", "2026-11-30")];
    await play(3);
    expect(await alerts.find(id, reader)).toMatchObject({ isPaused: true, nextAt: null });
    nowMs += 24 * hourMs;
    await alerts.change(id, { ...alertDraft, isPaused: false }, reader);
    known.push(over("2", "2026-12-01"));
    await play(3);
    expect(sent.map(({ who }) => who)).toEqual([["2 01"]]);
  });

  test("is stopped where its maker is gone or may not pass on any more, and says why it sees nothing", async () => {
    const { planAlert, createAlertRunner, alerts, alertDraft, runs } = open();
    const id = await planAlert();
    known = [over("1", "2026-11-30")];
    nowMs += minuteMs;
    await createAlertRunner({ look, post, loadMaker: async () => ({ ...maker, role: "viewer" }) }).run();
    expect(await alerts.find(id, reader)).toMatchObject({ isPaused: true, stopped: "maker-may-not" });
    await alerts.change(id, { ...alertDraft, isPaused: false }, reader);
    nowMs += minuteMs;
    const gone: LookNow = async () => ({ crossings: [], asOf: null, problem: "team-gone" });
    await createAlertRunner({ look: gone, post }).run();
    expect(await alerts.find(id, reader)).toMatchObject({ isPaused: false, problem: "team-gone" });
    expect(await runs.take()).toBeNull();
    expect(sent).toEqual([]);
  });

  test("one that cannot look keeps no other from it, and looks again", async () => {
    const { planAlert, createAlertRunner, faults } = open();
    await planAlert({ name: "Rota", team: "broken" });
    await planAlert({ name: "Sana" });
    known = [over("1", "2026-11-30")];
    nowMs += minuteMs;
    const breaking: LookNow = async (who, rule) => {
      if (rule.team === "broken" && sent.length < 2) throw new Error("The store is away.");
      return look(who, rule);
    };
    await createAlertRunner({ look: breaking, post }).run();
    expect([sent.length, faults.length]).toEqual([1, 1]);
    sent.push({ at: "", who: [] });
    await createAlertRunner({ look: breaking, post }).run();
    expect(sent).toHaveLength(3);
  });

  test("everybody sees and changes their own alone, administrators all, and nothing of one that was removed stays", async () => {
    const { planAlert, play, alerts, alertDraft } = open();
    const id = await planAlert();
    known = [over("1", "2026-11-30")];
    nowMs += minuteMs;
    await play(1);
    const stranger = { userId: "u2", isAdministrator: false };
    for (const asked of [
      () => alerts.find(id, stranger),
      () => alerts.change(id, alertDraft, stranger),
      () => alerts.remove(id, stranger),
      () => alerts.listLetters(id, stranger),
    ])
      await expect(asked()).rejects.toMatchObject({ code: "not-found" });
    expect(await alerts.list(stranger)).toEqual([]);
    expect(await alerts.list(administrator)).toHaveLength(1);
    await alerts.remove(id, administrator);
    for (const table of ["alert", "alert_crossing", "schedule_run"] as const)
      expect(await database.kysely.selectFrom(table).selectAll().execute()).toEqual([]);
  });

  test("a removed person leaves what alerts have told, and a letter that was to tell of them", async () => {
    const { planAlert, play, alerts, createAlertRunner } = open();
    await planAlert();
    known = [over("1", "2026-11-30"), over("2", "2026-11-30")];
    nowMs += minuteMs;
    await play(1);
    const person = { id: "1", name: "" };
    expect(await alerts.listHeld("default", person)).toMatchObject([
      { alert: "Pausas largas", day: "2026-11-30", allowance: "Pausas", over: 600, to: ["jefa@example.com"] },
    ]);
    await alerts.forget("another", person);
    expect(await alerts.listHeld("default", person)).toHaveLength(1);
    await alerts.forget("default", person);
    expect(await alerts.listHeld("default", person)).toEqual([]);
    expect(
      JSON.stringify(await database.kysely.selectFrom("alert_crossing").selectAll().execute()),
    ).not.toContain("Agente 1");
    known = known.filter(({ agent }) => agent.id !== "1");
    nowMs += minuteMs;
    await createAlertRunner({ look, post }).run();
    expect(sent).toHaveLength(1);
  });

  test("a letter in a mailbox says who, over what and by how much, how old that is, and where to see it", async () => {
    const { planAlert, createAlertRunner } = open();
    const sink = await openMailSink();
    const mailer = createMailer({ smtpUrl: sink.url, from: "Auxboard <avisos@example.com>" });
    await planAlert({ to: ["jefa@example.com", "turno@example.com"] });
    known = [over("1", "2026-11-30", 720), over("", "2026-11-30", 60)];
    nowMs += minuteMs;
    const options = {
      ...{ mailer, mailDomain: "example.com", callWebhook: async () => {} },
      ...{ secretOf: () => "", nowMs: () => nowMs },
    };
    const runner = createAlertRunner({ look, post: createPost(options), nowMs: () => nowMs });
    await runner.run();
    await runner.run();
    await sink.close();
    expect(sink.mails).toHaveLength(1);
    expect(sink.mails[0]?.subject).toBe("Pausas largas: 2 personas pasan un tope");
    expect(sink.mails[0]?.text?.trim().split("\n")).toEqual([
      "Pausas largas",
      "",
      "lunes 30 de noviembre de 2026:",
      "- Agente 1 (1): Pausas, 12m de más (el tope es 30m)",
      "- Agente : Pausas, 1m de más (el tope es 30m)",
      "Con datos de 09:55 (hora de Colombia).",
      "",
      "Verlo en el informe:",
      "https://aux.example.com/?day=2026-11-30",
      "",
      "Auxboard envía este mensaje porque Ana creó el aviso. De cada persona, tope y día se avisa una sola vez. Para cambiarlo o detenerlo:",
      "https://aux.example.com/settings/alerts",
    ]);
  });
});
