import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PaidParts } from "@/lib/report/states/state-settings";
import { buildAgentTable, everything } from "./agent-table";
import { buildColumns } from "./answer-columns";
import type { AuxRow } from "./aux-row";
import { buildDaysAnswer } from "./days";
import { createDirectory } from "./directory";
import { buildLeftOut } from "./left-out";
import { sumPaid } from "./paid-time";
import { buildPeriodTable } from "./period-table";
import { buildReport } from "./report";

const parts: PaidParts = new Map<string, 0 | 0.5 | null>([
  ["Almuerzo", 0],
  ["Baño", 0.5],
]);
const partOf = (state: string) => parts.get(state) ?? 1;
const nameOfDay = (day: number) => `2026-11-${16 + day}`;
const anyRow: fc.Arbitrary<AuxRow> = fc.record({
  agentId: fc.constantFrom("1", "2", "3"),
  agentName: fc.constant("Ana"),
  agentDni: fc.constant(""),
  state: fc.constantFrom("Almuerzo", "Baño", "Break"),
  seconds: fc.option(fc.integer({ min: -5, max: 4000 })),
});
const anyDays = fc.array(fc.array(anyRow, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 5 });
const paidOf = (rows: readonly AuxRow[]) =>
  rows.reduce((sum, { state, seconds }) => sum + (seconds ?? 0) * partOf(state), 0);

function read(days: readonly AuxRow[][], areApart = false) {
  const directory = createDirectory();
  return days.map((rows, place) => ({
    ...{ day: nameOfDay(place), status: "final" as const },
    columns: buildColumns(rows, areApart ? createDirectory() : directory),
  }));
}

/** The same rows, all of them under one class, beside their states. */
function readByClass(days: readonly AuxRow[][]) {
  return days.map((rows, place) => ({
    ...{ day: nameOfDay(place), status: "final" as const },
    columns: buildColumns(rows.map((row) => ({ ...row, state: "personal" }))),
    byState: buildColumns(rows),
  }));
}

const isSet = (days: readonly AuxRow[][]) => days.flat().some(({ state }) => partOf(state) < 1);

describe("paid time", () => {
  test("of every agent, of all of them, by day and by class is the sum of the rows, to the half second", () => {
    fc.assert(
      fc.property(anyDays, fc.boolean(), (days, areApart) => {
        fc.pre(isSet(days));
        const rows = days.flat();
        for (const given of [read(days, areApart), readByClass(days)]) {
          const table = buildAgentTable(buildReport(given, { paid: parts }), everything);
          for (const { id, paid } of table.rows)
            expect(paid).toBe(paidOf(rows.filter(({ agentId }) => agentId === id)));
          expect(table.total.paid).toBe(paidOf(rows));
          const over = buildDaysAnswer(given, { ...everything, paid: parts }, "week");
          expect(over.days.map(({ paid = [] }) => sumPaid(paid))).toEqual(days.map(paidOf));
          expect(sumPaid(over.periods?.[0]?.paid ?? [])).toBe(paidOf(rows));
          const styles = over.states.map(() => ({ stateClass: "personal" as const, shade: 0 }));
          const periods = buildPeriodTable({ ...over, styles }, { states: [], grain: "day" });
          expect(periods.total.paid).toBe(paidOf(rows));
          expect(periods.rows.map(({ paid }) => paid)).toEqual(days.map(paidOf));
        }
      }),
    );
  });

  test("per day worked leaves out what averages leave out: notes' days and times below zero", () => {
    fc.assert(
      fc.property(anyDays, fc.nat(4), (days, out) => {
        fc.pre(isSet(days));
        const leftOut = buildLeftOut([{ day: nameOfDay(out), agent: null, leavesOut: true }]);
        const counted = days.flatMap((rows, place) => (place === out ? [] : rows));
        const above = counted.filter(({ seconds }) => (seconds ?? 0) >= 0);
        const table = buildAgentTable(buildReport(read(days), { paid: parts, leftOut }), {
          ...everything,
          perDay: true,
        });
        const { daysWorked } = table.total;
        fc.pre(table.isPerDay && daysWorked !== null && daysWorked > 0);
        expect(table.total.paid).toBeCloseTo(paidOf(above) / (daysWorked ?? 1), 6);
        expect(table.averages?.paid).toBeCloseTo(paidOf(above) / (daysWorked ?? 1), 6);
        const answer = buildDaysAnswer(read(days), { ...everything, paid: parts, leftOut }, "day");
        const styles = answer.states.map(() => ({ stateClass: "personal" as const, shade: 0 }));
        const time = buildPeriodTable({ ...answer, styles }, { states: [], grain: "day", perDay: true });
        expect(time.total.paid).toBeCloseTo(table.total.paid ?? Number.NaN, 6);
      }),
    );
  });

  test("is of the states shown, and is told where somebody has a record in a state that is not paid as a whole", () => {
    const lunch: AuxRow = { agentId: "1", agentName: "Ana", agentDni: "", state: "Almuerzo", seconds: 0 };
    const rest: AuxRow = { ...lunch, state: "Break", seconds: 61 };
    const bath: AuxRow = { ...lunch, state: "Baño", seconds: 61 };
    const tableOf = (rows: AuxRow[], states: string[] = []) =>
      buildAgentTable(buildReport(read([rows]), { paid: parts }), { ...everything, states });
    expect(tableOf([rest]).total.paid).toBeUndefined();
    expect(tableOf([rest, lunch]).total.paid).toBe(61);
    expect(tableOf([rest, bath]).total.paid).toBe(91.5);
    expect(tableOf([rest, bath], ["Baño"]).rows[0]?.paid).toBe(30.5);
    expect(buildReport(read([[rest, lunch]])).agents[0]).not.toHaveProperty("paid");
  });

  test("is not told of who has time where parts differ that must not be told, nor of any sum with it", () => {
    const mixed: PaidParts = new Map([["Personales", null]]);
    const row: AuxRow = { agentId: "1", agentName: "Ana", agentDni: "", state: "Personales", seconds: 60 };
    const rows = [row, { ...row, agentId: "2", seconds: 0 }, { ...row, agentId: "2", state: "Break" }];
    const table = buildAgentTable(buildReport(read([rows]), { paid: mixed }), everything);
    expect(table.rows.map(({ id, paid }) => [id, paid])).toEqual([
      ["1", null],
      ["2", 60],
    ]);
    expect([table.total.paid, table.averages?.paid]).toEqual([null, null]);
    expect(buildDaysAnswer(read([rows]), { ...everything, paid: mixed }, "day").days[0]?.paid).toContain(
      null,
    );
  });
});
