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

  test("tells of every agent who changed both sums, and of who is gone that they are", () => {
    const before = [
      rowOf("1", "Break", 60),
      rowOf("1", "Lunch", 5),
      rowOf("2", "Break", 30),
      rowOf("4", "Break", 1),
    ];
    const after = [
      rowOf("1", "Break", 20),
      rowOf("1", "Break", 10),
      rowOf("3", "Break", 7),
      rowOf("4", "Break", 1),
    ];
    expect(compareRows(before, after)).toEqual({
      ...{ beforeSeconds: 96, afterSeconds: 38, agents: 3, lostAgents: 1, hasLostTime: true },
      cases: [
        { id: "1", name: "Agent 1", beforeSeconds: 65, afterSeconds: 30 },
        { id: "2", name: "Agent 2", beforeSeconds: 30, afterSeconds: null },
        { id: "3", name: "Agent 3", beforeSeconds: 0, afterSeconds: 7 },
      ],
    });
  });

  test("a time that becomes blank is lost, one that was blank or zero is not", () => {
    const becomes = (before: number | null, after: number | null) => {
      const { hasLostTime, agents } = compareRows(
        [rowOf("1", "Break", before)],
        [rowOf("1", "Break", after)],
      );
      return [hasLostTime, agents];
    };
    expect(becomes(60, null)).toEqual([true, 1]);
    expect(becomes(0, null)).toEqual([false, 1]);
    expect(becomes(null, 60)).toEqual([false, 1]);
    expect(becomes(null, null)).toEqual([false, 0]);
    expect(becomes(-60, null)).toEqual([false, 1]);
  });

  test("a state that is gone is lost time where it had any, whatever the others have gained", () => {
    const before = [rowOf("1", "Break", 60), rowOf("1", "Lunch", 5)];
    expect(compareRows(before, [rowOf("1", "Break", 600)])).toMatchObject({ hasLostTime: true, agents: 1 });
    const zero = [rowOf("1", "Break", 60), rowOf("1", "Lunch", 0)];
    expect(compareRows(zero, [rowOf("1", "Break", 60)])).toMatchObject({ hasLostTime: false, agents: 1 });
  });

  test("a blank time beside a known one of the same state counts what is known", () => {
    const mixed = [rowOf("1", "Break", 60), rowOf("1", "Break", null)];
    expect(compareRows(mixed, [rowOf("1", "Break", 60)])).toMatchObject({ agents: 0, hasLostTime: false });
    expect(compareRows(mixed, [rowOf("1", "Break", 50)])).toMatchObject({ agents: 1, hasLostTime: true });
    const blank = [rowOf("1", "Break", null), rowOf("1", "Break", null)];
    expect(compareRows(blank, blank.slice(1))).toMatchObject({ agents: 0 });
    expect(compareRows(blank, [rowOf("1", "Break", 0)])).toMatchObject({ agents: 1, hasLostTime: false });
  });

  test("names first whose sum changed most, up or down, whatever it was", () => {
    const before = [rowOf("1", "Break", 100), rowOf("2", "Break", 10), rowOf("3", "Break", 50)];
    const after = [rowOf("1", "Break", 95), rowOf("2", "Break", 100), rowOf("3", "Break", 20)];
    expect(compareRows(before, after).cases.map(({ id }) => id)).toEqual(["2", "3", "1"]);
  });

  test("lets other work run after every ten thousand rows of either answer", () => {
    const columns = buildColumns(Array.from({ length: 25_000 }, () => rowOf("1", "Break", 1)));
    const steps = compareAnswers(columns, columns);
    let pauses = 0;
    for (let step = steps.next(); !step.done; step = steps.next()) pauses += 1;
    expect(pauses).toBe(4);
  });

  test("names at most twenty agents, those that changed most first, and counts all", () => {
    const before = Array.from({ length: 50 }, (_, at) => rowOf(String(at), "Break", at));
    const { agents, cases } = compareRows(before, []);
    expect([agents, cases.length, cases[0]?.id, cases.at(-1)?.id]).toEqual([50, 20, "49", "30"]);
  });
});
