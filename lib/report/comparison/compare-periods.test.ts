import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shiftDay } from "@/lib/dates/day";
import { buildAgentTable } from "@/lib/report/figures/agent-table";
import type { DayTime } from "@/lib/report/figures/day-time";
import { changeOf } from "@/lib/report/figures/figure-table";
import { buildPeriodTable } from "@/lib/report/figures/period-table";
import { sumSeconds } from "@/lib/report/figures/report";
import { longestBar } from "@/lib/report/figures/scale";
import { compareAgents } from "./compare-agents";
import { comparePeriods } from "./compare-periods";

const styles = [
  { stateClass: "personal", shade: 0 },
  { stateClass: "system", shade: 0 },
] as const;

function day(name: string, seconds: number[], rest: Partial<DayTime> = {}): DayTime {
  return { day: name, status: "final", agents: seconds.some((time) => time !== 0) ? 1 : 0, seconds, ...rest };
}

const now = {
  states: ["Almuerzo", "Reunión"],
  styles,
  days: [day("2026-11-16", [100, 10]), day("2026-11-17", [50, 0]), day("2026-11-18", [0, 0])],
};
// Another order of states, and one that the range does not have.
const then = {
  states: ["Reunión", "Break", "Almuerzo"],
  days: [day("2026-11-09", [4, 7, 60]), day("2026-11-10", [0, 0, 0]), day("2026-11-11", [1, 1, 1])],
};
const range = { from: "2026-11-16T00:00:00", to: "2026-11-18T23:59:59" };
const other = { ...then, agents: 1, range: { from: "2026-11-09T00:00:00", to: "2026-11-11T23:59:59" } };

function compare(chosen: string[] = [], against: Partial<typeof other> = {}) {
  const reading = { states: chosen, grain: "day" as const };
  const table = comparePeriods(buildPeriodTable(now, reading), range, { ...other, ...against }, reading);
  if (!table.earlier) throw new Error("There is none.");
  const changes = table.rows.map((row) => [null, 0, 1].map((place) => changeOf(row, place)));
  return { rows: table.rows, earlier: table.earlier, changes };
}

describe("another period's days beside a view", () => {
  test("are read by the view's states, and the totals count those without a column too, by name", () => {
    const { rows, earlier } = compare();
    expect(rows[0]?.earlier).toMatchObject({ seconds: [60, 4], total: 71, wholeTotal: 71 });
    expect(earlier.total).toMatchObject({ seconds: [61, 5], total: 74, wholeTotal: 74 });
    expect(earlier.otherStates).toEqual([{ state: "Break", seconds: 8 }]);
    expect(longestBar({ rows: rows.slice(1) })).toBe(50);
  });

  test("count of the states chosen those without a column, and of the others none", () => {
    const { earlier } = compare(["Almuerzo", "Break"]);
    expect(earlier.total).toMatchObject({ seconds: [61], total: 69, wholeTotal: 74 });
    expect(earlier.otherStates).toEqual([{ state: "Break", seconds: 8 }]);
    const narrow = compare(["Almuerzo"]).earlier;
    expect(narrow.total).toMatchObject({ seconds: [61], total: 61, wholeTotal: 74 });
    expect(narrow.otherStates).toEqual([]);
  });

  test("come to the difference that the same link shows agent by agent, whatever states each side has", () => {
    const amounts = fc.array(fc.tuple(fc.nat(500), fc.nat(500), fc.nat(500)), { minLength: 1, maxLength: 4 });
    const names = fc.shuffledSubarray(["Almuerzo", "Break", "Reunión", "Baño"], {
      minLength: 3,
      maxLength: 3,
    });
    const sides = fc.record({ states: names, days: amounts });
    const choice = fc.subarray(["Almuerzo", "Break", "Reunión", "Baño"]);
    fc.assert(
      fc.property(sides, sides, choice, (here, there, chosen) => {
        const styles = here.states.map(() => ({ stateClass: "personal", shade: 0 }) as const);
        const asDays = (days: number[][], from: string) =>
          days.map((seconds, at) => day(shiftDay(from, at), seconds));
        const asked = { states: chosen, grain: "week" as const };
        const table = buildPeriodTable(
          { states: here.states, styles: styles, days: asDays(here.days, "2026-11-16") },
          asked,
        );
        const others = { ...other, states: there.states, days: asDays(there.days, "2026-11-09") };
        const overTime = comparePeriods(table, range, others, asked).earlier;

        const reading = { agents: [], teams: [], states: chosen, query: "", sort: [] };
        const asReport = ({ states, days }: typeof here) => ({
          states,
          agents: [
            {
              id: "7",
              name: "Ana",
              seconds: states.map((_, column) => sumSeconds(days.map((row) => row[column] ?? 0))),
            },
          ],
        });
        const byAgent = buildAgentTable(asReport(here), reading);
        const beside = compareAgents(
          byAgent,
          asReport(here),
          { ...asReport(there), isWhole: true },
          reading,
        ).earlier;
        expect(table.total.total).toBe(byAgent.total.total);
        expect(overTime?.total.total).toBe(beside?.total.total);
        expect(overTime?.total.wholeTotal).toBe(beside?.total.wholeTotal);
        const named = (list: readonly { state: string; seconds: number }[] = []) =>
          Object.fromEntries(list.map(({ state, seconds }) => [state, seconds]));
        expect(named(overTime?.otherStates)).toEqual(named(beside?.otherStates));
      }),
    );
  });

  test("differ by signed seconds, and nobody stands beside a zero", () => {
    expect(compare().changes).toEqual([
      [39, 40, 6],
      ["nobody", "nobody", "nobody"],
      ["nobody", "nobody", "nobody"],
    ]);
  });

  test("are left alone while days lack on a side, where time is blank, and where there is no day", () => {
    const [first, ...later] = then.days;
    const withFirst = (change: Partial<DayTime>) =>
      compare([], { days: [{ ...(first ?? day("2026-11-09", [])), ...change }, ...later] }).changes[0];
    expect(withFirst({ status: "missing" })).toEqual(["lacking", "lacking", "lacking"]);
    expect(withFirst({ status: "failed" })).toEqual(["lacking", "lacking", "lacking"]);
    expect(withFirst({ unknown: [0] })).toEqual([39, 40, "blank"]);
    const short = { ...other.range, to: "2026-11-10T23:59:59" };
    expect(compare([], { days: then.days.slice(0, 2), range: short }).changes[2]).toEqual([
      "unpaired",
      "unpaired",
      "unpaired",
    ]);
  });

  test("that stand beside no row are named, and are part of the totals", () => {
    const long = { ...other.range, to: "2026-11-13T23:59:59" };
    const days = [...then.days, day("2026-11-12", [1, 0, 0]), day("2026-11-13", [2, 0, 0])];
    const { earlier } = compare([], { days, range: long });
    expect(earlier.only).toMatchObject([
      { from: "2026-11-12", to: "2026-11-12", seconds: [0, 1] },
      { from: "2026-11-13", to: "2026-11-13", seconds: [0, 2] },
    ]);
    expect(earlier.total.total).toBe(77);
  });

  test("are not compared where nobody who is shown was there", () => {
    const reading = { states: [], grain: "day" as const };
    const table = buildPeriodTable(now, reading);
    expect(comparePeriods(table, range, { ...other, agents: 0 }, reading)).toBe(table);
  });

  test("are per day worked where the table is, and wait for every day of their own", () => {
    const reading = { states: [], grain: "month" as const };
    const table = buildPeriodTable(now, { ...reading, perDay: true });
    const compared = comparePeriods(table, range, other, reading);
    expect([compared.rows[0]?.total, compared.rows[0]?.earlier?.total]).toEqual([80, 37]);
    const waiting = { ...other, days: [...then.days, day("2026-11-12", [0, 0, 0], { status: "missing" })] };
    expect(comparePeriods(table, range, waiting, reading)).toBe(table);
  });
});
