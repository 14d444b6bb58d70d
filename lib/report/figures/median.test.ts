import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildPerDayWorked, buildTeamMedian, medianOf } from "./median";
import { pickMedian } from "./pick-median";
import type { AgentTime } from "./report";

const states = ["Almuerzo", "Break"];

function agent(seconds: number[], daysWorked: number | undefined, rest: Partial<AgentTime> = {}): AgentTime {
  return { id: "1", name: "", seconds, ...(daysWorked !== undefined && { daysWorked }), ...rest };
}

describe("medianOf", () => {
  test.each([
    [[], null],
    [[5], 5],
    [[9, 1, 5], 5],
    [[4, 1, 2, 100], 3],
    [[0, 0, 7], 0],
  ])("%j has the middle %j", (values, middle) => {
    expect(medianOf(values)).toBe(middle);
  });

  test("has as many values on either side, whatever their order, and moves with them", () => {
    const values = fc.array(fc.integer({ min: -1000, max: 100_000 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(values, fc.integer({ min: -500, max: 500 }), (some, shift) => {
        const middle = medianOf(some) ?? Number.NaN;
        const half = Math.floor(some.length / 2);
        expect(some.filter((value) => value < middle).length).toBeLessThanOrEqual(half);
        expect(some.filter((value) => value > middle).length).toBeLessThanOrEqual(half);
        expect(medianOf(some.toReversed())).toBe(middle);
        expect(medianOf(some.map((value) => value + shift))).toBe(middle + shift);
      }),
    );
  });
});

describe("buildTeamMedian", () => {
  test("divides by each agent's own days, and counts who never used a state as 0", () => {
    const agents = [agent([3600, 600], 1), agent([3600, 0], 2), agent([9000, 1200], 3)];
    expect(buildTeamMedian({ states, agents }, states)).toEqual({
      agents: 3,
      // 3600, 1800, 3000 and 600, 0, 400; in total 4200, 1800, 3400.
      seconds: [3000, 400],
      total: 3400,
    });
    expect(buildTeamMedian({ states, agents }, ["Break"])).toMatchObject({ seconds: [400], total: 400 });
    expect(buildTeamMedian({ states, agents }, ["Baño"])).toMatchObject({ seconds: [0] });
  });

  test("is not known while anybody's days are not, and there is none of nobody", () => {
    expect(
      buildTeamMedian({ states, agents: [agent([1, 1], 1), agent([1, 1], undefined)] }, states),
    ).toBeNull();
    expect(buildTeamMedian({ states, agents: [] }, states)).toBeNull();
  });

  test("leaves out times below zero, and who has a blank time where it is blank", () => {
    const agents = [
      agent([1000, 100], 1, { negative: [0, -300] }),
      agent([3000, 0], 1, { unknown: [1] }),
      agent([2000, 200], 1),
    ];
    expect(buildTeamMedian({ states, agents }, states)).toEqual({
      agents: 3,
      seconds: [2000, 300],
      // Of the two whose figures are whole: 1400 and 2200.
      total: 1800,
    });
    const blank = [agent([0, 0], 1, { unknown: [0, 1] })];
    expect(buildTeamMedian({ states, agents: blank }, states)).toMatchObject({
      seconds: [null, null],
      total: null,
    });
  });

  test("of agents who are alike it is what each of them has", () => {
    const anyAgent = fc.record({
      seconds: fc.array(fc.nat(100_000), { minLength: 2, maxLength: 2 }),
      daysWorked: fc.integer({ min: 1, max: 31 }),
    });
    fc.assert(
      fc.property(anyAgent, fc.integer({ min: 1, max: 9 }), ({ seconds, daysWorked }, count) => {
        const one = agent(seconds, daysWorked);
        const median = buildTeamMedian({ states, agents: new Array<AgentTime>(count).fill(one) }, states);
        expect(median).toEqual({ agents: count, ...buildPerDayWorked({ states }, one, states) });
      }),
    );
  });
});

describe("buildPerDayWorked", () => {
  test("is a ratio of sums over the days worked, and unknown where they are", () => {
    expect(buildPerDayWorked({ states }, agent([7200, 900], 2), states)).toEqual({
      seconds: [3600, 450],
      total: 4050,
    });
    expect(buildPerDayWorked({ states }, agent([7200, 900], undefined), states)).toBeNull();
    expect(buildPerDayWorked({ states }, agent([7200, 900], 2, { unknown: [1] }), states)).toEqual({
      seconds: [3600, null],
      total: null,
    });
  });
});

test("a median is read in other states' order, and of a state that it lacks nothing is known", () => {
  const median = { agents: 3, seconds: [60, null], total: 70 };
  expect(pickMedian(median, states, ["Break", "Cena", "Almuerzo"])).toEqual({
    ...{ agents: 3, seconds: [null, null, 60], total: 70 },
  });
});
