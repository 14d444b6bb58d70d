import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildColumns } from "./answer-columns";
import type { AuxRow } from "./aux-row";
import { reportOf } from "./plain-rows.cases";
import { type AuxReport, buildReport, sumSeconds } from "./report";

function row(agentId: string, state: string, seconds: number | null, agentName = `Agent ${agentId}`): AuxRow {
  return { agentId, agentName, agentDni: `dni-${agentId}`, state, seconds };
}

function secondsOf(report: AuxReport, id: string, state: string): number | undefined {
  return report.agents.find((agent) => agent.id === id)?.seconds[report.states.indexOf(state)];
}

const anyRow: fc.Arbitrary<AuxRow> = fc.record({
  agentId: fc.constantFrom("", "1", "2", "10", "12345678901234567890", "name:ana"),
  agentName: fc.constantFrom("", "Ana", "ana", "José", "Jose\u0301", "Ñáñez Peña"),
  agentDni: fc.constantFrom("", "900"),
  state: fc.constantFrom("", "Break", "Almuerzo", "Baño", "__proto__", "constructor"),
  seconds: fc.option(fc.integer({ min: -100_000, max: 40_000_000 })),
});
const anyRows = fc.array(anyRow, { maxLength: 60 });

describe("buildReport", () => {
  test("sums rows into one line per agent and one column per state", () => {
    const rows = [
      row("1", "Break", 60),
      row("2", "Break", 30),
      row("1", "Almuerzo", 3600),
      row("1", "Break", 5),
    ];
    expect(reportOf(rows)).toEqual({
      states: ["Almuerzo", "Break"],
      agents: [
        { id: "1", name: "Agent 1", seconds: [3600, 65] },
        { id: "2", name: "Agent 2", seconds: [0, 30] },
      ],
    });
  });

  test("is empty, not missing, where there are no rows", () => {
    expect(reportOf([])).toEqual({ states: [], agents: [] });
  });

  test("takes the same agent from several answers as one, under the newest name", () => {
    const { agents } = reportOf([row("1", "Break", 60, "Ana Roja"), row("1", "Break", 60, "Ana Rojas")]);
    expect(agents).toEqual([{ id: "1", name: "Ana Rojas", seconds: [120] }]);
  });

  test("keeps a name that a later row lacks", () => {
    const { agents } = reportOf([row("1", "Break", 60, "Ana"), row("1", "Break", 60, "")]);
    expect(agents.map(({ name }) => name)).toEqual(["Ana"]);
  });

  test("keeps ids apart to the last digit, and apart from names", () => {
    const ids = ["12345678901234567890", "12345678901234567891", "1e3", "1000", "0"];
    expect(reportOf(ids.map((id) => row(id, "Break", 60))).agents).toHaveLength(ids.length);
    const { agents } = reportOf([row("name:ana", "Break", 60, "Ana"), row("", "Break", 30, "Ana")]);
    expect(agents.map(({ id }) => id)).toEqual(["name:ana", ""]);
  });

  test("keeps rows without an id, one line for each name whatever its letters are made of", () => {
    const { agents } = reportOf([
      row("", "Break", 60, "José Peña"),
      row("", "Break", 40, "José Peña".normalize("NFD")),
      row("", "Break", 20, "JOSÉ PEÑA"),
      row("", "Break", 10, "Otra"),
    ]);
    expect(agents.map(({ seconds }) => seconds)).toEqual([[120], [10]]);
  });

  test("shows a negative time as it is", () => {
    const report = reportOf([row("1", "Break", -300), row("2", "Break", 60)]);
    expect(secondsOf(report, "1", "Break")).toBe(-300);
    expect(report.agents.map(({ id }) => id)).toEqual(["2", "1"]);
  });

  test("marks a blank time as unknown, never as a plain zero", () => {
    const report = reportOf([row("1", "Break", null), row("1", "Almuerzo", 60), row("2", "Break", 0)]);
    expect(report.states).toEqual(["Almuerzo", "Break"]);
    expect(report.agents).toEqual([
      { id: "1", name: "Agent 1", seconds: [60, 0], unknown: [1] },
      { id: "2", name: "Agent 2", seconds: [0, 0] },
    ]);
  });

  test("takes any text for a state, a property's name too", () => {
    const report = reportOf([row("1", "__proto__", 60), row("1", "constructor", 30), row("1", "", 10)]);
    expect(report.states).toEqual(["__proto__", "constructor", ""]);
    expect(report.agents[0]?.seconds).toEqual([60, 30, 10]);
  });

  test("orders states and agents by time, then by name as Spanish does, then by id", () => {
    const report = reportOf([
      row("3", "Ñu", 10, "Ana"),
      row("2", "Nota", 10, "Ana"),
      row("1", "Oficio", 10, "Bea"),
      row("4", "Break", 500, "Zoe"),
    ]);
    expect(report.states).toEqual(["Break", "Nota", "Ñu", "Oficio"]);
    expect(report.agents.map(({ id }) => id)).toEqual(["4", "2", "3", "1"]);
  });

  test("tells the identity number only to who asks for it", () => {
    expect(JSON.stringify(reportOf([row("1", "Break", 60)]))).not.toContain("dni");
    expect(reportOf([row("1", "Break", 60)], { withDni: true }).agents[0]?.dni).toBe("dni-1");
  });

  test("adds up to the sum of all rows, whatever they are", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { states, agents } = reportOf(rows);
        const total = sumSeconds(rows.map(({ seconds }) => seconds ?? 0));
        expect(sumSeconds(agents.flatMap(({ seconds }) => seconds))).toBe(total);
        for (const [column, state] of states.entries()) {
          const wanted = rows.filter((given) => given.state === state).map(({ seconds }) => seconds ?? 0);
          expect(sumSeconds(agents.map(({ seconds }) => seconds[column] ?? 0))).toBe(sumSeconds(wanted));
        }
      }),
    );
  });

  test("gives each agent the sum of its own rows", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        for (const { id, seconds } of reportOf(rows).agents.filter(({ id }) => id !== "")) {
          const own = rows.filter(({ agentId }) => agentId === id).map((given) => given.seconds ?? 0);
          expect(sumSeconds(seconds)).toBe(sumSeconds(own));
        }
      }),
    );
  });

  test("has one whole number per agent and state, in descending order of totals", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { states, agents } = reportOf(rows);
        const columns = states.map((_, column) =>
          sumSeconds(agents.map(({ seconds }) => seconds[column] ?? 0)),
        );
        expect(columns).toEqual(columns.toSorted((a, b) => b - a));
        const totals = agents.map(({ seconds }) => sumSeconds(seconds));
        expect(totals).toEqual(totals.toSorted((a, b) => b - a));
        for (const { seconds } of agents) {
          expect(seconds).toHaveLength(states.length);
          expect(seconds.every(Number.isSafeInteger)).toBe(true);
        }
      }),
    );
  });

  test("is the same whatever the order of its rows", () => {
    const named = anyRows.map((rows) => rows.map((given) => ({ ...given, agentName: `A ${given.agentId}` })));
    fc.assert(
      fc.property(named, fc.infiniteStream(fc.nat()), (rows, numbers) => {
        const shuffled = rows
          .map((given) => ({ given, place: numbers.next().value ?? 0 }))
          .sort((a, b) => a.place - b.place)
          .map(({ given }) => given);
        expect(reportOf(shuffled)).toEqual(reportOf(rows));
      }),
    );
  });
});

describe("buildReport of days", () => {
  test("counts the days on which an agent has any row, also one of no time", () => {
    const { agents } = buildReport([
      {
        day: "2026-11-16",
        columns: buildColumns([row("1", "Break", 60), row("1", "Almuerzo", 60), row("2", "Break", 10)]),
      },
      { day: "2026-11-17", columns: buildColumns([row("1", "Break", 0)]) },
      { day: "2026-11-18", columns: buildColumns([]) },
    ]);
    expect(agents.map(({ id, daysWorked }) => [id, daysWorked])).toEqual([
      ["1", 2],
      ["2", 1],
    ]);
  });

  test("counts two shifts of one day once", () => {
    const shifts = [row("1", "Break", 60)];
    const { agents } = buildReport([
      { day: "2026-11-16", columns: buildColumns(shifts) },
      { day: "2026-11-16", columns: buildColumns(shifts) },
    ]);
    expect(agents[0]).toMatchObject({ seconds: [120], daysWorked: 1 });
  });

  test("says nothing of days worked where an answer covers several days", () => {
    const { agents } = buildReport([
      { day: "2026-11-16", columns: buildColumns([row("1", "Break", 60)]) },
      { day: null, columns: buildColumns([row("1", "Break", 60)]) },
    ]);
    expect(agents[0]).not.toHaveProperty("daysWorked");
  });

  test("keeps apart what times below zero took from a sum", () => {
    const { agents } = reportOf([row("1", "Break", 300), row("1", "Break", -60), row("2", "Break", 5)]);
    expect(agents.map(({ seconds, negative }) => [seconds, negative])).toEqual([
      [[240], [-60]],
      [[5], undefined],
    ]);
  });
});
