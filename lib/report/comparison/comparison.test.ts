import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AuxRow } from "@/lib/report/figures/aux-row";
import { type AuxReport, buildReport, buildReportOfDays } from "@/lib/report/figures/report";
import { buildReportView, orderByChange, type Reading, type ReportView } from "@/lib/report/figures/view";
import { teamOf } from "@/lib/report/teams.cases";
import {
  buildComparison,
  changeOf,
  changeShare,
  findPresence,
  isWholeAnswer,
  type Presence,
  type ReportComparison,
  shareChangeOf,
  sumAbsent,
} from "./comparison";

const everything: Reading = {
  agents: [],
  teams: [],
  states: [],
  query: "",
  sort: [{ by: "total", direction: "desc" }],
};

function row(agent: string, state: string, seconds: number | null, id = agent): AuxRow {
  return { agentId: id, agentName: agent, agentDni: "", state, seconds };
}

function compare(now: AuxReport, before: AuxReport, reading: Partial<Reading> = {}, isWhole = true) {
  const wanted = { ...everything, ...reading };
  const view = buildReportView(now, wanted);
  const comparison = buildComparison(view, now, { ...before, isWhole }, wanted);
  if (!comparison) throw new Error("The other side cannot be read alike.");
  return { view, comparison };
}

function changesOf({ view, comparison }: { view: ReportView; comparison: ReportComparison }) {
  return Object.fromEntries(
    view.rows.map((line) => [line.name, changeOf(line, comparison.rows.get(line.key), null)]),
  );
}

describe("buildComparison", () => {
  const now = buildReport([row("Ana", "Break", 600), row("Ana", "Lunch", 1800), row("Eva", "Break", 300)]);
  const before = buildReport([
    row("Ana", "Break", 900),
    row("Ana", "Training", 60),
    row("Luis", "Break", 120),
  ]);

  test("gives the signed difference per state and in total", () => {
    const { view, comparison } = compare(now, before);
    const [ana] = view.rows;
    const beside = comparison.rows.get("id:Ana");
    if (!ana) throw new Error("no row");
    const column = (state: string) => view.states.indexOf(state);
    expect(changeOf(ana, beside, column("Break"))).toBe(-300);
    expect(changeOf(ana, beside, column("Lunch"))).toBe(1800);
    expect(changeOf(ana, beside, null)).toBe(2400 - 960);
  });

  test("names who is new, who is gone, and the states that are gone", () => {
    const { comparison } = compare(now, before);
    expect(comparison.rows.get("id:Eva")).toEqual({ presence: "new", earlier: null });
    expect(comparison.absent.map(({ name }) => name)).toEqual(["Luis"]);
    expect(comparison.otherStates).toEqual([{ state: "Training", seconds: 60 }]);
    expect(comparison.longestTotal).toBe(960);
  });

  test("calls nobody new while days of the other period are lacking", () => {
    const { view, comparison } = compare(now, before, {}, false);
    expect(comparison.rows.get("id:Eva")).toEqual({ presence: "unknown", earlier: null });
    expect(changesOf({ view, comparison })).toEqual({ Ana: 1440, Eva: null });
  });

  test("joins agents without an id by their name, however its letters are composed", () => {
    const joined = compare(
      buildReport([row("José Pérez", "Break", 100, "")]),
      buildReport([row("JOSÉ Pérez", "Break", 40, "")]),
    );
    expect(changesOf(joined)).toEqual({ "José Pérez": 60 });
    expect(joined.comparison.absent).toEqual([]);
  });

  test("finds an agent who has been renamed by the new name, on both sides", () => {
    const joined = compare(
      buildReport([row("Ana Ruiz", "Break", 100, "7")]),
      buildReport([row("Ana Gil", "Break", 40, "7"), row("Eva", "Break", 5)]),
      { query: "ruiz" },
    );
    expect(changesOf(joined)).toEqual({ "Ana Ruiz": 60 });
    expect(joined.comparison.absent).toEqual([]);
    expect(joined.comparison.team.total).toBe(40);
  });

  test.each<[Presence, string, Partial<Reading>]>([
    ["nothing", "nothing at all", {}],
    ["nobody", "nobody of those shown", { agents: ["7"] }],
    ["nobody", "nobody of the team", { teams: [teamOf("8")] }],
    ["some", "one who was called otherwise", { query: "ruiz" }],
  ])("has %s where there is %s", (presence, _, reading) => {
    const here = buildReport([row("Ana Ruiz", "Break", 100, "9"), row("Eva", "Break", 5, "7")]);
    const there = buildReport(presence === "nothing" ? [] : [row("Ana Gil", "Break", 40, "9")]);
    const wanted = { ...everything, ...reading };
    expect(findPresence(here, there, wanted)).toBe(presence);
    const comparison = buildComparison(
      buildReportView(here, wanted),
      here,
      { ...there, isWhole: true },
      wanted,
    );
    expect(comparison === null).toBe(presence !== "some");
  });

  test("reads the other period with the same states and agents", () => {
    const { comparison } = compare(now, before, { states: ["Break"], agents: ["Ana"] });
    expect(comparison.team).toMatchObject({ seconds: [900], total: 900, wholeTotal: 960 });
    expect([comparison.absent, comparison.otherStates]).toEqual([[], []]);
  });

  test("knows no difference to a time that was left blank", () => {
    const blank = buildReport([row("Ana", "Break", null), row("Ana", "Lunch", 100)]);
    const { view, comparison } = compare(now, blank);
    const ana = view.rows.find(({ name }) => name === "Ana");
    if (!ana) throw new Error("no row");
    const beside = comparison.rows.get(ana.key);
    expect(changeOf(ana, beside, view.states.indexOf("Break"))).toBeNull();
    expect(changeOf(ana, beside, view.states.indexOf("Lunch"))).toBe(1700);
  });

  test("compares per day worked as ratios of sums", () => {
    const days = (counts: number[]) =>
      buildReportOfDays(
        counts.map((seconds, place) => ({
          day: `2026-11-0${place + 1}`,
          rows: [row("Ana", "Break", seconds)],
        })),
      );
    const { view, comparison } = compare(days([600, 600, 300]), days([400]), { perDay: true });
    expect(comparison.team).toMatchObject({ total: 400, daysWorked: 1 });
    expect(view.total - comparison.team.total).toBe(100);
  });

  test("does not compare a day worked with a sum", () => {
    const wanted = { ...everything, perDay: true };
    const daily = buildReportOfDays([{ day: "2026-11-01", rows: [row("Ana", "Break", 600)] }]);
    const block = { ...buildReport([row("Ana", "Break", 600)]), isWhole: true };
    expect(buildComparison(buildReportView(daily, wanted), daily, block, wanted)).toBeNull();
  });
});

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
        const earlier = buildReport([row("Ana", "Break", 60), ...beforeRows]);
        const { view, comparison } = compare(buildReport(nowRows), earlier, filter);
        const sum = (column: number | null) =>
          view.rows.reduce(
            (total, line) => total + (changeOf(line, comparison.rows.get(line.key), column) ?? 0),
            0,
          );
        expect(sum(null) - sumAbsent(comparison)).toBe(view.total - comparison.team.total);
        for (const column of view.states.keys()) {
          const gone = comparison.absent.reduce((total, { seconds }) => total + (seconds[column] ?? 0), 0);
          expect(sum(column) - gone).toBe(
            (view.stateTotals[column] ?? 0) - (comparison.team.seconds[column] ?? 0),
          );
        }
      }),
    );
  });

  test("of states add up to that of the total, with the states that are gone", () => {
    fc.assert(
      fc.property(anyRows, anyRows, anyFilter, (nowRows, beforeRows, filter) => {
        const earlier = buildReport([row("Ana", "Break", 60), ...beforeRows]);
        const { view, comparison } = compare(buildReport(nowRows), earlier, filter);
        const columns = view.stateTotals.reduce(
          (sum, now, place) => sum + now - (comparison.team.seconds[place] ?? 0),
          0,
        );
        const gone = comparison.otherStates.reduce((sum, { seconds }) => sum + seconds, 0);
        expect(columns - gone).toBe(view.total - comparison.team.total);
      }),
    );
  });
});

describe("shareChangeOf", () => {
  const figures = (seconds: number[], wholeTotal: number) => ({
    seconds,
    total: seconds[0] ?? 0,
    wholeTotal,
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

describe("orderByChange", () => {
  const now = buildReport([row("Ana", "Break", 600), row("Eva", "Break", 300), row("Luis", "Break", 100)]);
  const view = buildReportView(now, everything);
  const changes: Record<string, number | null> = { Ana: -50, Eva: null, Luis: 90 };
  const order = (direction: "asc" | "desc") =>
    orderByChange(view, [{ by: "change", direction }], ({ name }) => changes[name] ?? null).rows.map(
      ({ name }) => name,
    );

  test("puts who grew most first, or who shrank most, and who is not known last", () => {
    expect(order("desc")).toEqual(["Luis", "Ana", "Eva"]);
    expect(order("asc")).toEqual(["Ana", "Luis", "Eva"]);
  });

  test("leaves a view that is ordered otherwise as it is", () => {
    expect(orderByChange(view, everything.sort, () => 0)).toBe(view);
  });

  test("falls back to the most time where nothing is compared", () => {
    const plain = buildReportView(now, { ...everything, sort: [{ by: "change", direction: "desc" }] });
    expect(plain.rows.map(({ name }) => name)).toEqual(["Ana", "Eva", "Luis"]);
  });
});
