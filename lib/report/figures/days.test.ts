import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { listDays, shiftDay } from "@/lib/dates/day";
import { anyTeams } from "@/lib/report/teams.cases";
import { type AgentReading, buildAgentTable, type Reading } from "./agent-table";
import type { AuxRow } from "./aux-row";
import { buildDaysAnswer as buildAnswer } from "./days";
import { type Grain, grains } from "./grain";
import { columnsOfDay, type DayOfRows, reportOf } from "./plain-rows.cases";
import { sumSeconds } from "./report";

const buildDaysAnswer = (
  days: readonly DayOfRows[],
  reading: AgentReading & Pick<Reading, "states">,
  by: Grain,
) => buildAnswer(days.map(columnsOfDay), reading, by);

const everything = { agents: [], teams: [], states: [], query: "" };

function row(
  agentId: string,
  state: string,
  seconds: number | null,
  agentName = `Agente ${agentId}`,
): AuxRow {
  return { agentId, agentName, agentDni: "", state, seconds };
}

const monday: DayOfRows = {
  day: "2026-11-16",
  status: "final",
  asOf: "2026-11-17T06:00:00Z",
  rows: [row("1", "Break", 600), row("1", "Almuerzo", 3600), row("2", "Break", 900)],
};
const tuesday: DayOfRows = {
  day: "2026-11-17",
  status: "live",
  asOf: "2026-11-17T15:00:00Z",
  rows: [row("2", "Baño", 60), row("2", "Break", null)],
};
const rest: DayOfRows[] = [
  { day: "2026-11-18", status: "no-data", asOf: "2026-11-19T06:00:00Z", rows: [] },
  { day: "2026-11-19", status: "missing", rows: null },
  { day: "2026-11-20", status: "failed", rows: null },
];

describe("buildDaysAnswer", () => {
  test("times below zero stay in the sum, and are told apart for averages", () => {
    const rows = [row("1", "Break", 600), row("1", "Break", -60), row("1", "Almuerzo", 100)];
    const { states, days } = buildDaysAnswer([{ ...monday, rows }, monday], everything, "day");
    expect(states).toEqual(["Almuerzo", "Break"]);
    expect(days[0]).toMatchObject({ seconds: [100, 540], negative: [0, -60] });
    expect(days[1]).not.toHaveProperty("negative");
  });

  test("tells each day's median of those chosen where it is asked for, and none of a day without them", () => {
    const days = [
      monday,
      tuesday,
      { day: "2026-11-18", status: "no-data", rows: null },
    ] satisfies DayOfRows[];
    const medians = (reading: Partial<Parameters<typeof buildAnswer>[1]>) =>
      buildAnswer(days.map(columnsOfDay), { ...everything, ...reading }, "day").days.map(
        ({ median }) => median,
      );
    const all = buildAnswer(days.map(columnsOfDay), { ...everything, withMedian: true }, "day");
    const at = all.states.indexOf("Almuerzo");
    expect(all.days.map(({ median }) => median?.total ?? null)).toEqual([(4200 + 900) / 2, null, null]);
    expect(all.days.map(({ median }) => median?.seconds[at])).toEqual([1800, 0, undefined]);
    expect(all.days.map(({ median }) => median?.agents)).toEqual([2, 1, undefined]);
    expect(medians({ withMedian: true, states: ["Break"] })[0]).toEqual({
      ...{ agents: 2, seconds: [750], total: 750 },
    });
    expect(medians({ withMedian: true, agents: ["1"] }).map((median) => median?.total ?? null)).toEqual([
      4200,
      null,
      null,
    ]);
    expect(medians({})).toEqual([undefined, undefined, undefined]);
  });

  test("tells each week's median of the sums of those who have any row in it, and of their time per day worked", () => {
    const days = [
      { day: "2026-11-16", status: "final", rows: [row("1", "Break", 600), row("2", "Break", 100)] },
      { day: "2026-11-17", status: "final", rows: [row("1", "Break", 400), row("3", "Break", 20)] },
      { day: "2026-11-18", status: "no-data", rows: null },
      { day: "2026-11-23", status: "no-data", rows: null },
      { day: "2026-11-30", status: "final", rows: [row("2", "Break", 50), row("3", "Break", 70)] },
    ] satisfies DayOfRows[];
    const read = (reading: object, by: "week" | "month" | "day") =>
      buildDaysAnswer(days, { ...everything, ...reading }, by).periods;
    // 1,000, 100 and 20 s in the first week; 500, 100 and 20 per day worked.
    expect(read({ withMedian: true }, "week")?.map(({ median }) => median)).toEqual([
      { agents: 3, seconds: [100], total: 100 },
      null,
      { agents: 2, seconds: [60], total: 60 },
    ]);
    const perDay = read({ withMedian: true, agents: ["1"] }, "week")?.[0];
    expect([perDay?.median?.total, perDay?.medianPerDay?.total]).toEqual([1000, 500]);
    // 1,000, 150 and 90 s in the month.
    expect(read({ withMedian: true }, "month")?.map(({ median }) => median?.total)).toEqual([150]);
    expect(read({}, "week")?.[0]).not.toHaveProperty("median");
    expect(read({ withMedian: true }, "day")).toBeUndefined();
  });

  test("marks blank times in the order of the states, whatever order they came in", () => {
    const rows = [row("1", "Baño", null), row("1", "Break", null), row("1", "Almuerzo", 1)];
    const { states, days } = buildDaysAnswer([monday, { ...tuesday, rows }], everything, "day");
    expect([states, days[1]?.unknown]).toEqual([
      ["Almuerzo", "Break", "Baño"],
      [1, 2],
    ]);
  });

  test("gives each day its own sums in one order of states, and says why a day has none", () => {
    expect(buildDaysAnswer([monday, tuesday, ...rest], everything, "day")).toEqual({
      states: ["Almuerzo", "Break", "Baño"],
      agents: { chosen: 2, all: 2 },
      days: [
        {
          day: "2026-11-16",
          status: "final",
          asOf: "2026-11-17T06:00:00Z",
          agents: 2,
          seconds: [3600, 1500, 0],
        },
        {
          day: "2026-11-17",
          status: "live",
          asOf: "2026-11-17T15:00:00Z",
          agents: 1,
          seconds: [0, 0, 60],
          unknown: [1],
        },
        { day: "2026-11-18", status: "no-data", asOf: "2026-11-19T06:00:00Z", agents: 0, seconds: [0, 0, 0] },
        { day: "2026-11-19", status: "missing", agents: 0, seconds: [0, 0, 0] },
        { day: "2026-11-20", status: "failed", agents: 0, seconds: [0, 0, 0] },
      ],
    });
  });

  test("counts only the agents and states chosen, in the order of the whole team's totals", () => {
    const chosen = buildDaysAnswer(
      [monday, tuesday],
      { ...everything, agents: ["2"], states: ["Baño", "Break"] },
      "day",
    );
    expect(chosen.states).toEqual(["Break", "Baño"]);
    expect(chosen.agents).toEqual({ chosen: 1, all: 2 });
    expect(chosen.days.map(({ agents, seconds }) => [agents, seconds])).toEqual([
      [1, [900, 0]],
      [1, [0, 60]],
    ]);
  });

  test("finds an agent by the last name given, on the days of another name too", () => {
    const renamed = { ...tuesday, rows: [row("1", "Break", 5, "Ñáñez Ana")] };
    const { days } = buildDaysAnswer([monday, renamed], { ...everything, query: "nanez" }, "day");
    expect(days.map(({ seconds }) => sumSeconds(seconds))).toEqual([4200, 5]);
  });

  test("sums weeks from Monday and months from the first, cut at the range's ends, and counts their days", () => {
    const days = listDays("2026-11-28", "2026-12-01").map((day, place): DayOfRows => {
      const isSunday = day === "2026-11-29";
      return {
        day,
        status: isSunday ? "no-data" : "final",
        rows: isSunday ? [] : [row("1", "Break", 10 ** place)],
      };
    });
    expect(buildDaysAnswer(days, everything, "week").periods).toEqual([
      { from: "2026-11-28", to: "2026-11-29", days: 2, daysWithData: 1, status: "final", seconds: [1] },
      { from: "2026-11-30", to: "2026-12-01", days: 2, daysWithData: 2, status: "final", seconds: [1100] },
    ]);
    expect(buildDaysAnswer(days, everything, "month").periods).toEqual([
      { from: "2026-11-28", to: "2026-11-30", days: 3, daysWithData: 2, status: "final", seconds: [101] },
      { from: "2026-12-01", to: "2026-12-01", days: 1, daysWithData: 1, status: "final", seconds: [1000] },
    ]);
    expect(buildDaysAnswer(days, everything, "day").periods).toBeUndefined();
  });

  test("keeps a week whole across a year's end, week 53 too", () => {
    const days = listDays("2026-12-28", "2027-01-10").map(
      (day): DayOfRows => ({
        day,
        status: "final",
        rows: [row("1", "Break", 60)],
      }),
    );
    const weeks = buildDaysAnswer(days, everything, "week").periods ?? [];
    expect(weeks.map(({ from, to, days: count, seconds }) => [from, to, count, seconds])).toEqual([
      ["2026-12-28", "2027-01-03", 7, [420]],
      ["2027-01-04", "2027-01-10", 7, [420]],
    ]);
  });

  test("calls a week by its gravest day and dates it by its oldest answer", () => {
    const [week] = buildDaysAnswer([monday, tuesday, ...rest], everything, "week").periods ?? [];
    expect(week).toMatchObject({
      status: "failed",
      asOf: "2026-11-17T06:00:00Z",
      days: 5,
      daysWithData: 2,
      unknown: [1],
    });
  });

  // Around the clock changes of New York, Santiago and Madrid: civil days are counted, not hours.
  const firstDay = fc.constantFrom(
    "2026-03-06",
    "2026-03-28",
    "2026-09-04",
    "2026-10-24",
    "2024-02-27",
    "2026-12-27",
  );
  const anyRow = fc.record({
    agentId: fc.constantFrom("", "1", "2", "3"),
    agentName: fc.constantFrom("", "Ana", "José", "Ñu"),
    agentDni: fc.constant(""),
    state: fc.constantFrom("", "Break", "Almuerzo", "Baño"),
    seconds: fc.option(fc.integer({ min: -500, max: 90_000 })),
  });
  const anyDays = fc
    .tuple(firstDay, fc.array(fc.option(fc.array(anyRow, { maxLength: 6 })), { minLength: 1, maxLength: 45 }))
    .map(([first, rowsOfDays]) => rowsOfDays.map((rows, place) => buildDay(first, place, rows)));
  const anyReading: fc.Arbitrary<AgentReading & Pick<Reading, "states">> = fc.record({
    agents: fc.subarray(["", "1", "2"]),
    teams: anyTeams,
    states: fc.subarray(["", "Break", "Baño", "Nada"]),
    query: fc.constantFrom("", "a", "jose", "zzz"),
  });

  function buildDay(first: string, place: number, rows: AuxRow[] | null): DayOfRows {
    const day = shiftDay(first, place);
    return { day, status: rows === null ? "missing" : rows.length > 0 ? "final" : "no-data", rows };
  }

  test("has days and periods that add up to the rows, whatever is chosen, as the matrix of the range has", () => {
    fc.assert(
      fc.property(anyDays, anyReading, fc.constantFrom(...grains), (days, reading, by) => {
        const answer = buildDaysAnswer(days, reading, by);
        const sort: Reading["sort"] = [{ by: "total", direction: "desc" }];
        const matrix = buildAgentTable(reportOf(days.flatMap(({ rows }) => rows ?? [])), {
          ...reading,
          sort,
        });
        expect(answer.states).toEqual(matrix.states);
        expect(addUp(answer.days, answer.states.length)).toEqual(matrix.total.seconds);
        expect(answer.agents.chosen).toBe(matrix.rows.length);
        if (!answer.periods) return;
        expect(addUp(answer.periods, answer.states.length)).toEqual(matrix.total.seconds);
        expect(answer.periods.reduce((sum, period) => sum + period.days, 0)).toBe(days.length);
        const withData = days.filter(({ status }) => status === "final").length;
        expect(answer.periods.reduce((sum, period) => sum + period.daysWithData, 0)).toBe(withData);
      }),
    );
  });

  test("has no time on a day without rows", () => {
    fc.assert(
      fc.property(anyDays, (days) => {
        for (const [place, { rows }] of days.entries()) {
          if (rows && rows.length > 0) continue;
          const day = buildDaysAnswer(days, everything, "day").days[place];
          expect([day?.agents, sumSeconds(day?.seconds ?? [])]).toEqual([0, 0]);
        }
      }),
      { numRuns: 30 },
    );
  });
});

function addUp(parts: readonly { seconds: readonly number[] }[], columns: number): number[] {
  return Array.from({ length: columns }, (_, column) =>
    sumSeconds(parts.map(({ seconds }) => seconds[column] ?? 0)),
  );
}
