import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { finish } from "@/lib/report/steps";
import { buildColumns } from "./answer-columns";
import type { AuxRow } from "./aux-row";
import { compareAnswers } from "./rows-change";

const compareRows = (before: readonly AuxRow[], after: readonly AuxRow[]) =>
  finish(compareAnswers(buildColumns(before), buildColumns(after)));

const rowOf = (agentId: string, state: string, seconds: number | null): AuxRow => ({
  agentId,
  agentName: `Agent ${agentId}`,
  agentDni: "",
  state,
  seconds,
});

const hostileRow = fc
  .tuple(
    fc.constantFrom("1", "2", "3", ""),
    fc.constantFrom("Break", "Baño", ""),
    fc.option(fc.integer({ min: -500, max: 90_000 })),
  )
  .map(([agent, state, seconds]) => rowOf(agent, state, seconds));

const sum = (rows: readonly AuxRow[]) => rows.reduce((total, { seconds }) => total + (seconds ?? 0), 0);

describe("comparing two answers of a window", () => {
  test("whatever comes, both sums are those of the rows, and the same rows in any order change nothing", () => {
    fc.assert(
      fc.property(fc.array(hostileRow), fc.array(hostileRow), (before, after) => {
        const change = compareRows(before, after);
        expect([change.beforeSeconds, change.afterSeconds]).toEqual([sum(before), sum(after)]);
        expect(compareRows(before, before.toReversed())).toMatchObject({
          agents: 0,
          lostAgents: 0,
          hasLostTime: false,
        });
      }),
    );
  });

  test("time that only grows, new states and new agents lose nothing", () => {
    const before = [rowOf("1", "Break", 60), rowOf("2", "Break", null)];
    const after = [
      rowOf("1", "Break", 90),
      rowOf("1", "Lunch", 5),
      rowOf("2", "Break", 30),
      rowOf("3", "Break", 1),
    ];
    expect(compareRows(before, after)).toMatchObject({ hasLostTime: false, lostAgents: 0, agents: 3 });
  });

  test("a time below zero that comes nearer to zero has not fallen, one that goes further has", () => {
    const at = (seconds: number) => [rowOf("1", "Break", seconds)];
    expect([compareRows(at(-60), at(-30)).hasLostTime, compareRows(at(-30), at(-60)).hasLostTime]).toEqual([
      false,
      true,
    ]);
  });

  test("an agent whose only time was zero is lost all the same", () => {
    expect(compareRows([rowOf("1", "Break", 0)], [])).toMatchObject({ lostAgents: 1, hasLostTime: false });
  });

  test("names at most twenty agents, those that changed most first, and counts all", () => {
    const before = Array.from({ length: 50 }, (_, at) => rowOf(String(at), "Break", at));
    const { agents, cases } = compareRows(before, []);
    expect([agents, cases.length, cases[0]?.id, cases.at(-1)?.id]).toEqual([50, 20, "49", "30"]);
  });
});
