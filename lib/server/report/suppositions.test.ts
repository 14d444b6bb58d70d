import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { windowOfDay } from "@/lib/dates/window";
import type { AllowanceEntry } from "@/lib/report/allowances/allowance";
import { noSettings } from "@/lib/report/answers/operation-settings";
import type { AuxRow } from "@/lib/report/figures/aux-row";
import { personalState } from "@/lib/report/states/fold-states";
import { type StateSetting, unsetState } from "@/lib/report/states/state-settings";
import type { StateStyle } from "@/lib/report/states/state-style";
import { hideSuppositions } from "@/lib/report/suppositions/apply-suppositions";
import type { Supposition } from "@/lib/report/suppositions/supposition";
import { openLedger, row } from "@/lib/server/ledger/answers.stage";
import type { KeptNote } from "@/lib/server/notes/note-store";
import type { KnownSettings } from "./applied-settings";
import { question, startReports } from "./reports.stage";

const ledger = openLedger("sqlite");
const monday = windowOfDay("2026-11-09");
const asked = question(monday, { waitLimit: { kind: "untilKnown", mostMs: 5000 } });
const breaks: AllowanceEntry = {
  ...{ id: "breaks", name: "Descansos", states: ["Break", "Pausa"] },
  ...{ seconds: 1800, from: "2026-01-01", team: null },
};
const night = { id: "n", name: "Noche", version: 1, size: 1, agents: ["2"] };
const ofNight = { ...breaks, team: "n", seconds: 600 };
const kept = new Map<string, StateStyle>(
  ["Break", "Pausa", "BackOffice", "Baño"].map((state, shade) => [state, { stateClass: "personal", shade }]),
);
const rows = [
  row("1", "Break", 2000),
  row("1", "BackOffice", 900),
  row("2", "Pausa", 700),
  row("2", "Baño", 9),
];

type Stage = { settings?: Partial<KnownSettings>; notes?: readonly KeptNote[]; rows?: readonly AuxRow[] };

function start({ settings = {}, notes = [], rows: given = rows }: Stage = {}) {
  const set = { ...noSettings, version: 1, allowances: [breaks, ofNight], ...settings };
  const more = { settings: set, teams: [night], kept, notes };
  return startReports(ledger.kysely(), ledger.operation(), () => [...given], more).reports;
}

const limit = (seconds: number): Supposition => ({ kind: "limit", id: "breaks", seconds });
const productive: Supposition = { kind: "class", state: "backoffice", stateClass: "productive" };
const without: Supposition = { kind: "without", day: "2026-11-09" };
type Reports = ReturnType<typeof start>;

/** Every way in which a question is answered, without what it says of its own hypotheses. */
async function readAll(reports: Reports, question: object) {
  const whole = { ...asked, ...question };
  const report = await reports.loadReport(whole);
  const days = await reports.loadDays({ ...whole, by: "day", withMedian: true });
  const material = await reports.loadMaterial(whole, { basis: "totals", withDays: true });
  const { suppositions: _, ...plainReport } = report;
  const { suppositions: _days, dayNotes: _notes, ...plainDays } = days;
  const { dayNotes: _own, ...figures } = plainReport;
  return { figures, plainDays, limits: material.allowances?.entries, leftOut: material.leftOut };
}

describe("figures under a supposition are those of settings that say so", () => {
  const anyRows = fc.array(
    fc.record({
      agentId: fc.constantFrom("1", "2", "3"),
      state: fc.constantFrom("Break", "Pausa", "BackOffice"),
      seconds: fc.option(fc.integer({ min: -10, max: 9000 })),
    }),
    { minLength: 1, maxLength: 10 },
  );

  test("of another limit, for everybody, and of a day left out, whoever wrote down the same", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyRows,
        fc.integer({ min: 1, max: 86_400 }),
        fc.boolean(),
        async (given, seconds, isOut) => {
          const own = given.map(({ agentId, state, seconds: time }) => row(agentId, state, time));
          const suppose = [limit(seconds), ...(isOut ? [without] : [])];
          const allowances = [breaks, ofNight].map((entry) => ({ ...entry, seconds }));
          const note: KeptNote = {
            ...{ id: "n1", day: "2026-11-09", agent: null, text: "x", leavesOut: true, by: "a" },
            ...{ version: 1, at: "2026-11-10T12:00:00Z", byId: "a" },
          };
          const set = start({ rows: own, settings: { allowances }, notes: isOut ? [note] : [] });
          expect(await readAll(start({ rows: own }), { suppose })).toEqual(await readAll(set, {}));
        },
      ),
      { numRuns: 15 },
    );
  });

  test("of another class: in sums by class as if it were set, and by state in its colour alone", async () => {
    const set = { ...unsetState("BackOffice", "productive", 0) } satisfies StateSetting;
    const byClass = await start().loadReport({ ...asked, group: "class", suppose: [productive] });
    const { states, agents } = await start({ settings: { states: [set] } }).loadReport({
      ...asked,
      group: "class",
    });
    expect([byClass.states, byClass.agents]).toEqual([states, agents]);
    const plain = await start().loadReport(asked);
    const byState = await start().loadReport({ ...asked, suppose: [productive] });
    expect(byState.agents).toEqual(plain.agents);
    const place = byState.states.indexOf("BackOffice");
    expect(byState.styles[place]).toMatchObject({ stateClass: "productive", shade: 0 });
    expect(byState.styles.filter((_, at) => at !== place)).toEqual(
      plain.styles.filter((_, at) => at !== place),
    );
  });
});

test("an answer says what it supposes beside what is really so, and one without says nothing and is never of another", async () => {
  const reports = start();
  const plain = await readAll(reports, {});
  const supposed = await reports.loadReport({ ...asked, suppose: [limit(2700), productive, without] });
  expect(supposed.suppositions).toEqual([
    { ...limit(2700), word: "limit:breaks:2700", name: "Descansos", was: 1800 },
    { ...productive, state: "BackOffice", word: "class:backoffice:productive", was: "personal" },
    { ...without, word: "without:2026-11-09" },
  ]);
  expect(supposed.agents.map(({ overrun, daysWorked }) => [overrun, daysWorked])).toEqual([
    [[0], 0],
    [[0], 0],
  ]);
  expect(supposed.agents.map(({ seconds }) => seconds)).toEqual(
    plain.figures.agents.map(({ seconds }) => seconds),
  );
  expect(await readAll(reports, {})).toEqual(plain);
  expect(await reports.loadReport(asked)).not.toHaveProperty("suppositions");
  const other = await reports.loadReport({ ...asked, suppose: [limit(1999)] });
  expect(other.agents.map(({ overrun }) => overrun)).toEqual([[1], [0]]);
  const material = await reports.loadMaterial(
    { ...asked, suppose: [limit(1999)] },
    { basis: "totals", withDays: true },
  );
  expect(material.suppositions).toHaveLength(1);
});

test("the words of a link count under the classes that it supposes, whatever else it says", async () => {
  const { countsAs } = await start().loadStateSettings({
    ...{ operation: "default", seesSensitive: true, group: "class" },
    suppose: [productive, limit(60), without],
  });
  const { countsAs: plain } = await start().loadStateSettings({
    ...{ operation: "default", seesSensitive: true, group: "class" },
  });
  expect([countsAs.classes?.get("BackOffice"), plain.classes?.get("BackOffice")]).toEqual([
    "productive",
    "personal",
  ]);
});

describe("what there is not", () => {
  const stranger: Supposition = { kind: "limit", id: "lunch", seconds: 60 };
  const nowhere: Supposition = { kind: "class", state: "Siesta", stateClass: "personal" };

  test("is refused by its word, or named where the caller would rather have the rest", async () => {
    const reports = start();
    for (const suppose of [[stranger], [nowhere], [limit(60), stranger]]) {
      await expect(reports.loadReport({ ...asked, suppose })).rejects.toMatchObject({
        code: "invalid-parameter",
      });
      await expect(reports.loadDays({ ...asked, by: "day", suppose })).rejects.toMatchObject({
        code: "invalid-parameter",
      });
    }
    const told = await reports.loadReport({
      ...asked,
      isLenient: true,
      suppose: [limit(1999), stranger, nowhere],
    });
    expect(told.unknownSuppositions).toEqual(["limit:lunch:60", "class:Siesta:personal"]);
    expect(told.agents[0]?.overrun).toEqual([1]);
  });

  test("is a sensitive state or an allowance of one, for whoever has no right to it", async () => {
    const states = [{ ...unsetState("Baño", "personal", 0), isSensitive: true }];
    const ofBath = { ...breaks, id: "bath", states: ["Baño"] };
    const reports = start({ settings: { states, allowances: [ofBath] } });
    const suppose: Supposition[] = [
      { kind: "class", state: "Baño", stateClass: "productive" },
      { kind: "limit", id: "bath", seconds: 60 },
    ];
    const told = await reports.loadReport({ ...asked, suppose, isLenient: true, seesSensitive: false });
    expect(told.unknownSuppositions).toEqual(["class:Baño:productive", "limit:bath:60"]);
    expect((await reports.loadReport({ ...asked, suppose })).suppositions).toHaveLength(2);
  });

  test("is an allowance of another team alone, for whoever sees one team", async () => {
    const sight = { teams: [{ id: "day", version: 1, name: "Día", size: 1, agents: ["1"] }] };
    const reports = start({ settings: { allowances: [breaks, { ...ofNight, id: "night" }] } });
    const suppose: Supposition[] = [limit(60), { kind: "limit", id: "night", seconds: 60 }];
    const told = await reports.loadReport({ ...asked, suppose, isLenient: true, sight });
    expect(told.unknownSuppositions).toEqual(["limit:night:60"]);
    expect((await reports.loadReport({ ...asked, suppose })).suppositions).toHaveLength(2);
  });

  test("is in no link that is told to whoever may not know a sensitive state", () => {
    const link = {
      suppose: [{ kind: "class", state: "BANO", stateClass: "system" } as const, productive, without],
    };
    const countsAs = new Map([["Baño", personalState]]);
    expect(hideSuppositions(link, countsAs).suppose).toEqual([productive, without]);
    expect(hideSuppositions(link, new Map())).toEqual(link);
  });

  test("a merged state is supposed as the one that it counts under, once", async () => {
    const states = [
      unsetState("Break", "personal", 0),
      { ...unsetState("Pausa", "personal", 1), mergedInto: "Break" },
    ];
    const suppose: Supposition[] = [
      { kind: "class", state: "Pausa", stateClass: "productive" },
      { kind: "class", state: "Break", stateClass: "system" },
    ];
    const told = await start({ settings: { states } }).loadReport({ ...asked, suppose, isLenient: true });
    expect(told.suppositions).toMatchObject([{ state: "Break", stateClass: "productive" }]);
    expect(told.unknownSuppositions).toEqual(["class:Break:system"]);
  });
});
