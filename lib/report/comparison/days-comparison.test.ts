import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shiftDay } from "@/lib/dates/day";
import type { DayTime } from "@/lib/report/figures/day-time";
import { buildDaysView, type TimeRow } from "@/lib/report/figures/days-view";
import { sumSeconds } from "@/lib/report/figures/report";
import { buildReportView } from "@/lib/report/figures/view";
import { buildComparison } from "./comparison";
import { buildDaysComparison, timeChangeOf } from "./days-comparison";

const styles = [
  { stateClass: "personal", shade: 0 },
  { stateClass: "productive", shade: 0 },
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
const pairs = then.days.map((before) => ({ from: before.day, to: before.day }));

function compare(chosen: string[] = []) {
  const view = buildDaysView(now, chosen, "day");
  const comparison = buildDaysComparison(view, then, pairs.slice(0, view.rows.length), chosen);
  if (!comparison) throw new Error("There is none.");
  const changes = view.rows.map((row, place) =>
    [null, 0, 1].map((column) => timeChangeOf(row, comparison.rows[place] ?? null, column)),
  );
  return { comparison, changes };
}

describe("another period's days beside a view", () => {
  test("are read by the view's states, and the totals count those without a column too, by name", () => {
    const { comparison } = compare();
    expect(comparison.rows[0]).toMatchObject({ seconds: [60, 4], total: 71, wholeTotal: 71 });
    expect(comparison.team).toMatchObject({ seconds: [61, 5], total: 74, wholeTotal: 74 });
    expect(comparison.otherStates).toEqual([{ state: "Break", seconds: 8 }]);
    expect(comparison.longestTotal).toBe(71);
  });

  test("count of the states chosen those without a column, and of the others none", () => {
    const { comparison } = compare(["Almuerzo", "Break"]);
    expect(comparison.team).toMatchObject({ seconds: [61], total: 69, wholeTotal: 74 });
    expect(comparison.otherStates).toEqual([{ state: "Break", seconds: 8 }]);
    const narrow = compare(["Almuerzo"]).comparison;
    expect(narrow.team).toMatchObject({ seconds: [61], total: 61, wholeTotal: 74 });
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
        const view = buildDaysView(
          { states: here.states, styles: styles, days: asDays(here.days, "2026-11-16") },
          chosen,
          "week",
        );
        const other = { states: there.states, days: asDays(there.days, "2026-11-09") };
        const overTime = buildDaysComparison(view, other, [], chosen);

        const reading = { agents: [], teams: [], states: chosen, query: "" };
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
        const byAgent = buildReportView(asReport(here), { ...reading, sort: [] });
        const beside = buildComparison(
          byAgent,
          asReport(here),
          { ...asReport(there), isWhole: true },
          reading,
        );
        expect(view.total).toBe(byAgent.total);
        expect(overTime?.team.total).toBe(beside?.team.total);
        expect(overTime?.team.wholeTotal).toBe(beside?.team.wholeTotal);
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
    const row = buildDaysView(now, [], "day").rows[0];
    if (!row) throw new Error("There is a row.");
    const lacking: TimeRow = { ...row, status: "missing" };
    expect(timeChangeOf(row, lacking, null)).toBe("lacking");
    expect(timeChangeOf({ ...row, status: "failed" }, row, null)).toBe("lacking");
    expect(timeChangeOf(row, null, null)).toBe("unpaired");
    expect([timeChangeOf(row, { ...row, unknown: [1] }, 1), timeChangeOf(row, row, 1)]).toEqual(["blank", 0]);
  });

  test("are per day worked where the view is, and wait for every day of their own", () => {
    const view = buildDaysView(now, [], "month", true);
    const whole = [{ from: "2026-11-09", to: "2026-11-11" }];
    const comparison = buildDaysComparison(view, then, whole, []);
    expect([view.rows[0]?.total, comparison?.rows[0]?.total]).toEqual([80, 37]);
    const waiting = { ...then, days: [...then.days, day("2026-11-12", [0, 0, 0], { status: "missing" })] };
    expect(buildDaysComparison(view, waiting, whole, [])).toBeNull();
  });
});
