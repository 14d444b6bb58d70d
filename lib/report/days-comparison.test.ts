import { describe, expect, test } from "vitest";
import type { DayTime } from "./day-time";
import { buildDaysComparison, timeChangeOf } from "./days-comparison";
import { buildDaysView, type TimeRow } from "./days-view";

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

function compare(view = buildDaysView(now, [], "day"), other = then) {
  const comparison = buildDaysComparison(view, other, pairs.slice(0, view.rows.length));
  if (!comparison) throw new Error("There is none.");
  const changes = view.rows.map((row, place) =>
    [null, 0, 1].map((column) => timeChangeOf(row, comparison.rows[place] ?? null, column)),
  );
  return { comparison, changes };
}

describe("another period's days beside a view", () => {
  test("are read by the view's states, and the whole counts the others too", () => {
    const { comparison } = compare();
    expect(comparison.rows[0]).toMatchObject({ seconds: [60, 4], total: 64, wholeTotal: 71 });
    expect(comparison.team).toMatchObject({ seconds: [61, 5], total: 66, wholeTotal: 74 });
    expect(comparison.longestTotal).toBe(64);
  });

  test("differ by signed seconds, and nobody stands beside a zero", () => {
    expect(compare().changes).toEqual([
      [46, 40, 6],
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
    const comparison = buildDaysComparison(view, then, whole);
    expect([view.rows[0]?.total, comparison?.rows[0]?.total]).toEqual([80, 33]);
    const waiting = { ...then, days: [...then.days, day("2026-11-12", [0, 0, 0], { status: "missing" })] };
    expect(buildDaysComparison(view, waiting, whole)).toBeNull();
  });
});
