import { describe, expect, test } from "vitest";
import type { DayTime } from "./day-time";
import { buildDaysView, chartGrain } from "./days-view";

const styles = [
  { stateClass: "personal", shade: 0 },
  { stateClass: "productive", shade: 0 },
  { stateClass: "personal", shade: 1 },
] as const;
const days: DayTime[] = [
  { day: "2026-11-16", status: "final", agents: 2, seconds: [10, 5, 1], unknown: [0, 2] },
  { day: "2026-11-17", status: "no-data", agents: 0, seconds: [0, 0, 0] },
];
const answer = { states: ["Almuerzo", "Reunión", "Break"], styles, days };

describe("buildDaysView", () => {
  test("puts states by class, the biggest state's first, each figure and mark with its state", () => {
    const view = buildDaysView(answer, [], "day");
    expect(view.states).toEqual(["Almuerzo", "Break", "Reunión"]);
    expect(view.rows[0]).toMatchObject({ seconds: [10, 1, 5], unknown: [0, 1], total: 16, agents: 2 });
    expect([view.stateTotals, view.total, view.wholeTotal]).toEqual([[10, 1, 5], 16, 16]);
  });

  test("leaves hidden states out of the totals and not out of the whole", () => {
    const view = buildDaysView(answer, ["Break", "Nada"], "week");
    expect([view.states, view.hiddenStates]).toEqual([["Break"], ["Almuerzo", "Reunión"]]);
    expect(view.rows).toMatchObject([{ seconds: [1], unknown: [0], total: 1, wholeTotal: 16, days: 2 }]);
    expect(view.rows[0]?.agents).toBeUndefined();
  });
});

describe("per day worked", () => {
  const week: DayTime[] = [
    { day: "2026-11-16", status: "final", agents: 2, seconds: [100, 40, -10], negative: [0, 0, -10] },
    { day: "2026-11-17", status: "final", agents: 1, seconds: [20, 0, 0] },
    { day: "2026-11-18", status: "no-data", agents: 0, seconds: [0, 0, 0] },
    { day: "2026-11-23", status: "live", agents: 1, seconds: [8, 0, 0] },
  ];
  const timed = { ...answer, days: week };

  test("a week's figures and the team's are ratios of sums, times below zero left out", () => {
    const view = buildDaysView(timed, [], "week", true);
    expect(view.rows.map(({ seconds, worked }) => [seconds, worked])).toEqual([
      [[40, 0, 40 / 3], 3],
      [[8, 0, 0], 1],
    ]);
    expect([view.stateTotals, view.worked, view.isPerDay]).toEqual([[32, 0, 10], 4, true]);
    expect([view.total, view.wholeTotal]).toEqual([42, 42]);
  });

  test("hidden states stay in the whole", () => {
    const view = buildDaysView(timed, ["Almuerzo"], "month", true);
    expect([view.total, view.wholeTotal, view.rows[0]?.total]).toEqual([32, 42, 32]);
  });

  test("waits for days that are still to be read, and not for one that failed", () => {
    const missing: DayTime = { day: "2026-11-24", status: "missing", agents: 0, seconds: [0, 0, 0] };
    const waiting = buildDaysView({ ...timed, days: [...week, missing] }, [], "week", true);
    expect([waiting.isPerDay, waiting.total]).toEqual([false, 158]);
    const failed = { ...missing, status: "failed" } as const;
    expect(buildDaysView({ ...timed, days: [...week, failed] }, [], "week", true).isPerDay).toBe(true);
  });
});

test.each([
  ["day", 7, "day"],
  ["day", 100, "day"],
  ["day", 101, "week"],
  ["day", 700, "week"],
  ["day", 1827, "month"],
  ["week", 31, "week"],
  ["week", 1827, "month"],
  ["month", 1827, "month"],
] as const)("a table by %s of %i days is drawn by %s", (grain, dayCount, drawn) => {
  expect(chartGrain(grain, dayCount)).toBe(drawn);
});
