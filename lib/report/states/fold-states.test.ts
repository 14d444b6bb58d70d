import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildAgentTable, everything } from "@/lib/report/figures/agent-table";
import type { AuxRow } from "@/lib/report/figures/aux-row";
import { buildDaysAnswer } from "@/lib/report/figures/days";
import { columnsOfDay, reportOf } from "@/lib/report/figures/plain-rows.cases";
import { sumSeconds } from "@/lib/report/figures/report";
import { createColumnTable, foldedState, foldStates, listIncomparable } from "./fold-states";

function row(agent: number, state: string, seconds: number | null): AuxRow {
  return { agentId: String(agent), agentName: `Agent ${agent}`, agentDni: "", state, seconds };
}

const many = (count: number) => Array.from({ length: count }, (_, at) => row(at % 7, `State ${at}`, at + 1));

describe("states beyond the largest", () => {
  test("share the last column, with their exact sum per agent and in total", () => {
    const rows = many(3_000);
    const { states, agents, others } = reportOf(rows);
    expect([states.length, states.at(-1), states[0], others?.size]).toEqual([
      201,
      foldedState,
      "State 2999",
      2_800,
    ]);
    const view = buildAgentTable({ states, agents }, everything);
    expect(view.total.total).toBe(sumSeconds(rows.map(({ seconds }) => seconds ?? 0)));
    const folded = rows.filter(({ state }) => others?.has(state));
    for (const agent of agents)
      expect(agent.seconds.at(-1)).toBe(
        sumSeconds(folded.filter(({ agentId }) => agentId === agent.id).map(({ seconds }) => seconds ?? 0)),
      );
  });

  test("two hundred states are all shown", () => {
    expect(reportOf(many(200)).states).toHaveLength(200);
    expect(reportOf(many(200)).others).toBeUndefined();
  });

  test("are fewer where there are very many agents, but never fewer than twenty", () => {
    const totals = new Map(many(300).map(({ state, seconds }) => [state, seconds ?? 0]));
    const shown = (agents: number) => foldStates(totals, agents).states.length - 1;
    expect([shown(1), shown(5_000), shown(10_000), shown(59_999)]).toEqual([200, 200, 100, 20]);
  });

  test("of the same time are chosen by name, whatever order they came in", () => {
    const names = Array.from({ length: 300 }, (_, at) => `State ${1000 + at}`);
    const shown = (states: string[]) => foldStates(new Map(states.map((state) => [state, 60])), 1);
    expect(shown(names).states).toEqual([...names.slice(0, 200), foldedState]);
    expect(shown(names.toReversed())).toEqual(shown(names));
  });

  test("that a link names stand among the others by their time", () => {
    const totals = new Map(many(300).map(({ state, seconds }) => [state, seconds ?? 0]));
    const { states } = foldStates(totals, 1, ["State 7", "State 9"]);
    expect(states.slice(-3)).toEqual(["State 9", "State 7", foldedState]);
  });

  test("one that a link names keeps its column", () => {
    const { states } = reportOf(many(3_000), { keep: ["State 0", "no such state"] });
    expect([states.length, states.includes("State 0"), states.includes("no such state")]).toEqual([
      202,
      true,
      false,
    ]);
  });

  test("keep what is unknown and below zero", () => {
    const rows = [...many(300), row(1, "State 300", null), row(2, "State 301", -40)];
    const { agents, states } = reportOf(rows);
    const find = (id: string) => agents.find((agent) => agent.id === id);
    expect([find("1")?.unknown, find("2")?.negative?.at(-1)]).toEqual([[states.length - 1], -40]);
  });

  test("a report by agent and one over time fold alike, to the second, whatever the rows are", () => {
    const hostile = fc.array(
      fc
        .tuple(fc.nat(5), fc.nat(400), fc.option(fc.integer({ min: -9_000, max: 100_000 })))
        .map(([agent, state, seconds]) => row(agent, `State ${state}`, seconds)),
      { minLength: 250, maxLength: 600 },
    );
    fc.assert(
      fc.property(hostile, (rows) => {
        const report = reportOf(rows);
        const { states, days } = buildDaysAnswer(
          [columnsOfDay({ day: "2026-11-16", status: "final", rows })],
          everything,
          "day",
        );
        expect(states).toEqual(report.states);
        expect(buildAgentTable(report, everything).total.seconds).toEqual(days[0]?.seconds);
      }),
      { numRuns: 30 },
    );
  });

  test("are not compared with a report that folds others", () => {
    const all = ["A", "B", "C"];
    expect(listIncomparable(all, all)).toEqual([]);
    expect(listIncomparable(all, ["A", foldedState])).toEqual([1, 2]);
    expect(listIncomparable(["A", foldedState], all)).toEqual([1]);
    const { columnAt } = createColumnTable({ states: ["A", foldedState], others: new Set(["B"]) });
    expect([...columnAt(["B", "A", "C"])]).toEqual([1, 0, -1]);
  });
});
