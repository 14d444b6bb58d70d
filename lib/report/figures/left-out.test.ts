import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { finish } from "@/lib/report/steps";
import { buildAgentTable, everything } from "./agent-table";
import { buildColumns } from "./answer-columns";
import type { AuxRow } from "./aux-row";
import { buildDaysAnswer } from "./days";
import { buildLeftOut, isLeftOut, type LeftOut, leftOutKey, listNotesOf, nothingLeftOut } from "./left-out";
import { buildTeamMedian } from "./median";
import { buildPeriodTable } from "./period-table";
import { createReportSum } from "./report";
import { createSurvey } from "./survey";

const days = ["2026-11-16", "2026-11-17", "2026-11-18"];

function row(agentId: string, seconds: number, state = "Break"): AuxRow {
  return { agentId, agentName: `Agent ${agentId}`, agentDni: "", state, seconds };
}

function sum(rowsOfDays: readonly AuxRow[][], leftOut: LeftOut) {
  const columns = rowsOfDays.map((rows) => buildColumns(rows));
  const survey = createSurvey();
  for (const one of columns) survey.add(one);
  const report = createReportSum(survey.fold([]), { leftOut });
  for (const [at, one] of columns.entries()) report.add({ day: days[at] ?? "", columns: one });
  return finish(report.build());
}

const read = (rowsOfDays: readonly AuxRow[][], leftOut: LeftOut) =>
  buildAgentTable(sum(rowsOfDays, leftOut), everything);

const note = (day: string, agent: string | null = null, leavesOut = true) => ({ day, agent, leavesOut });

describe("the notes of a row", () => {
  const notes = [
    note("2026-11-18", "1"),
    note("2026-11-16", "2"),
    note("2026-11-17"),
    note("2026-11-16", "1", false),
  ];
  const range = { from: "2026-11-16", to: "2026-11-18" };

  test("of an agent are their own and everybody's that leave days out, oldest first", () => {
    const found = listNotesOf(notes, { ...range, agent: "1" });
    expect(found).toEqual([note("2026-11-17"), note("2026-11-18", "1")]);
    const before = { from: "2026-11-17", to: "2026-11-17", agent: "1" };
    expect(listNotesOf([...notes, note("2026-11-16")], before)).toEqual([note("2026-11-17")]);
  });

  test("of a day are those of that day, of whoever is in it", () => {
    const day = { from: "2026-11-16", to: "2026-11-16", agent: null };
    expect(listNotesOf(notes, day)).toEqual([note("2026-11-16", "2")]);
    expect(listNotesOf(notes, { ...day, isIn: (agent) => agent === "1" })).toEqual([]);
    expect(listNotesOf(notes, { ...range, agent: null, isIn: () => false })).toEqual([note("2026-11-17")]);
  });
});

test("days left out are told apart by whose they are", () => {
  const out = [
    note("2026-11-17"),
    note("2026-11-18", "1"),
    note("2026-11-16", "1"),
    note("2026-11-16", "2", false),
  ];
  expect(leftOutKey(buildLeftOut(out))).toEqual([["2026-11-17"], [["1", ["2026-11-18", "2026-11-16"]]]]);
});

describe("a day that a note leaves out", () => {
  const rows = [[row("1", 600), row("2", 60)], [row("1", 6000), row("2", 90)], [row("1", 300)]];

  test("is in the sums of its agent, and in no average and no day worked", () => {
    const leftOut = buildLeftOut([note("2026-11-17", "1"), note("2026-11-16", "1", false)]);
    expect([isLeftOut(leftOut, "2026-11-17", "1"), isLeftOut(leftOut, "2026-11-17", "2")]).toEqual([
      true,
      false,
    ]);
    const { rows: agents, total } = read(rows, leftOut);
    expect(agents).toMatchObject([
      { id: "1", total: 6900, daysWorked: 2, average: 450, daysLeftOut: 1 },
      { id: "2", total: 150, daysWorked: 2, average: 75 },
    ]);
    expect(total).toMatchObject({ total: 7050, daysWorked: 4, average: (900 + 150) / 4 });
  });

  test("of everybody is everybody's; whoever was there then alone was not absent", () => {
    const leftOut = buildLeftOut([note("2026-11-17")]);
    const { rows: agents, total } = read([[row("1", 600)], [row("2", 90)]], leftOut);
    expect(agents).toMatchObject([
      { id: "1", total: 600, daysWorked: 1 },
      { id: "2", total: 90, daysWorked: null, average: null, daysLeftOut: 1 },
    ]);
    expect(total).toMatchObject({ daysWorked: 1, average: 600 });
    const { states, agents: sums } = sum([[row("1", 600)], [row("2", 90)]], leftOut);
    expect(buildTeamMedian({ states, agents: sums }, states)).toMatchObject({ agents: 1, total: 600 });
  });

  test("that is the only one leaves nothing to count: days worked are unknown, not none", () => {
    const { rows: agents, total } = read([[row("1", 600), row("2", 60)]], buildLeftOut([note("2026-11-16")]));
    expect(agents).toMatchObject([{ daysWorked: null }, { daysWorked: null }]);
    expect(total).toMatchObject({ total: 660, daysWorked: null, average: null });
  });

  test("over time keeps its sums, and its week's averages do without it", () => {
    const leftOut = buildLeftOut([note("2026-11-17"), note("2026-11-18", "1")]);
    const known = days.map((day, at) => ({
      ...{ day, status: "final" as const },
      columns: buildColumns(rows[at] ?? []),
    }));
    const answer = buildDaysAnswer(known, { ...everything, leftOut }, "day");
    const styled = { ...answer, styles: [{ stateClass: "personal" as const, shade: 0 }] };
    const byDay = buildPeriodTable(styled, { states: [], grain: "day" });
    expect(byDay.rows.map(({ total, daysWorked, gap }) => [total, daysWorked, gap])).toEqual([
      [660, 2, null],
      [6090, null, null],
      [300, null, null],
    ]);
    const [week] = buildPeriodTable(styled, { states: [], grain: "week" }).rows;
    expect(week).toMatchObject({ total: 7050, daysWorked: 2, average: 330, daysLeftOut: 3 });
  });

  test("changes no sum, whatever is left out, and nothing where nothing is", () => {
    const someRows = fc.array(
      fc.uniqueArray(
        fc
          .tuple(
            fc.constantFrom("1", "2", "3"),
            fc.constantFrom("a", "b"),
            fc.integer({ min: -50, max: 9000 }),
          )
          .map(([id, state, seconds]) => row(id, seconds, state)),
        { selector: ({ agentId, state }) => agentId + state },
      ),
      { minLength: 3, maxLength: 3 },
    );
    const someNotes = fc.array(
      fc
        .tuple(fc.constantFrom(...days), fc.constantFrom(null, "1", "2"))
        .map(([day, agent]) => note(day, agent)),
    );
    fc.assert(
      fc.property(someRows, someNotes, (given, notes) => {
        const [plain, noted] = [read(given, nothingLeftOut), read(given, buildLeftOut(notes))];
        expect(noted.rows.map(({ key, seconds }) => [key, seconds])).toEqual(
          plain.rows.map(({ key, seconds }) => [key, seconds]),
        );
        expect([noted.total.seconds, noted.total.wholeTotal]).toEqual([
          plain.total.seconds,
          plain.total.wholeTotal,
        ]);
        // Days worked and days left out are all days with a row.
        for (const [at, { daysWorked, daysLeftOut = 0 }] of noted.rows.entries())
          expect((daysWorked ?? 0) + daysLeftOut).toBe(plain.rows[at]?.daysWorked);
        if (notes.length === 0) expect(noted).toEqual(plain);
      }),
    );
  });
});
