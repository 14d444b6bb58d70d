import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { noSettings } from "@/lib/report/answers/operation-settings";
import { everything } from "@/lib/report/figures/agent-table";
import type { AuxRow } from "@/lib/report/figures/aux-row";
import { personalState } from "@/lib/report/states/fold-states";
import { countWords, type StateSetting, unsetState } from "@/lib/report/states/state-settings";
import { stateClasses } from "@/lib/report/states/state-shades";
import type { StateStyle } from "@/lib/report/states/state-style";
import { openLedger, row } from "@/lib/server/ledger/answers.stage";
import { question, startReports } from "./reports.stage";

const ledger = openLedger("sqlite");
const day = { from: "2026-11-09T00:00:00", to: "2026-11-09T23:59:59" };
const asked = question(day, { waitLimit: { kind: "untilKnown", mostMs: 5000 } });

function set(state: string, words: Partial<StateSetting> = {}): StateSetting {
  return { ...unsetState(state, "personal", 0), ...words };
}

function start(rows: readonly AuxRow[], states: StateSetting[], kept = new Map<string, StateStyle>()) {
  const settings = { ...noSettings, version: 1, states };
  return startReports(ledger.kysely(), ledger.operation(), () => [...rows], { settings, kept }).reports;
}

function sum(seconds: readonly number[]): number {
  return seconds.reduce((all, one) => all + one, 0);
}

const bathrooms = [
  set("Baño"),
  set("BANO", { mergedInto: "Baño" }),
  set("Break", { name: "Descanso", order: 4 }),
];
const rows = [row("1", "Baño", 60), row("1", "BANO", 30), row("1", "Break", 600), row("2", "BANO", 5)];

describe("a merged state", () => {
  test("counts under the other one in every answer, which has the state's own word and its name beside it", async () => {
    const reports = start(rows, bathrooms);
    const [report, days] = [await reports.loadReport(asked), await reports.loadDays({ ...asked, by: "day" })];
    expect(report.states).toEqual(["Break", "Baño"]);
    expect(report.agents.map(({ id, seconds }) => [id, seconds])).toEqual([
      ["1", [600, 90]],
      ["2", [0, 5]],
    ]);
    expect(report.styles).toMatchObject([{ name: "Descanso", order: 4 }, { order: 0 }]);
    expect([days.states, days.days[0]?.seconds]).toEqual([
      ["Break", "Baño"],
      [600, 95],
    ]);
    const material = await reports.loadMaterial(asked, { basis: "totals", withDays: true });
    expect([...material.countsAs.states]).toEqual([["BANO", "Baño"]]);
    expect(material.stateNames).toEqual({ Break: "Descanso" });
  });

  test("is found under its own word by a link of before, which orders by it too", async () => {
    const reports = start(rows, bathrooms);
    const sort = [{ by: "state", state: "BANO", direction: "asc" }] as const;
    const reading = { ...everything, states: ["BANO"], sort };
    const report = await reports.loadReport({ ...asked, reading });
    expect(report.unknownStates).toBeUndefined();
    expect(report.agents.map(({ id }) => id)).toEqual(["2", "1"]);
    expect((await reports.loadProvenance({ ...asked, reading })).total).toBe(95);
  });

  test("is told in the provenance as wolkvox wrote it, answer by answer", async () => {
    const reports = start(rows, bathrooms);
    const saidOf = async (reading: object, question: object = {}) => {
      const { windows } = await reports.loadProvenance({
        ...{ ...asked, ...question },
        reading: { ...everything, ...reading },
      });
      return windows.map(({ saidStates, seconds }) => [seconds, saidStates]);
    };
    const said = (state: string, seconds: number) => ({ state, countsAs: "Baño", seconds });
    const whole = [said("Baño", 60), said("BANO", 35)];
    expect(await saidOf({ states: ["BANO"] })).toEqual([[95, whole]]);
    expect(await saidOf({})).toEqual([[695, whole]]);
    expect(await saidOf({ agents: ["2"] })).toEqual([[5, [said("BANO", 5)]]]);
    expect(await saidOf({ states: ["Break"] })).toEqual([[600, undefined]]);
    const second = { teams: [{ id: "t", version: 1, name: "Second", agents: ["2"] }] };
    expect(await saidOf({}, { sight: second })).toEqual([[5, [said("BANO", 5)]]]);
    const { windows } = await start(rows, []).loadProvenance(asked);
    expect(windows.map(({ saidStates }) => saidStates)).toEqual([undefined]);
  });

  test("stays as wolkvox said it in records for other tools", async () => {
    const { records } = await start(rows, bathrooms).loadRecords(asked);
    expect(records.map(({ state }) => state)).toEqual(["Baño", "BANO", "Break", "BANO"]);
  });

  test("changes no total: merging and splitting keep every second of agents, days and all", async () => {
    const words = ["a", "b", "c", "d", "e"];
    const someRows = fc.uniqueArray(
      fc
        .tuple(fc.constantFrom("1", "2", "3"), fc.constantFrom(...words), fc.integer({ min: -50, max: 9000 }))
        .map(([id, state, seconds]) => row(id, state, seconds)),
      { selector: ({ agentId, state }) => agentId + state, minLength: 1 },
    );
    const targets = fc.array(fc.constantFrom(null, "a", "b"), { minLength: 3, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(someRows, targets, async (given, merges) => {
        const states = words.map((word, at) => set(word, { mergedInto: merges[at - 2] ?? null }));
        const read = async (settings: StateSetting[]) => {
          const reports = start(given, settings);
          const { agents } = await reports.loadReport(asked);
          const { days } = await reports.loadDays({ ...asked, by: "day" });
          const { total } = await reports.loadProvenance(asked);
          const each = agents.map(({ id, seconds }) => [id, sum(seconds)]).sort();
          return { each, days: days.map(({ seconds = [] }) => sum(seconds)), total };
        };
        expect(await read(states)).toEqual(await read([]));
      }),
      { numRuns: 15 },
    );
  });
});

describe("a sensitive state", () => {
  const states = [set("Baño", { isSensitive: true, name: "Sanitario" }), ...bathrooms.slice(1)];
  const odd = [...rows, row("2", "Baño", -7)];
  const blind = { ...asked, seesSensitive: false };

  test("is told by itself to whoever has the right", async () => {
    const report = await start(odd, states).loadReport(asked);
    expect(report.states).toEqual(["Break", "Baño"]);
    expect(report.styles.map(({ isSensitive }) => isSensitive)).toEqual([undefined, true]);
  });

  test("leaves no trace where the right is missing: its time stands under one personal state", async () => {
    const reports = start(odd, states);
    const report = await reports.loadReport(blind);
    expect(report.states).toEqual(["Break", personalState]);
    expect(report.agents.map(({ seconds }) => seconds)).toEqual([
      [600, 90],
      [0, -2],
    ]);
    const told = [
      report,
      await reports.loadDays({ ...blind, by: "day", withMedian: true }),
      await reports.loadProvenance({ ...blind, reading: { ...everything, states: [personalState] } }),
      await reports.loadRecords(blind),
      await reports.loadReport({ ...blind, reading: { ...everything, states: ["BANO", "Baño"] } }),
      (await reports.loadStateSettings(blind)).names,
      (await reports.loadMaterial(blind, { basis: "totals", withDays: true })).stateNames,
    ];
    expect(JSON.stringify(told)).not.toContain("saidStates");
    expect(JSON.stringify(told)).not.toMatch(/ba[nñ]o|sanitario/i);
  });

  test("is kept apart from what the right shows, whoever asks first", async () => {
    const reports = start(odd, states);
    await reports.loadReport(asked);
    expect((await reports.loadReport(blind)).states).toContain(personalState);
    expect((await reports.loadReport(asked)).states).not.toContain(personalState);
  });
});

describe("read by class", () => {
  const byClass = { ...asked, group: "class" } as const;
  const kept = new Map<string, StateStyle>([["Formulario", { stateClass: "productive", shade: 3 }]]);
  const states = [
    ...bathrooms.slice(0, 2),
    set("Break", { class: "unproductive" }),
    set("Turno", { class: "unproductive", mergedInto: "Baño" }),
  ];
  const many = [
    ...rows,
    row("1", "Turno", 7),
    row("1", "Formulario", 100),
    row("2", "Capacitación", 50),
    row("2", "Xyz", null),
  ];

  test("each state counts under the class that was set, that it has, or that its name suggests, in every answer", async () => {
    const reports = start(many, states, kept);
    const report = await reports.loadReport(byClass);
    expect(report.states).toEqual(["unproductive", "productive", "personal", "other"]);
    expect(report.styles[0]).toEqual({ stateClass: "unproductive", shade: 0 });
    expect(report.agents.map(({ id, seconds, unknown }) => [id, seconds, unknown])).toEqual([
      ["1", [600, 100, 97, 0], undefined],
      ["2", [0, 50, 5, 0], [3]],
    ]);
    const { days, ...dayFacts } = await reports.loadDays({ ...byClass, by: "day", withMedian: true });
    expect([dayFacts.states, days[0]?.seconds]).toEqual([report.states, [600, 150, 102, 0]]);
    // The middle of each one's sum over the class, not a sum of middles.
    expect(days[0]?.median?.seconds).toEqual([300, 75, 51, 0]);
    expect((await reports.loadReport(asked)).states).toContain("Formulario");
  });

  test("a link's states stand for their classes, and the answers behind a class tell its states", async () => {
    const reports = start(many, states, kept);
    const reading = { ...everything, states: ["BANO"] };
    const report = await reports.loadReport({ ...byClass, reading });
    expect([report.states, report.unknownStates]).toEqual([["personal"], undefined]);
    const { total, windows } = await reports.loadProvenance({
      ...byClass,
      reading: { ...everything, states: ["personal"] },
    });
    expect([total, windows[0]?.saidStates?.map(({ state, seconds }) => [state, seconds])]).toEqual([
      102,
      [
        ["Baño", 60],
        ["BANO", 35],
        ["Turno", 7],
      ],
    ]);
    const { countsAs } = await reports.loadStateSettings(byClass);
    const sort = [{ by: "state", state: "Formulario", direction: "desc" }] as const;
    expect(countWords({ sort, states: ["system", "Break"] }, countsAs)).toEqual({
      sort: [{ by: "state", state: "productive", direction: "desc" }],
      states: ["system", "unproductive"],
    });
  });

  test("sensitive states are personal without the right, whatever their class, and none is named", async () => {
    const hidden = [set("Break", { isSensitive: true, class: "unproductive" }), ...bathrooms.slice(0, 2)];
    const reports = start(rows, hidden);
    const blind = { ...byClass, seesSensitive: false };
    expect((await reports.loadReport(byClass)).states).toEqual(["unproductive", "personal"]);
    const report = await reports.loadReport(blind);
    expect([report.states, report.agents.map(({ seconds }) => seconds)]).toEqual([
      ["personal"],
      [[690], [5]],
    ]);
    expect(JSON.stringify([report, await reports.loadProvenance(blind)])).not.toContain("Break");
  });

  test("classes add up to the whole to the second, of every agent and day", async () => {
    const words = ["Baño", "Break", "Xyz", "Capacitación", "Sistema"];
    const someRows = fc.uniqueArray(
      fc
        .tuple(fc.constantFrom("1", "2", "3"), fc.constantFrom(...words), fc.integer({ min: -50, max: 9000 }))
        .map(([id, state, seconds]) => row(id, state, seconds)),
      { selector: ({ agentId, state }) => agentId + state, minLength: 1 },
    );
    const classes = fc.array(fc.constantFrom(...stateClasses), { minLength: 3, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(someRows, classes, fc.boolean(), async (given, chosen, seesSensitive) => {
        const set3 = chosen.map((name, at) =>
          set(words[at] ?? "", { class: name, isSensitive: at === 0, mergedInto: at === 2 ? "Break" : null }),
        );
        const reports = start(given, set3);
        const read = async (group: "class" | null) => {
          const question = { ...asked, group, seesSensitive };
          const { agents } = await reports.loadReport(question);
          const { days } = await reports.loadDays({ ...question, by: "day" });
          const each = agents.map(({ id, seconds }) => [id, sum(seconds)]).sort();
          return { each, days: days.map(({ seconds = [] }) => sum(seconds)) };
        };
        expect(await read("class")).toEqual(await read(null));
      }),
      { numRuns: 15 },
    );
  });
});
