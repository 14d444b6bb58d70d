import { describe, expect, test } from "vitest";
import type { DayTime } from "./day-time";
import type { Grain } from "./grain";
import { buildPeriodTable, chartGrain, hasTime, readDays, type TimedAnswer } from "./period-table";
import { countOpenDays } from "./periods";

const styles = [
  { stateClass: "personal", shade: 0 },
  { stateClass: "system", shade: 0 },
  { stateClass: "personal", shade: 1 },
] as const;
const days: DayTime[] = [
  { day: "2026-11-16", status: "final", agents: 2, seconds: [10, 5, 1], unknown: [0, 2] },
  { day: "2026-11-17", status: "no-data", agents: 0, seconds: [0, 0, 0] },
];
function read(answer: TimedAnswer, states: string[], grain: Grain, perDay = false) {
  return buildPeriodTable(answer, { states, grain, perDay });
}

const answer = { states: ["Almuerzo", "Reunión", "Break"], styles, days };

describe("buildPeriodTable", () => {
  test("puts states by class, each figure and mark with its state", () => {
    const view = read(answer, [], "day");
    expect(view.states).toEqual(["Almuerzo", "Break", "Reunión"]);
    expect(view.styles).toEqual([styles[0], styles[2], styles[1]]);
    expect(view.rows[0]).toMatchObject({ seconds: [10, 1, 5], unknown: [0, 1], total: 16, agents: 2 });
    expect(view.total).toMatchObject({ seconds: [10, 1, 5], total: 16, wholeTotal: 16 });
  });

  test("leaves hidden states out of the totals and not out of the whole", () => {
    const view = read(answer, ["Break", "Nada"], "week");
    expect([view.states, view.hiddenStates]).toEqual([["Break"], ["Almuerzo", "Reunión"]]);
    expect(view.rows).toMatchObject([{ seconds: [1], unknown: [0], total: 1, wholeTotal: 16, days: 2 }]);
    expect(view.rows[0]?.agents).toBeUndefined();
  });
});

describe("days on which nobody works", () => {
  const closed = { status: "no-data" as const, agents: 0, seconds: [0, 0, 0], isClosed: true };
  const week: DayTime[] = [
    { day: "2026-11-21", status: "final", agents: 2, seconds: [10, 5, 1] },
    { ...closed, day: "2026-11-22" },
    { ...closed, day: "2026-11-29" },
  ];
  const rows = (grain: Grain) => read({ ...answer, days: week }, [], grain).rows;

  test("are closed, and no gap, also as a week of them", () => {
    expect(rows("day").map(({ gap }) => gap)).toEqual([null, "closed", "closed"]);
    expect(rows("week").map(({ gap }) => gap)).toEqual([null, "closed"]);
  });

  test("are not among those on which somebody should have worked", () => {
    expect(rows("week").map(countOpenDays)).toEqual([1, 0]);
    expect(rows("month").map((row) => [row.days, row.daysClosed, row.daysWithData])).toEqual([[3, 2, 1]]);
  });
});

describe("a row without figures", () => {
  const gapsOf = (grain: Grain, days: DayTime[]) =>
    read({ ...answer, days }, [], grain).rows.map(({ gap }) => gap);
  const day = (at: number, status: DayTime["status"], agents = 0): DayTime => ({
    day: `2026-11-${at}`,
    status,
    agents,
    seconds: [agents, 0, 0],
  });

  test("says why, and a day on which nobody was there is no zero", () => {
    const statuses = ["no-data", "missing", "failed", "final", "live"] as const;
    const days = statuses.map((status, place) => day(16 + place, status));
    expect(gapsOf("day", days)).toEqual(["no-data", "missing", "failed", "nobody", "nobody"]);
    expect(gapsOf("day", [day(16, "final", 1), day(17, "live", 2)])).toEqual([null, null]);
  });

  test("is a week whose days were all read; one with days to come may still bring somebody", () => {
    expect(gapsOf("week", [day(16, "final"), day(17, "no-data")])).toEqual(["nobody"]);
    expect(gapsOf("week", [day(16, "final"), day(17, "missing")])).toEqual([null]);
    expect(gapsOf("week", [day(16, "missing"), day(17, "no-data")])).toEqual(["missing"]);
    expect(gapsOf("week", [day(16, "final", 1), day(17, "failed")])).toEqual([null]);
  });
});

test("a row has time where somebody was there on a day with figures", () => {
  const time = (of: readonly DayTime[]) => hasTime(readDays(of, [0], 3, false));
  const [worked, none] = days;
  expect([worked, none].map((day) => day && time([day]))).toEqual([true, false]);
  expect(time([{ day: "2026-11-18", status: "final", agents: 0, seconds: [0, 0, 0] }])).toBe(false);
  expect(time([{ day: "2026-11-18", status: "failed", agents: 1, seconds: [0, 0, 0] }])).toBe(false);
  expect(
    days.flatMap((day) => Object.keys(readDays([day], [1], 3, false)).filter((key) => key === "unknown")),
  ).toEqual([]);
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
    const view = read(timed, [], "week", true);
    expect(view.rows.map(({ seconds, daysWorked }) => [seconds, daysWorked])).toEqual([
      [[40, 0, 40 / 3], 3],
      [[8, 0, 0], 1],
    ]);
    expect(view.total).toMatchObject({ seconds: [32, 0, 10], daysWorked: 4, total: 42, wholeTotal: 42 });
    expect([view.isPerDay, view.averages?.seconds]).toEqual([true, [32, 0, 10]]);
  });

  test("hidden states stay in the whole", () => {
    const view = read(timed, ["Almuerzo"], "month", true);
    expect([view.total.total, view.total.wholeTotal, view.rows[0]?.total]).toEqual([32, 42, 32]);
  });

  test("waits for days that are still to be read, and not for one that failed", () => {
    const missing: DayTime = { day: "2026-11-24", status: "missing", agents: 0, seconds: [0, 0, 0] };
    const waiting = read({ ...timed, days: [...week, missing] }, [], "week", true);
    expect([waiting.isPerDay, waiting.total.total, waiting.averages]).toEqual([false, 158, null]);
    const failed = { ...missing, status: "failed" } as const;
    expect(read({ ...timed, days: [...week, failed] }, [], "week", true).isPerDay).toBe(true);
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
  ["day", 4000, "month"],
] as const)("a table by %s of %i days is drawn by %s", (grain, dayCount, drawn) => {
  expect(chartGrain(grain, dayCount)).toBe(drawn);
});
