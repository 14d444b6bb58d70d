import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isWholeAnswer } from "@/lib/report/answers/answer-state";
import { type AgentTable, buildAgentTable, everything, type Reading } from "@/lib/report/figures/agent-table";
import { buildColumns } from "@/lib/report/figures/answer-columns";
import type { AuxRow } from "@/lib/report/figures/aux-row";
import {
  changeOf,
  changeShare,
  differenceOf,
  knownChange,
  secondsAt,
  shareChangeOf,
} from "@/lib/report/figures/figure-table";
import { reportOf } from "@/lib/report/figures/plain-rows.cases";
import { type AuxReport, buildReport, sumSeconds } from "@/lib/report/figures/report";
import { longestBar } from "@/lib/report/figures/scale";
import { teamOf } from "@/lib/report/teams.cases";
import { compareAgents, findPresence, type Presence, presenceOf } from "./compare-agents";

function row(agent: string, state: string, seconds: number | null, id = agent): AuxRow {
  return { agentId: id, agentName: agent, agentDni: "", state, seconds };
}

function compare(now: AuxReport, before: AuxReport, reading: Partial<Reading> = {}, isWhole = true) {
  const wanted = { ...everything, ...reading };
  const table = compareAgents(buildAgentTable(now, wanted), now, { ...before, isWhole }, wanted);
  const { earlier } = table;
  if (!earlier) throw new Error("The other side cannot be read alike.");
  return { ...table, earlier };
}

function changesOf({ rows }: AgentTable) {
  return Object.fromEntries(rows.map((line) => [line.name, changeOf(line, null)]));
}

describe("compareAgents", () => {
  const now = reportOf([row("Ana", "Break", 600), row("Ana", "Lunch", 1800), row("Eva", "Break", 300)]);
  const before = reportOf([row("Ana", "Break", 900), row("Ana", "Training", 60), row("Luis", "Break", 120)]);

  test("gives the signed difference per state and in total", () => {
    const { rows, states } = compare(now, before);
    const [ana] = rows;
    if (!ana) throw new Error("no row");
    const column = (state: string) => states.indexOf(state);
    expect(changeOf(ana, column("Break"))).toBe(-300);
    expect(changeOf(ana, column("Lunch"))).toBe(1800);
    expect(changeOf(ana, null)).toBe(2400 - 960);
  });

  test("names who is new, who is gone, and the states that are gone", () => {
    const { rows, earlier } = compare(now, before);
    const eva = rows.find(({ key }) => key === "id:Eva");
    expect(eva).toMatchObject({ changeGap: "new", earlier: null });
    expect(earlier.only.map(({ name }) => name)).toEqual(["Luis"]);
    expect(earlier.otherStates).toEqual([{ state: "Training", seconds: 60 }]);
    expect([longestBar({ rows }), longestBar({ rows: eva ? [eva] : [] })]).toEqual([2400, 300]);
  });

  test("calls nobody new while days of the other period are lacking", () => {
    expect(changesOf(compare(now, before, {}, false))).toEqual({ Ana: 1440, Eva: "lacking" });
  });

  test("joins agents without an id by their name, however its letters are composed", () => {
    const joined = compare(
      reportOf([row("José Pérez", "Break", 100, "")]),
      reportOf([row("JOSÉ Pérez", "Break", 40, "")]),
    );
    expect(changesOf(joined)).toEqual({ "José Pérez": 60 });
    expect(joined.earlier.only).toEqual([]);
  });

  test("finds an agent who has been renamed by the new name, on both sides", () => {
    const joined = compare(
      reportOf([row("Ana Ruiz", "Break", 100, "7")]),
      reportOf([row("Ana Gil", "Break", 40, "7"), row("Eva", "Break", 5)]),
      { query: "ruiz" },
    );
    expect(changesOf(joined)).toEqual({ "Ana Ruiz": 60 });
    expect(joined.earlier.only).toEqual([]);
    expect(joined.earlier.total.total).toBe(40);
  });

  test.each<[Presence, string, Partial<Reading>]>([
    ["nothing", "nothing at all", {}],
    ["nobody", "nobody of those shown", { agents: ["7"] }],
    ["nobody", "nobody of the team", { teams: [teamOf("8")] }],
    ["some", "one who was called otherwise", { query: "ruiz" }],
  ])("has %s where there is %s", (presence, _, reading) => {
    const here = reportOf([row("Ana Ruiz", "Break", 100, "9"), row("Eva", "Break", 5, "7")]);
    const there = reportOf(presence === "nothing" ? [] : [row("Ana Gil", "Break", 40, "9")]);
    const wanted = { ...everything, ...reading };
    expect(findPresence(here, there, wanted)).toBe(presence);
    const { earlier } = compareAgents(
      buildAgentTable(here, wanted),
      here,
      { ...there, isWhole: true },
      wanted,
    );
    expect(earlier === null).toBe(presence !== "some");
  });

  test("reads the other period with the same states and agents", () => {
    const { earlier } = compare(now, before, { states: ["Break"], agents: ["Ana"] });
    expect(earlier.total).toMatchObject({ seconds: [900], total: 900, wholeTotal: 960 });
    expect([earlier.only, earlier.otherStates]).toEqual([[], []]);
  });

  test("knows no difference to a time that was left blank", () => {
    const blank = reportOf([row("Ana", "Break", null), row("Ana", "Lunch", 100)]);
    const { rows, states } = compare(now, blank);
    const ana = rows.find(({ name }) => name === "Ana");
    if (!ana) throw new Error("no row");
    expect(changeOf(ana, states.indexOf("Break"))).toBe("blank");
    expect(changeOf(ana, states.indexOf("Lunch"))).toBe(1700);
  });

  test("compares per day worked as ratios of sums", () => {
    const days = (counts: number[]) =>
      buildReport(
        counts.map((seconds, place) => ({
          day: `2026-11-0${place + 1}`,
          columns: buildColumns([row("Ana", "Break", seconds)]),
        })),
      );
    const { total, earlier } = compare(days([600, 600, 300]), days([400]), { perDay: true });
    expect(earlier.total).toMatchObject({ total: 400, daysWorked: 1 });
    expect(differenceOf(total, earlier.total, null)).toBe(100);
  });

  test("does not compare a day worked with a sum", () => {
    const wanted = { ...everything, perDay: true };
    const daily = buildReport([{ day: "2026-11-01", columns: buildColumns([row("Ana", "Break", 600)]) }]);
    const block = { ...reportOf([row("Ana", "Break", 600)]), isWhole: true };
    const table = buildAgentTable(daily, wanted);
    expect(compareAgents(table, daily, block, wanted)).toBe(table);
  });
});

const nothing = { total: 0, wholeTotal: 0, daysWorked: null, average: null };

describe("differences", () => {
  const anyRows = fc.array(
    fc
      .tuple(
        fc.constantFrom("Ana", "Eva", "Luis", "Noé"),
        fc.constantFrom("Break", "Lunch", "Bath"),
        fc.integer({ min: -900, max: 90_000 }),
      )
      .map(([agent, state, seconds]) => row(agent, state, seconds)),
    { maxLength: 30 },
  );
  const anyFilter = fc.record({
    states: fc.constantFrom<string[]>([], ["Break"], ["Lunch", "Bath"]),
    query: fc.constantFrom("", "a"),
  });

  test("of agents add up to the difference of the team, in total and in every state, to the second", () => {
    fc.assert(
      fc.property(anyRows, anyRows, anyFilter, (nowRows, beforeRows, filter) => {
        const earlier = reportOf([row("Ana", "Break", 60), ...beforeRows]);
        const table = compare(reportOf(nowRows), earlier, filter);
        const changed = (line: AgentTable["rows"][number], place: number | null) =>
          knownChange(line.changeGap === "new" ? { ...line, ...beside(line) } : line, place) ?? 0;
        const beside = ({ seconds }: { seconds: readonly number[] }) => ({
          changeGap: null,
          earlier: { ...nothing, seconds: seconds.map(() => 0) },
        });
        for (const place of [null, ...table.states.keys()]) {
          const sum = table.rows.reduce((total, line) => total + changed(line, place), 0);
          const gone = table.earlier.only.reduce((total, side) => total + secondsAt(side, place), 0);
          expect(sum - gone).toBe(differenceOf(table.total, table.earlier.total, place));
        }
      }),
    );
  });

  test("of states add up to that of the total, with the states that are gone", () => {
    fc.assert(
      fc.property(anyRows, anyRows, anyFilter, (nowRows, beforeRows, filter) => {
        const earlier = reportOf([row("Ana", "Break", 60), ...beforeRows]);
        const table = compare(reportOf(nowRows), earlier, filter);
        const columns = [...table.states.keys()].map((place) =>
          differenceOf(table.total, table.earlier.total, place),
        );
        const gone = table.earlier.otherStates.reduce((sum, { seconds }) => sum + seconds, 0);
        expect(sumSeconds(columns) - gone).toBe(differenceOf(table.total, table.earlier.total, null));
      }),
    );
  });
});

describe("shareChangeOf", () => {
  const figures = (seconds: number[], wholeTotal: number) => ({
    seconds,
    total: seconds[0] ?? 0,
    wholeTotal,
    daysWorked: null,
    average: null,
  });

  test("is the difference of two shares, each of its own whole", () => {
    expect(shareChangeOf(figures([30], 60), figures([10], 40), 0)).toBe(0.25);
    expect(shareChangeOf(figures([30], 60), figures([], 40), 0)).toBe(0.5);
    expect(shareChangeOf(figures([30], 60), figures([0], 0), 0)).toBeNull();
  });
});

describe("changeShare", () => {
  test("is a part of what was, and none where nothing was", () => {
    expect([changeShare(30, 60), changeShare(-60, 60), changeShare(30, 0)]).toEqual([0.5, -1, null]);
  });
});

describe("isWholeAnswer", () => {
  const day = (status: "final" | "live" | "no-data" | "missing" | "failed") => ({
    day: "2026-11-01",
    status,
  });

  test("counts days that run and days without data as known", () => {
    expect(isWholeAnswer({ days: [day("final"), day("live"), day("no-data")] })).toBe(true);
  });

  test("is false while a day is missing or failed, or totals are still to come", () => {
    expect(isWholeAnswer({ days: [day("final"), day("failed")] })).toBe(false);
    expect(isWholeAnswer({ days: [day("missing")] })).toBe(false);
    expect(isWholeAnswer({ days: [], progress: { done: 0, total: 1, of: "totals" } })).toBe(false);
  });
});

describe("an order by what changed", () => {
  const now = reportOf([row("Ana", "Break", 600), row("Eva", "Break", 300), row("Luis", "Break", 100)]);
  const then = reportOf([row("Ana", "Break", 650), row("Luis", "Break", 10)]);
  const byChange = (direction: "asc" | "desc") => ({ sort: [{ by: "change" as const, direction }] });
  const order = (direction: "asc" | "desc", isWhole = true) =>
    compare(now, then, byChange(direction), isWhole).rows.map(({ name }) => name);

  test("puts who grew most first, or who shrank most; who is new grew by all of their time", () => {
    expect([order("desc"), order("asc")]).toEqual([
      ["Eva", "Luis", "Ana"],
      ["Ana", "Luis", "Eva"],
    ]);
  });

  test("puts last of whom it is not known", () => {
    expect([order("desc", false), order("asc", false)]).toEqual([
      ["Luis", "Ana", "Eva"],
      ["Ana", "Luis", "Eva"],
    ]);
  });

  test("falls back to the most time where nothing is compared", () => {
    const plain = buildAgentTable(now, { ...everything, ...byChange("desc") });
    expect(plain.rows.map(({ name }) => name)).toEqual(["Ana", "Eva", "Luis"]);
  });
});

test("who is only in the other period stands by time, most first", () => {
  const seconds = [60, 900, 300];
  const gone = seconds.map((time, place) => row(`Gone ${place}`, "Break", time));
  const { earlier } = compare(reportOf([row("Ana", "Break", 60)]), reportOf(gone), {
    sort: [{ by: "name", direction: "asc" }],
  });
  expect(earlier.only.map(({ total }) => total)).toEqual([900, 300, 60]);
  expect(earlier.only.map(({ unknown }) => unknown)).toEqual([undefined, undefined, undefined]);
});

test("somebody is in another period where one of those shown is", () => {
  const now = reportOf([row("Ana", "Break", 60)]);
  const before = reportOf([row("Ana", "Break", 60), row("Eva", "Break", 60)]);
  expect(findPresence(now, before, { agents: ["Eva"], teams: [], query: "" })).toBe("some");
  expect(findPresence(now, before, { agents: ["Ivo"], teams: [], query: "" })).toBe("nobody");
});

test("over time it is told by how many there are, and how many of those chosen", () => {
  const presence = (chosen: number, all: number) => presenceOf({ agents: { chosen, all } });
  expect([presence(0, 0), presence(0, 3), presence(1, 3)]).toEqual(["nothing", "nobody", "some"]);
});

test("what changed most leads also where another key stands behind it", () => {
  const now = reportOf([row("Ana", "Break", 60), row("Eva", "Break", 600), row("Ivo", "Break", 300)]);
  const before = reportOf([row("Ana", "Break", 600), row("Eva", "Break", 600), row("Ivo", "Break", 60)]);
  const { rows } = compare(now, before, {
    sort: [
      { by: "change", direction: "asc" },
      { by: "name", direction: "asc" },
    ],
  });
  expect(rows.map(({ name }) => name)).toEqual(["Ana", "Eva", "Ivo"]);
  const byTotal = compare(now, before, { sort: [{ by: "total", direction: "asc" }] });
  expect(byTotal.rows.map(({ name }) => name)).toEqual(["Ana", "Ivo", "Eva"]);
});

describe("what changed per day worked", () => {
  const person = (id: string, seconds: number, daysWorked?: number) => ({
    ...{ id, name: id, seconds: [seconds] },
    ...(daysWorked !== undefined && { daysWorked }),
  });
  const now = {
    states: ["Break"],
    agents: [person("Ana", 600, 2), person("Eva", 900, 1), person("Ivo", 50, 1)],
  };
  const before = { states: ["Break"], agents: [person("Ana", 500, 1), person("Eva", 1200, 2)] };
  const of = (table: AgentTable) =>
    Object.fromEntries(table.rows.map((line) => [line.name, changeOf(line, "average")]));

  test("is a ratio of sums less a ratio of sums, of each and of all", () => {
    const table = compare(now, before);
    expect(of(table)).toEqual({ Ana: -200, Eva: 300, Ivo: "new" });
    expect(differenceOf(table.total, table.earlier.total, "average")).toBeCloseTo(1550 / 4 - 1700 / 3);
  });

  test("waits until the days worked of both sides are known", () => {
    const unread = { ...before, agents: [person("Ana", 500), person("Eva", 1200, 2)] };
    const table = compare(now, unread);
    expect(of(table)).toEqual({ Ana: "lacking", Eva: 300, Ivo: "new" });
    expect(differenceOf(table.total, table.earlier.total, "average")).toBeNull();
  });

  test("orders the rows where the reading says so; who is new grew by all of theirs, who is not known comes last", () => {
    const order = (then: AuxReport) =>
      compare(now, then, { sort: [{ by: "average-change", direction: "desc" }] }).rows.map(
        ({ name }) => name,
      );
    expect(order(before)).toEqual(["Eva", "Ivo", "Ana"]);
    expect(order({ ...before, agents: [person("Ana", 500), person("Eva", 1200, 2)] })).toEqual([
      "Eva",
      "Ivo",
      "Ana",
    ]);
    const plain = buildAgentTable(now, { ...everything, sort: [{ by: "average-change", direction: "asc" }] });
    expect(plain.rows.map(({ name }) => name)).toEqual(["Ivo", "Ana", "Eva"]);
  });
});
