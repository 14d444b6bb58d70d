import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildColumns } from "@/lib/report/figures/answer-columns";
import type { AuxRow } from "@/lib/report/figures/aux-row";
import { buildLeftOut, nothingLeftOut } from "@/lib/report/figures/left-out";
import type { Team } from "@/lib/report/team";
import type { AllowanceEntry } from "./allowance";
import type { AllowanceRules } from "./allowance-rules";
import { createDailyOverruns, createOverrunSum, findOver } from "./overrun-sum";

const days = ["2026-11-16", "2026-11-17", "2026-11-18"];
const breaks: AllowanceEntry = {
  ...{ id: "breaks", name: "Descansos", states: ["Break", "Pausa activa"] },
  ...{ seconds: 1800, from: "2026-01-01", team: null },
};
const row = (agentId: string, state: string, seconds: number | null): AuxRow => ({
  ...{ agentId, agentName: `Agent ${agentId}`, agentDni: "", state, seconds },
});
const team = (id: string, ...agents: string[]): Team => ({ id, name: id, version: 1, size: 1, agents });

function rulesOf(entries: readonly AllowanceEntry[], more: Partial<AllowanceRules> = {}): AllowanceRules {
  return {
    entries,
    teams: [],
    untold: [],
    days,
    isWhole: true,
    isRunningDay: false,
    leftPercent: 80,
    leftOut: nothingLeftOut,
    ...more,
  };
}

/** What agent 1 is over, of rows by day. */
function over(rules: AllowanceRules, rowsOfDays: readonly (readonly AuxRow[])[]) {
  const sum = createOverrunSum(rules);
  for (const [at, rows] of rowsOfDays.entries())
    sum.add({ day: rules.days[at] ?? null, columns: buildColumns(rows) });
  return sum.of("id:1");
}

const breakOf = (...seconds: number[]) => seconds.map((time) => [row("1", "Break", time)]);

describe("the overrun of a range", () => {
  test("is the sum of its days': a short day does not pay for a long one", () => {
    expect(over(rulesOf([breaks]), breakOf(600, 2400, 1801))).toEqual({ overrun: [601], daysOver: [2] });
    expect(over(rulesOf([breaks]), breakOf(1800, 0, 1800))).toEqual({ overrun: [0], daysOver: [0] });
  });

  test("does without the days that notes leave out, of one agent or of everybody", () => {
    const out = (agent: string | null) => ({ day: days[1] ?? "", agent, leavesOut: true });
    const rows = breakOf(600, 2400, 1801);
    const overWith = (agent: string | null) =>
      over(rulesOf([breaks], { leftOut: buildLeftOut([out(agent)]) }), rows);
    expect([overWith("1"), overWith(null)]).toEqual([
      { overrun: [1], daysOver: [1] },
      { overrun: [1], daysOver: [1] },
    ]);
    expect(overWith("2")).toEqual({ overrun: [601], daysOver: [2] });
  });

  test("counts the time of all its states together, in one answer of a day or several, and of no others", () => {
    const rules = rulesOf([breaks], { days: ["2026-11-16"] });
    const sum = createOverrunSum(rules);
    const batches = [
      [row("1", "Break", 1200), row("1", "Almuerzo", 9000), row("2", "Break", 5000)],
      [row("1", "Pausa activa", 1000)],
    ];
    for (const rows of batches) sum.add({ day: "2026-11-16", columns: buildColumns(rows) });
    expect(sum.of("id:1")).toEqual({ overrun: [400], daysOver: [1] });
    expect(sum.of("id:2")).toEqual({ overrun: [3200], daysOver: [1] });
  });

  test("goes by the newest entry that has begun on each day, and by none before the first", () => {
    const entries = [
      { ...breaks, from: "2026-11-17" },
      { ...breaks, from: "2026-11-18", seconds: 600 },
      { ...breaks, from: "2026-12-01", seconds: 1 },
    ];
    expect(over(rulesOf(entries), breakOf(9000, 2000, 2000))).toEqual({ overrun: [1600], daysOver: [2] });
  });

  test("goes by a team's own entry before everybody's, of several teams' by the newest, then by the longest", () => {
    const entries = [
      breaks,
      { ...breaks, team: "night", seconds: 600 },
      { ...breaks, team: "day", seconds: 900 },
      { ...breaks, team: "new", seconds: 60, from: "2026-11-18" },
    ];
    const inTeams = (...teams: Team[]) =>
      over(rulesOf(entries, { teams }), breakOf(1800, 1800, 1800)).overrun;
    expect(inTeams()).toEqual([0]);
    expect(inTeams(team("night", "1"))).toEqual([3600]);
    expect(inTeams(team("night", "2"), team("day", "2"))).toEqual([0]);
    expect(inTeams(team("night", "1"), team("day", "1"))).toEqual([2700]);
    expect(inTeams(team("night", "1"), team("new", "1"))).toEqual([1200 + 1200 + 1740]);
  });

  test("is nothing for whom no entry counts", () => {
    const rules = rulesOf([{ ...breaks, team: "night" }], { teams: [team("night", "2")] });
    expect(over(rules, breakOf(9000))).toEqual({ overrun: [0], daysOver: [0] });
  });

  test("is not known while a day of the range is not, or where an answer is of several days", () => {
    const unknown = { overrun: [null], daysOver: [null] };
    expect(over(rulesOf([breaks], { isWhole: false }), breakOf(9000))).toEqual(unknown);
    const sum = createOverrunSum(rulesOf([breaks]));
    sum.add({ day: null, columns: buildColumns([row("1", "Break", 9000)]) });
    sum.add({ day: "2026-11-18", columns: buildColumns([row("1", "Break", 9000)]) });
    expect(sum.of("id:1")).toEqual(unknown);
    const elsewhere = createOverrunSum(rulesOf([breaks]));
    for (const day of ["2026-11-16", "2026-12-24"])
      elsewhere.add({ day, columns: buildColumns([row("1", "Break", 9000)]) });
    expect(elsewhere.of("id:1")).toEqual(unknown);
  });

  test("is not known where wolkvox left a time of its states blank; other allowances are", () => {
    const lunch = { ...breaks, id: "lunch", states: ["Almuerzo"] };
    const rows = [[row("1", "Break", null), row("1", "Almuerzo", 2000)], [row("1", "Break", 9000)]];
    expect(over(rulesOf([breaks, lunch]), rows)).toEqual({ overrun: [null, 200], daysOver: [null, 1] });
    // Nobody else's blank is theirs for whom no limit counts.
    const rules = rulesOf([{ ...breaks, team: "night" }], { teams: [team("night", "0")] });
    expect(over(rules, [[row("0", "Break", null), row("1", "Break", 9000)]])).toEqual({
      overrun: [0],
      daysOver: [0],
    });
  });

  test("tells on a day that runs what is left, of nobody else's limit", () => {
    const entries = [breaks, { ...breaks, id: "other", team: "night" }];
    const rules = rulesOf(entries, { days: ["2026-11-16"], isRunningDay: true });
    expect(over(rules, breakOf(1080))).toEqual({
      overrun: [0, 0],
      daysOver: [0, 0],
      left: [720, null],
      near: [false, false],
    });
    expect(over(rules, breakOf(2000))).toEqual({
      overrun: [200, 0],
      daysOver: [1, 0],
      left: [0, null],
      near: [false, false],
    });
  });

  test("warns on a day that runs from the part of the limit that is set, and no longer once it is over", () => {
    const nearAt = (seconds: number, leftPercent = 80) =>
      over(rulesOf([breaks], { days: ["2026-11-16"], isRunningDay: true, leftPercent }), breakOf(seconds))
        .near;
    expect([1439, 1440, 1800, 1801].map((seconds) => nearAt(seconds))).toEqual([
      [false],
      [true],
      [true],
      [false],
    ]);
    expect(nearAt(900, 50)).toEqual([true]);
    expect(over(rulesOf([breaks]), breakOf(1800))).not.toHaveProperty("near");
  });

  test("of no agent of the range nobody knows anything", () => {
    const sum = createOverrunSum(rulesOf([breaks]));
    expect(sum.of("id:9")).toEqual({ overrun: [null], daysOver: [null] });
  });
});

describe("overruns by day", () => {
  const day = (
    at: number,
    rows: readonly AuxRow[] | null,
    status: "final" | "live" | "missing" | "no-data",
  ) => ({
    ...{ day: days[at] ?? "", status, columns: rows && buildColumns(rows) },
  });

  test("are those of all who are shown, and not known of a day that is to be read", () => {
    const read = createDailyOverruns(rulesOf([breaks]), (key) => key !== "id:3");
    const rows = [row("1", "Break", 2000), row("2", "Break", 3000), row("3", "Break", 9000)];
    expect(read(day(0, rows, "final"))).toEqual({ overrun: [1400], daysOver: [2] });
    expect(read(day(1, null, "missing"))).toEqual({ overrun: [null], daysOver: [null] });
    expect(read(day(2, null, "no-data"))).toEqual({ overrun: [0], daysOver: [0] });
  });

  test("tell what one agent has left of a day that runs", () => {
    const read = createDailyOverruns(rulesOf([breaks]), (key) => key === "id:1");
    const rows = [row("1", "Break", 1080), row("2", "Break", 3000)];
    expect(read(day(0, rows, "live"))).toEqual({ overrun: [0], daysOver: [0], left: [720], near: [false] });
    const ofAll = createDailyOverruns(rulesOf([breaks]), () => true);
    expect(ofAll(day(0, rows, "live")).left).toEqual([null]);
    // Who was there on another day does not matter.
    expect(ofAll(day(1, [row("1", "Break", 1500)], "live"))).toEqual({
      ...{ overrun: [0], daysOver: [0], left: [300], near: [true] },
    });
    expect(ofAll(day(2, [], "live"))).toEqual({ overrun: [0], daysOver: [0], left: [null], near: [false] });
    const ofNight = createDailyOverruns(rulesOf([{ ...breaks, team: "night" }]), () => true);
    expect(ofNight(day(0, [row("1", "Break", 1500)], "live"))).toMatchObject({ left: [null], near: [false] });
  });

  test("are not known of a day on which a time is blank, and what is left neither", () => {
    const read = createDailyOverruns(rulesOf([breaks]), () => true);
    const blank = row("1", "Break", null);
    expect(read(day(0, [blank], "live"))).toEqual({
      overrun: [null],
      daysOver: [null],
      left: [null],
      near: [false],
    });
    expect(read(day(1, [blank, row("2", "Break", 3000)], "final"))).toEqual({
      overrun: [null],
      daysOver: [null],
    });
    expect(read(day(2, [row("2", "Break", 3000), blank], "final"))).toEqual({
      overrun: [null],
      daysOver: [null],
    });
  });
});

test("who is over one allowance or any is found by key", () => {
  const rules = rulesOf([breaks, { ...breaks, id: "lunch", states: ["Almuerzo"] }], { days: ["2026-11-16"] });
  const sum = createOverrunSum(rules);
  const rows = [row("1", "Break", 2000), row("2", "Almuerzo", 2000), row("3", "Break", 10)];
  sum.add({ day: "2026-11-16", columns: buildColumns(rows) });
  const agents = ["1", "2", "3"].map((id) => ({ key: `id:${id}` }));
  expect([...findOver(agents, "any", rules, sum)]).toEqual(["id:1", "id:2"]);
  expect([...findOver(agents, "lunch", rules, sum)]).toEqual(["id:2"]);
});

describe("for whatever rows, limits and teams", () => {
  const someDays = Array.from({ length: 8 }, (_, at) => `2026-11-${10 + at}`);
  const states = ["Break", "Pausa", "Almuerzo"];
  const anyEntry = fc.record({
    id: fc.constantFrom("a", "b"),
    name: fc.constant("x"),
    states: fc.uniqueArray(fc.constantFrom(...states), { minLength: 1 }),
    seconds: fc.integer({ min: 1, max: 4000 }),
    from: fc.constantFrom("2026-01-01", ...someDays),
    team: fc.constantFrom(null, "t", "u"),
  });
  const anyEntries = fc.uniqueArray(anyEntry, {
    maxLength: 8,
    selector: ({ id, team: of, from }) => `${id} ${of} ${from}`,
  });
  const anyRow = fc.record({
    agent: fc.constantFrom("1", "2", "3"),
    state: fc.constantFrom(...states),
    day: fc.constantFrom(...someDays),
    seconds: fc.integer({ min: 0, max: 5000 }),
  });
  const anyTeams = fc
    .tuple(fc.subarray(["1", "2", "3"]), fc.subarray(["1", "2", "3"]))
    .map(([one, other]) => [team("t", ...one), team("u", ...other)]);

  test("it is what a plain count of every day says", () => {
    fc.assert(
      fc.property(anyEntries, fc.array(anyRow, { maxLength: 60 }), anyTeams, (entries, rows, teams) => {
        const rules = rulesOf(entries, { teams, days: someDays });
        const sum = createOverrunSum(rules);
        for (const day of someDays) {
          const own = rows.filter((one) => one.day === day);
          sum.add({ day, columns: buildColumns(own.map((one) => row(one.agent, one.state, one.seconds))) });
        }
        const ids = [...new Set(entries.map(({ id }) => id))].filter((id) =>
          someDays.some((day) => entries.some((entry) => entry.id === id && entry.from <= day)),
        );
        for (const agent of new Set(rows.map((one) => one.agent))) {
          const expected = ids.map((id) => countPlainly(id, agent, { entries, rows, teams }));
          const { overrun, daysOver } = sum.of(`id:${agent}`);
          expect(overrun).toEqual(expected.map(({ seconds }) => seconds));
          expect(daysOver).toEqual(expected.map(({ count }) => count));
        }
      }),
      { numRuns: 300 },
    );
  });

  type Case = {
    entries: readonly AllowanceEntry[];
    rows: readonly { agent: string; state: string; day: string; seconds: number }[];
    teams: readonly Team[];
  };

  function countPlainly(id: string, agent: string, { entries, rows, teams }: Case) {
    const mine = teams.filter(({ agents }) => agents.includes(agent)).map((one) => one.id);
    const perDay = someDays.map((day) => {
      const begun = entries.filter((entry) => entry.id === id && entry.from <= day);
      const newestOf = (of: string | null) =>
        begun.filter((entry) => entry.team === of).sort((a, b) => (a.from < b.from ? 1 : -1))[0];
      const own = begun
        .filter((entry) => entry.team !== null && mine.includes(entry.team) && newestOf(entry.team) === entry)
        .sort((a, b) => (a.from === b.from ? b.seconds - a.seconds : a.from < b.from ? 1 : -1));
      const entry = own[0] ?? newestOf(null);
      if (!entry) return 0;
      const time = rows
        .filter((one) => one.agent === agent && one.day === day && entry.states.includes(one.state))
        .reduce((all, one) => all + one.seconds, 0);
      return Math.max(0, time - entry.seconds);
    });
    return {
      seconds: perDay.reduce((all, one) => all + one, 0),
      count: perDay.filter((one) => one > 0).length,
    };
  }
});
