import { expect, test } from "vitest";
import { windowOfDay } from "@/lib/dates/window";
import { dayAt } from "@/lib/dates/zone";
import type { AllowanceEntry } from "@/lib/report/allowances/allowance";
import type { Alert, AlertLetter } from "@/lib/report/answers/alert";
import { noSettings } from "@/lib/report/answers/operation-settings";
import { unsetState } from "@/lib/report/states/state-settings";
import type { Team } from "@/lib/report/team";
import type { Viewer } from "@/lib/server/access/session";
import type { Server } from "@/lib/server/container";
import { openLedger, row, timeZone } from "@/lib/server/ledger/answers.stage";
import type { KeptNote } from "@/lib/server/notes/note-store";
import type { KnownSettings } from "@/lib/server/report/applied-settings";
import { question, startReports } from "@/lib/server/report/reports.stage";
import type { Rule } from "@/lib/server/sending/alert-sending";
import { checkAlert, createAlertLook, createLinkOfDay, pickAlerts, tellLetters } from "./alert-look";
import { narrowServer } from "./seen-server";

const ledger = openLedger("sqlite");
const [yesterday, today] = ["2026-11-19", "2026-11-20"];
const breaks: AllowanceEntry = {
  ...{ id: "breaks", name: "Pausas", states: ["Break"], seconds: 1800, from: "2026-01-01", team: null },
};
const clinic: AllowanceEntry = { ...breaks, id: "clinic", name: "Médico", states: ["Médico"], seconds: 60 };
const north: Team = { id: "n", name: "Norte", version: 1, size: 1, agents: ["2"] };
const administrator: Viewer = {
  ...{ userId: "u1", email: "jefa@auxboard.example", name: "Jefa", role: "administrator", rights: [] },
  scope: { operations: null, teams: null },
};
const rule: Rule = { operation: "default", allowance: null, team: null, sinceDay: yesterday };

const rows = [
  row("1", "Break", 2000),
  row("2", "Break", 2400),
  row("3", "Break", 1800),
  row("1", "Médico", 3000),
];

/** A server with one operation, whose today and yesterday were read, or none of them. */
async function start(
  settings: Partial<KnownSettings>,
  { notes = [], isRead = true }: { notes?: readonly KeptNote[]; isRead?: boolean } = {},
) {
  const set = { ...noSettings, version: 1, ...settings };
  const stage = startReports(ledger.kysely(), ledger.operation(), () => rows, {
    settings: set,
    teams: [north],
    notes,
  });
  const names = [{ id: "default", name: "Ventas", timeZone }];
  const server = {
    reports: {
      ...{ names, now: stage.now, serviceOf: () => stage.reports },
      todayIn: (zone: string) => dayAt(stage.now(), zone),
    },
    settings: { recall: async () => set },
    teams: { listNames: async () => [north], loadMembers: async (_: string, of: Team[]) => of },
  } as unknown as Server;
  if (isRead)
    for (const day of [yesterday, today]) await stage.reports.loadReport(question(windowOfDay(day)));
  const calls = stage.calls.length;
  const told = async (words: Partial<Rule> = {}, viewer = administrator) => {
    const { crossings } = await createAlertLook(server)(viewer, { ...rule, ...words });
    expect(stage.calls).toHaveLength(calls);
    return crossings
      .map(({ agent, allowance, day, over }) => `${agent.id} ${allowance.id} ${day.slice(-2)} ${over}`)
      .sort();
  };
  return { server, told };
}

test("tells of today and yesterday who is over, with the limit and how old that is, and calls nobody", async () => {
  const { server, told } = await start({ allowances: [breaks] });
  expect(await told()).toEqual(["1 breaks 19 200", "1 breaks 20 200", "2 breaks 19 600", "2 breaks 20 600"]);
  expect(await told({ sinceDay: today })).toEqual(["1 breaks 20 200", "2 breaks 20 600"]);
  expect(await createAlertLook(server)(administrator, { ...rule, sinceDay: today })).toMatchObject({
    ...{ asOf: "2026-11-20T17:00:00Z", problem: null },
    crossings: [
      {
        agent: { id: "1", name: "Agent 1" },
        allowance: { name: "Pausas", seconds: 1800 },
        asOf: "2026-11-20T17:00:00Z",
      },
      { agent: { id: "2" } },
    ],
  });
});

test("a day that nobody has read tells nothing, and is not asked for", async () => {
  const { server, told } = await start({ allowances: [breaks] }, { isRead: false });
  expect(await told()).toEqual([]);
  expect(await createAlertLook(server)(administrator, rule)).toEqual({
    crossings: [],
    asOf: null,
    problem: null,
  });
});

test("an allowance with a sensitive state is never told, not even to whoever may read it", async () => {
  const states = [{ ...unsetState("Médico", "personal", 0), isSensitive: true }];
  const open = await start({ allowances: [breaks, clinic] });
  expect(await open.told({ allowance: "clinic", sinceDay: today })).toEqual(["1 clinic 20 2940"]);
  const { server, told } = await start({ allowances: [breaks, clinic], states });
  expect(await told({ sinceDay: today })).toEqual(["1 breaks 20 200", "2 breaks 20 600"]);
  expect(await createAlertLook(server)(administrator, { ...rule, allowance: "clinic" })).toEqual({
    ...{ crossings: [], asOf: null, problem: "allowance-gone" },
  });
  await expect(checkAlert(server, administrator, { ...rule, allowance: "clinic" })).rejects.toThrow(
    "never told",
  );
  await expect(checkAlert(server, administrator, { ...rule, allowance: "breaks" })).resolves.toBeUndefined();
});

test("who is hidden, out of the maker's scope or of another team is not told", async () => {
  const agents = [{ id: "1", name: "", isHidden: true, from: null, to: null }];
  const hidden = await start({ allowances: [breaks], agents });
  expect(await hidden.told({ sinceDay: today })).toEqual(["2 breaks 20 600"]);
  const { server, told } = await start({ allowances: [breaks] });
  expect(await told({ sinceDay: today, team: "n" })).toEqual(["2 breaks 20 600"]);
  const narrow: Viewer = { ...administrator, role: "supervisor", scope: { operations: null, teams: ["n"] } };
  expect(await told({ sinceDay: today }, narrow)).toEqual(["2 breaks 20 600"]);
  const look = createAlertLook(server);
  const elsewhere: Viewer = { ...narrow, scope: { operations: ["other"], teams: null } };
  expect(await look(elsewhere, rule)).toMatchObject({ crossings: [], problem: "operation-gone" });
  expect(
    await look({ ...narrow, scope: { operations: null, teams: [] } }, { ...rule, team: "n" }),
  ).toMatchObject({
    problem: "team-gone",
  });
  const letter: Omit<AlertLetter, "others"> = {
    ...{
      dueAt: "",
      state: "sent",
      attempts: 1,
      nextAt: null,
      endedAt: null,
      problem: null,
      detail: "",
      to: [],
    },
    crossings: (await look(administrator, rule)).crossings.slice(-2),
  };
  expect(
    await tellLetters(narrowServer(server, narrow), "default", [
      { ...letter, crossings: [...letter.crossings] },
    ]),
  ).toMatchObject([{ crossings: [{ agent: { id: "2" } }], others: 1 }]);
});

test("days off, and days that a note leaves out, are not told", async () => {
  const off = await start({
    allowances: [breaks],
    daysOff: [{ day: today, name: "Fiesta" }],
    closedWeekdays: [4],
  });
  expect(await off.told()).toEqual([]);
  const note: KeptNote = {
    ...{
      id: "x",
      day: today,
      agent: "1",
      text: "Cita",
      leavesOut: true,
      by: "",
      byId: "",
      version: 1,
      at: "2026-11-20T12:00:00Z",
    },
  };
  const { told } = await start({ allowances: [breaks] }, { notes: [note] });
  expect(await told()).toEqual(["1 breaks 19 200", "2 breaks 19 600", "2 breaks 20 600"]);
});

test("the limit of a team's own is told where teams have others", async () => {
  const own = { ...breaks, team: "n", seconds: 1200 };
  const { server } = await start({ allowances: [breaks, own] });
  const { crossings } = await createAlertLook(server)(administrator, { ...rule, sinceDay: today });
  expect(crossings.map(({ agent, allowance, over }) => [agent.id, allowance.seconds, over]).sort()).toEqual([
    ["1", 1800, 200],
    ["2", 1200, 1200],
  ]);
});

test("a letter leads to those over the same limit on its day", () => {
  const linkOf = createLinkOfDay("https://aux.example.com");
  expect(linkOf({ ...rule, allowance: "breaks", team: "n" }, today)).toBe(
    "https://aux.example.com/?operation=default&from=2026-11-20&to=2026-11-20&team=n&over=breaks",
  );
  expect(linkOf(rule, today)).toContain("over=any");
});

test("a key of a part tells of no alert beyond it, and whoever has signed in is told all of theirs", async () => {
  const { server } = await start({ allowances: [breaks] });
  const alerts = [null, "n", "elsewhere"].map(
    (team) => ({ operation: "default", allowance: "breaks", team }) as Alert,
  );
  const narrow: Viewer = { ...administrator, role: "supervisor", scope: { operations: null, teams: ["n"] } };
  const seen = narrowServer(server, narrow);
  const teamsOf = async (viewer: Viewer) => (await pickAlerts(alerts, viewer, seen)).map(({ team }) => team);
  expect(await teamsOf({ ...narrow, keyId: "k" })).not.toContain("elsewhere");
  expect(await teamsOf({ ...narrow, keyId: "k" })).toContain("n");
  expect(await teamsOf(narrow)).toEqual([null, "n", "elsewhere"]);
});
