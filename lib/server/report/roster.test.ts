import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { noSettings } from "@/lib/report/answers/operation-settings";
import { buildAgentTable, everything } from "@/lib/report/figures/agent-table";
import type { AuxRow } from "@/lib/report/figures/aux-row";
import { buildTeamMedian } from "@/lib/report/figures/median";
import type { RosterAgent } from "@/lib/report/roster/roster";
import { openLedger, row } from "@/lib/server/ledger/answers.stage";
import { question, startReports } from "./reports.stage";

const ledger = openLedger("sqlite");
const day = { from: "2026-11-09T00:00:00", to: "2026-11-09T23:59:59" };
const asked = question(day, { waitLimit: { kind: "untilKnown", mostMs: 5000 } });

function listed(id: string, words: Partial<RosterAgent> = {}): RosterAgent {
  return { id, name: `Agent ${id}`, isHidden: false, from: null, to: null, ...words };
}

function start(rows: readonly AuxRow[] | null, agents: RosterAgent[], closedWeekdays: number[] = []) {
  const settings = { ...noSettings, version: 1, closedWeekdays, agents };
  return startReports(ledger.kysely(), ledger.operation(), () => rows && [...rows], { settings }).reports;
}

function sum(seconds: readonly number[]): number {
  return seconds.reduce((all, one) => all + one, 0);
}

const rows = [row("1", "Break", 600), row("1", "Baño", 60), row("2", "Break", 30), row("3", "Coaching", 5)];
const north = { teams: [{ id: "t", version: 1, name: "Norte", size: 2, agents: ["2", "9"] }] };

describe("a hidden agent", () => {
  const hidden = [listed("1", { isHidden: true }), listed("7", { isHidden: true })];

  test("is in no figure of any answer, which says how many of them had records", async () => {
    const reports = start(rows, hidden);
    const [report, days] = [await reports.loadReport(asked), await reports.loadDays({ ...asked, by: "day" })];
    expect([report.states, report.agents.map(({ id }) => id), report.hidden]).toEqual([
      ["Break", "Coaching"],
      ["2", "3"],
      1,
    ]);
    expect([days.states, days.days[0]?.seconds, days.agents, days.hidden]).toEqual([
      ["Break", "Coaching"],
      [30, 5],
      { chosen: 2, all: 2 },
      1,
    ]);
    const { total, windows } = await reports.loadProvenance(asked);
    expect([total, windows[0]?.rows]).toEqual([35, 2]);
    const material = await reports.loadMaterial(asked, { basis: "totals", withDays: true });
    expect([[...material.hidden], material.expected]).toEqual([["1", "7"], []]);
  });

  test("is not found by id, and nobody whom the reader may not see is counted", async () => {
    const reports = start(rows, hidden);
    const reading = { ...everything, agents: ["1"] };
    for (const load of [reports.loadReport, reports.loadProvenance])
      await expect(load({ ...asked, reading })).rejects.toMatchObject({ code: "not-found" });
    expect([await reports.isReadable("1"), await reports.isReadable("2")]).toEqual([false, true]);
    expect((await reports.loadReport({ ...asked, sight: north })).hidden).toBe(0);
    const named = { ...everything, agents: ["2"] };
    expect((await reports.loadReport({ ...asked, reading: named })).hidden).toBe(0);
  });

  test("stays in the records for other tools, as wolkvox gave them", async () => {
    const { records } = await start(rows, hidden).loadRecords(asked);
    expect(records).toHaveLength(4);
  });

  test("leaves the figures of all others as they are, to the second", async () => {
    const someRow = fc
      .tuple(
        fc.constantFrom("1", "2", "3"),
        fc.constantFrom("Break", "Baño"),
        fc.integer({ min: 0, max: 9000 }),
      )
      .map(([agent, state, seconds]) => row(agent, state, seconds));
    const someRows = fc.uniqueArray(someRow, {
      ...{ minLength: 1, maxLength: 6 },
      selector: ({ agentId, state }) => `${agentId} ${state}`,
    });
    await fc.assert(
      fc.asyncProperty(someRows, fc.subarray(["1", "2", "3"]), async (given, ids) => {
        const others = given.filter(({ agentId }) => !ids.includes(agentId));
        const one = await start(
          given,
          ids.map((id) => listed(id, { isHidden: true })),
        ).loadReport(asked);
        const other = await start(others, []).loadReport(asked);
        expect(one.agents).toEqual(other.agents);
        expect(one.states).toEqual(other.states);
        expect(one.hidden).toBe(new Set(given.map(({ agentId }) => agentId)).size - countIds(others));
      }),
      { numRuns: 25 },
    );
  });
});

function countIds(given: readonly AuxRow[]): number {
  return new Set(given.map(({ agentId }) => agentId)).size;
}

describe("who should be there and has no records", () => {
  const roster = [listed("2"), listed("9", { name: "Zoe" }), listed("8", { name: "Bea", to: "2026-11-09" })];

  test("is a row that says so, behind all others, and in no sum, average or median", async () => {
    const reports = start(rows, roster);
    const report = await reports.loadReport(asked);
    const absent = { seconds: [0, 0, 0], noRecords: true };
    expect(report.agents.slice(3)).toEqual([
      { id: "8", name: "Bea", ...absent },
      { id: "9", name: "Zoe", ...absent },
    ]);
    const without = await start(rows, []).loadReport(asked);
    expect(report.agents.slice(0, 3)).toEqual(without.agents);
    const [one, other] = [report, without].map((read) => buildAgentTable(read, everything));
    expect([one?.total, one?.averages]).toEqual([other?.total, other?.averages]);
    expect(buildTeamMedian(report, report.states)).toEqual(buildTeamMedian(without, without.states));
    expect((await reports.loadDays({ ...asked, by: "day" })).agents).toEqual({ chosen: 3, all: 3 });
  });

  test("comes last in every order but that of names", async () => {
    const report = await start(rows, roster).loadReport(asked);
    const order = (by: "total" | "worked", direction: "asc" | "desc") =>
      buildAgentTable(report, { ...everything, sort: [{ by, direction }] }).rows.map(({ id }) => id);
    for (const by of ["total", "worked"] as const)
      for (const direction of ["asc", "desc"] as const)
        expect(order(by, direction).slice(3)).toEqual(["8", "9"]);
  });

  test("is only who is asked for, in the reader's sight, on a day that they are expected on", async () => {
    const absentOf = async (agents: RosterAgent[], more: Partial<typeof asked> = {}) =>
      (await start(rows, agents).loadReport({ ...asked, ...more })).agents.flatMap(({ id, noRecords }) =>
        noRecords ? id : [],
      );
    expect(await absentOf(roster, { sight: north })).toEqual(["9"]);
    expect(await absentOf(roster, { reading: { ...everything, agents: ["8"] } })).toEqual(["8"]);
    expect(await absentOf(roster, { reading: { ...everything, teams: north.teams } })).toEqual(["9"]);
    expect(await absentOf([listed("9", { from: "2026-11-10" })])).toEqual([]);
    expect(await absentOf([listed("9", { to: "2026-11-08" })])).toEqual([]);
    expect(await absentOf([listed("9", { isHidden: true })])).toEqual([]);
  });

  test("is told where nobody has records, but not on a day on which nobody works", async () => {
    expect((await start(null, roster).loadReport(asked)).agents.map(({ id }) => id)).toEqual(["2", "8", "9"]);
    expect((await start(null, roster, [1]).loadReport(asked)).agents).toEqual([]);
    // A closed day with data is an ordinary day.
    expect(
      sum((await start(rows, roster, [1]).loadReport(asked)).agents.map(({ seconds }) => sum(seconds))),
    ).toBe(695);
  });

  test("has a page by the name that the roster gives", async () => {
    const reports = start(rows, roster);
    expect([await reports.isReadable("9"), await reports.findName("9")]).toEqual([true, "Zoe"]);
    const reading = { ...everything, agents: ["9"] };
    const days = await reports.loadDays({ ...asked, reading, by: "day" });
    expect(days.agents).toEqual({ chosen: 0, all: 3 });
  });
});
