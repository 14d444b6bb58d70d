import { describe, expect, test } from "vitest";
import { shiftDay } from "@/lib/dates/day";
import { buildColumns } from "@/lib/report/figures/answer-columns";
import type { DayColumns } from "@/lib/report/figures/day-time";
import { agentKeyOf } from "@/lib/report/figures/directory";
import { foldedState } from "@/lib/report/states/fold-states";
import { createSideReader, type DaySide, knownDifference, pairDays } from "./compared-days";

const [ana, eva] = ["1", "2"].map((id) => ({ id, name: `Agent ${id}` }));

function row(agentId: string, state: string, seconds: number) {
  return { agentId, agentName: `Agent ${agentId}`, agentDni: "", state, seconds };
}

const rows = [row("1", "Break", 60), row("1", "Cena", 30), row("2", "Break", 5), row("3", "Break", 999)];

function read(
  day: DayColumns,
  reading: { others?: string[]; states?: string[]; otherStates?: string[] } = {},
) {
  const chosen = new Set([ana, eva].flatMap((agent) => (agent ? [agentKeyOf(agent)] : [])));
  const { states = ["Break"], otherStates = ["Cena"], others = [] } = reading;
  return createSideReader({ chosen, states, otherStates, others: new Set(others) })(day);
}

const [day] = [
  { day: "2026-11-20", status: "final", asOf: "2026-11-21T15:00:00Z", columns: buildColumns(rows) },
] as const;

describe("a day's side of a pair", () => {
  test("has the time of those chosen by state, and the other states in its total alone", () => {
    expect(read(day)).toEqual({
      ...{ day: "2026-11-20", status: "final", asOf: "2026-11-21T15:00:00Z" },
      ...{ agents: 2, seconds: [65], total: 95 },
    });
    expect(read({ ...day, status: "live" }, { states: ["Cena", "Break"], otherStates: [] })).toMatchObject({
      ...{ status: "live", seconds: [30, 65], total: 95 },
    });
  });

  test("adds up folded states", () => {
    const folded = { states: ["Break", foldedState], otherStates: [], others: ["Cena"] };
    expect(read(day, folded)).toMatchObject({ seconds: [65, 30], total: 95 });
  });

  test.each(["no-data", "missing", "failed"] as const)("has no figures where its day is %s", (status) => {
    expect(read({ day: "2026-11-20", status, columns: null })).toEqual({
      ...{ day: "2026-11-20", status, agents: null, seconds: null, total: null },
    });
  });

  test("has no figures where nobody of those chosen was there: that is no zero", () => {
    expect(read({ ...day, columns: buildColumns([row("3", "Break", 60)]) })).toMatchObject({
      ...{ status: "final", agents: null, seconds: null, total: null },
    });
  });
});

test("days of whole months stand beside the same weekdays, and those beside none come last", () => {
  const month = (from: string, count: number): DaySide[] =>
    Array.from({ length: count }, (_, at) => ({ ...read(day), day: shiftDay(from, at) }));
  const pairs = pairDays(month("2026-10-01", 31), month("2026-09-01", 30));
  expect(pairs).toHaveLength(33);
  expect([0, 27, 28].map((at) => [pairs[at]?.now?.day, pairs[at]?.before?.day])).toEqual([
    ["2026-10-01", "2026-09-03"],
    ["2026-10-28", "2026-09-30"],
    ["2026-10-29", undefined],
  ]);
  expect(pairs.slice(-2).map(({ now, before }) => [now, before?.day])).toEqual([
    [null, "2026-09-01"],
    [null, "2026-09-02"],
  ]);
});

test("days stand beside days, the first beside the first, and the longer side alone at its end", () => {
  const side = (name: string): DaySide => ({ ...read(day), day: name });
  const [first, second, other] = [side("2026-11-20"), side("2026-11-21"), side("2026-11-13")];
  expect(pairDays([first, second], [other])).toEqual([
    { now: first, before: other },
    { now: second, before: null },
  ]);
  expect(pairDays([], [other])).toEqual([{ now: null, before: other }]);
  expect(pairDays([], [])).toEqual([]);
});

test("a difference is known where both figures are", () => {
  expect([knownDifference(60, 90), knownDifference(0, 0), knownDifference(5, -5)]).toEqual([-30, 0, 10]);
  expect([knownDifference(null, 90), knownDifference(60, null), knownDifference(60, undefined)]).toEqual([
    null,
    null,
    null,
  ]);
});
