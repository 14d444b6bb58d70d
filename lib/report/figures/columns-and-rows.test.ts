import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createWarningList } from "@/lib/report/answers/warnings";
import { finish } from "@/lib/report/steps";
import { foldText } from "@/lib/report/text";
import { adoptColumns, buildColumns, listAgentIds, localiseColumns, sumColumn } from "./answer-columns";
import type { AuxRow } from "./aux-row";
import { readColumns, writeColumns } from "./column-bytes";
import { buildDaysAnswer } from "./days";
import { agentKeyOf, createDirectory } from "./directory";
import { columnsOfDay, listRows } from "./plain-rows.cases";
import { buildReport } from "./report";
import { createRowWatch } from "./row-watch";
import { compareAnswers } from "./rows-change";

// Blank times, below zero, over a day and beyond 31 bits; agents without an id or renamed; two spellings of a state.
const anyRow: fc.Arbitrary<AuxRow> = fc.record({
  agentId: fc.constantFrom("", "1", "2", "10001"),
  agentName: fc.constantFrom("", "Ana", "ANA", "Jos\u00e9", "Jose\u0301", "Luis"),
  agentDni: fc.constantFrom("", "7", "8"),
  state: fc.constantFrom("", "Break", "break", "Ba\u00f1o", "Ban\u0303o", "__proto__"),
  seconds: fc.option(
    fc.oneof(fc.integer({ min: -90_000, max: 200_000 }), fc.constantFrom(0, 2 ** 31, -(2 ** 33), 2 ** 40)),
  ),
});
// Equal rows stand beside one another too.
const anyRows = fc
  .array(anyRow, { maxLength: 25 })
  .chain((rows) => fc.constantFrom(rows, [...rows, ...rows.slice(0, 3)]));

/** Some windows of a day each, two shifts of one day among them, and whether they share a directory. */
const anyShifts = fc.record({
  shifts: fc.array(fc.record({ day: fc.nat(3), rows: anyRows }), { minLength: 1, maxLength: 6 }),
  areApart: fc.boolean(),
});

const nameOfDay = (day: number) => `2026-11-${16 + day}`;
const keyOf = ({ agentId, agentName }: AuxRow) => agentKeyOf({ id: agentId, name: agentName });
const sum = (rows: readonly AuxRow[]) => rows.reduce((total, { seconds }) => total + (seconds ?? 0), 0);
const below = (rows: readonly AuxRow[]) => sum(rows.filter(({ seconds }) => seconds !== null && seconds < 0));
const everybody = { agents: [], teams: [], states: [], query: "" };

function build({ shifts, areApart }: typeof anyShifts extends fc.Arbitrary<infer Value> ? Value : never) {
  const directory = createDirectory();
  const ordered = shifts.toSorted((a, b) => a.day - b.day);
  return ordered.map(({ day, rows }) => ({
    ...{ day: nameOfDay(day), rows },
    columns: buildColumns(rows, areApart ? createDirectory() : directory),
  }));
}

describe("sums over columns are those over plain rows", () => {
  test("by agent, over any number of shifts", () => {
    fc.assert(
      fc.property(anyShifts, (given) => {
        const batches = build(given);
        const rows = batches.flatMap((batch) => batch.rows);
        const report = buildReport(batches, { withDni: true });
        expect(new Set(report.states)).toEqual(new Set(rows.map(({ state }) => state)));
        expect(report.agents).toHaveLength(new Set(rows.map(keyOf)).size);
        for (const agent of report.agents) {
          const own = rows.filter((row) => keyOf(row) === agentKeyOf(agent));
          const inState = report.states.map((state) => own.filter((row) => row.state === state));
          expect(agent.seconds).toEqual(inState.map(sum));
          expect(agent.negative ?? report.states.map(() => 0)).toEqual(inState.map(below));
          expect(agent.unknown ?? []).toEqual(
            inState.flatMap((some, column) => (some.some(({ seconds }) => seconds === null) ? [column] : [])),
          );
          const last = (read: (row: AuxRow) => string) => own.map(read).findLast((text) => text !== "") ?? "";
          expect([agent.name, agent.dni]).toEqual([
            last((row) => row.agentName),
            last((row) => row.agentDni),
          ]);
          const days = batches.filter((batch) => batch.rows.some((row) => keyOf(row) === agentKeyOf(agent)));
          expect(agent.daysWorked).toBe(new Set(days.map(({ day }) => day)).size);
        }
      }),
    );
  });

  test("by day, for some agents and states", () => {
    const anyReading = fc.record({
      agents: fc.subarray(["", "1", "10001"]),
      states: fc.subarray(["Break", "Ba\u00f1o"]),
      query: fc.constantFrom("", "ana", "jose"),
    });
    fc.assert(
      fc.property(anyShifts, anyReading, ({ shifts }, reading) => {
        const days = shifts.map(({ rows }, place) => ({
          day: nameOfDay(place),
          status: "final" as const,
          rows,
        }));
        const answer = buildDaysAnswer(days.map(columnsOfDay), { ...everybody, ...reading }, "day");
        const all = days.flatMap((day) => day.rows);
        const lastName = (row: AuxRow) =>
          all.filter((other) => keyOf(other) === keyOf(row)).findLast(({ agentName }) => agentName !== "")
            ?.agentName ?? "";
        const isChosen = (row: AuxRow) =>
          (reading.agents.length === 0 || reading.agents.includes(row.agentId)) &&
          foldText(`${lastName(row)} ${row.agentId}`).includes(foldText(reading.query));
        for (const [place, { rows }] of days.entries()) {
          const chosen = rows.filter(isChosen);
          const inState = answer.states.map((state) => chosen.filter((row) => row.state === state));
          const day = answer.days[place];
          expect(day?.seconds).toEqual(inState.map(sum));
          expect(day?.negative ?? answer.states.map(() => 0)).toEqual(inState.map(below));
          expect(day?.agents).toBe(new Set(chosen.map(keyOf)).size);
        }
        expect(answer.agents.all).toBe(new Set(all.map(keyOf)).size);
      }),
    );
  });

  test("of two answers beside one another, whatever their directories", () => {
    fc.assert(
      fc.property(anyRows, anyRows, (before, after) => {
        const change = finish(compareAnswers(buildColumns(before), buildColumns(after)));
        expect([change.beforeSeconds, change.afterSeconds]).toEqual([sum(before), sum(after)]);
        const keys = new Set(after.map(keyOf));
        expect(change.lostAgents).toBe(new Set(before.map(keyOf).filter((key) => !keys.has(key))).size);
      }),
    );
  });

  test("of an agent in one window, which has no room for more than it lasts", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const warnings = createWarningList();
        createRowWatch(warnings).add({ day: null, windowSeconds: 86_400, columns: buildColumns(rows) });
        const agents = [...new Set(rows.map(keyOf))].map((key) => rows.filter((row) => keyOf(row) === key));
        const tooLong = agents.filter((own) => sum(own) > 86_400);
        const told = warnings.list().find(({ kind }) => kind === "longer-than-window");
        expect(told?.count ?? 0).toBe(tooLong.length);
      }),
    );
  });
});

describe("columns", () => {
  test("hold the rows that they were built of, also with the places of another directory and as bytes", () => {
    const anyText = fc.string({ unit: "binary", maxLength: 6 });
    const anyTexts = fc.record({ agentId: anyText, agentName: anyText, agentDni: anyText, state: anyText });
    const strangeRow = fc.tuple(anyTexts, anyRow).map(([texts, { seconds }]) => ({ ...texts, seconds }));
    fc.assert(
      fc.property(fc.array(fc.oneof(anyRow, strangeRow), { maxLength: 30 }), (rows) => {
        const columns = buildColumns(rows);
        expect(listRows(columns)).toEqual(rows);
        expect(sumColumn(columns)).toBe(sum(rows));
        expect(new Set(listAgentIds(columns))).toEqual(new Set(rows.map(({ agentId }) => agentId)));
        const other = createDirectory();
        for (const { state } of rows.toReversed()) other.placeState(state);
        const adopted = finish(adoptColumns(columns, other));
        expect([adopted.directory === other, listRows(adopted)]).toEqual([true, rows]);
        const local = localiseColumns(columns);
        expect(finish(readColumns(finish(writeColumns(local))))).toEqual(local);
      }),
      { numRuns: 50 },
    );
  });

  test("of more agents and states than two bytes count are written and read", () => {
    const rows = Array.from({ length: 70_000 }, (_, at) => ({
      ...{ agentId: String(at), agentName: "", agentDni: "" },
      ...{ state: `State ${at % 300}`, seconds: at },
    }));
    const local = localiseColumns(buildColumns(rows));
    expect(finish(readColumns(finish(writeColumns(local))))).toEqual(local);
  });

  test("take four bytes a row for whole seconds, and eight where one of them needs it", () => {
    const bytesOf = (...times: (number | null)[]) => {
      const rows = times.map((seconds) => ({
        agentId: "1",
        agentName: "",
        agentDni: "",
        state: "Break",
        seconds,
      }));
      const local = localiseColumns(buildColumns(rows));
      const bytes = finish(writeColumns(local));
      expect(finish(readColumns(bytes))).toEqual(local);
      return bytes.length;
    };
    const one = bytesOf(60);
    expect([bytesOf(60, null) - one, bytesOf(-60, 2 ** 31 - 1) - one]).toEqual([6, 6]);
    // Beside a time beyond 31 bits, and beside the one that stands for a blank.
    expect([bytesOf(60, 2 ** 31) - one, bytesOf(60, -(2 ** 31)) - one]).toEqual([14, 14]);
  });

  test("let other work run beside texts that take long", () => {
    const pausesOf = (agentName: string) => {
      const row = { agentId: "1", agentName, agentDni: "", state: "Break", seconds: 60 };
      const writing = writeColumns(localiseColumns(buildColumns([row])));
      let pauses = 0;
      let step = writing.next();
      for (; !step.done; step = writing.next()) pauses += 1;
      const reading = readColumns(step.value);
      for (let next = reading.next(); !next.done; next = reading.next()) pauses += 1;
      return pauses;
    };
    expect([pausesOf("Ana"), pausesOf("A".repeat(600_000))]).toEqual([0, 2]);
  });

  test("without a directory have each text once, and their rows in the order that is asked for", () => {
    const row = (agentId: string, seconds: number) => ({
      agentId,
      agentName: "",
      agentDni: "",
      state: "Break",
      seconds,
    });
    const columns = buildColumns([row("1", 10), row("2", 20), row("1", 30)]);
    const inOrder = localiseColumns(columns, Uint32Array.of(2, 1, 0));
    expect([inOrder.identities.length, inOrder.states]).toEqual([2, ["Break"]]);
    expect([[...inOrder.seconds], [...inOrder.identityOf]]).toEqual([
      [30, 20, 10],
      [0, 1, 0],
    ]);
  });

  test("that are cut short are no columns", () => {
    const bytes = finish(writeColumns(localiseColumns(buildColumns([]))));
    expect(() => finish(readColumns(bytes.subarray(0, bytes.length - 1)))).toThrow("another length");
  });

  test("without the texts of states are no columns", () => {
    const bytes = finish(writeColumns(localiseColumns(buildColumns([]))));
    expect(new TextDecoder().decode(bytes.subarray(12, 19))).toBe("[[],[]]");
    bytes.set(new TextEncoder().encode("[[]   ]"), 12);
    expect(() => finish(readColumns(bytes))).toThrow("no texts");
  });

  test("know texts once", () => {
    const directory = createDirectory();
    const row = { agentId: "1", agentName: "Ana", agentDni: "7", state: "Break", seconds: 1 };
    buildColumns([row, row], directory);
    const bytes = directory.bytes();
    buildColumns([row], directory);
    expect([directory.identities.length, directory.states.length, directory.bytes() - bytes]).toEqual([
      1, 1, 0,
    ]);
  });
});
