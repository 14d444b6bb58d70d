import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SortKey } from "@/lib/report/columns/columns";
import { anyTeams, teamOf } from "@/lib/report/teams.cases";
import { buildAgentTable, everything, pickAgentTime, type Reading } from "./agent-table";
import { type AuxReport, sumSeconds } from "./report";

const team: AuxReport = {
  states: ["Almuerzo", "Break", ""],
  agents: [
    { id: "10001", name: "Núñez José", seconds: [3600, 600, 0] },
    { id: "10002", name: "Ñáñez Ana", seconds: [1800, 900, 60], unknown: [2] },
    { id: "10003", name: "Álvarez Zoe", seconds: [1800, 900, 60] },
    { id: "", name: "Sin Extensión", seconds: [0, 0, 30] },
  ],
};

function read(reading: Partial<Reading>, report = team) {
  return buildAgentTable(report, { ...everything, ...reading });
}

function namesOf(reading: Partial<Reading>): string[] {
  return read(reading).rows.map(({ name }) => name);
}

describe("buildAgentTable", () => {
  test("shows everything, most time first, where nothing is filtered", () => {
    const { states, hiddenStates, rows, total } = read({});
    expect([states, hiddenStates]).toEqual([team.states, []]);
    expect(rows.map((row) => row.total)).toEqual([4200, 2760, 2760, 30]);
    expect(total).toMatchObject({ seconds: [7200, 2400, 150], total: 9750, wholeTotal: 9750 });
  });

  test("counts only the states shown and says which it leaves out", () => {
    const { states, hiddenStates, rows, total } = read({ states: ["Break", "Nada"] });
    expect([states, hiddenStates]).toEqual([["Break"], ["Almuerzo", ""]]);
    expect(rows.map((row) => row.seconds)).toEqual([[900], [900], [600], [0]]);
    expect(total).toMatchObject({ seconds: [2400], total: 2400, wholeTotal: 9750 });
    expect(rows.map((row) => row.wholeTotal)).toEqual([2760, 2760, 4200, 30]);
  });

  test("finds the blank state by its blank name", () => {
    expect(read({ states: [""] }).total.seconds).toEqual([150]);
  });

  test("moves the mark of an unknown time with its column", () => {
    const marks = read({ states: ["", "Break"] }).rows.map(({ id, unknown }) => [id, unknown]);
    expect(marks).toContainEqual(["10002", [1]]);
    expect(read({ states: ["Almuerzo"] }).rows.flatMap(({ unknown }) => unknown ?? [])).toEqual([]);
  });

  test.each<[Partial<Reading>, string[]]>([
    [{ query: "nunez" }, ["Núñez José"]],
    [{ query: "ÑAÑEZ" }, ["Ñáñez Ana"]],
    [{ query: "  jose " }, ["Núñez José"]],
    [{ query: "Jose\u0301" }, ["Núñez José"]],
    [{ query: "10003" }, ["Álvarez Zoe"]],
    [{ query: "(zz+)+$" }, []],
    [{ query: "(jo+)+$" }, ["Núñez José"]],
    [{ query: "jose nunez" }, ["Núñez José"]],
    [{ query: "Núñez, José" }, ["Núñez José"]],
    [{ query: "0003" }, []],
    [{ query: "%" }, []],
    [{ query: ".*" }, []],
    [{ query: "'; DROP" }, []],
    [{ agents: ["10003", "99999"] }, ["Álvarez Zoe"]],
    [{ agents: ["10003", "10001"], query: "jose" }, ["Núñez José"]],
    [{ agents: [""] }, ["Sin Extensión"]],
    [{ teams: [teamOf("10003", "99999")] }, ["Álvarez Zoe"]],
    [{ teams: [teamOf("10003")], agents: ["10001"], query: "jose" }, ["Núñez José"]],
    [{ teams: [teamOf("10003"), teamOf("10001")] }, ["Núñez José", "Álvarez Zoe"]],
    [{ teams: [teamOf("99999")] }, []],
    [{ teams: [teamOf()] }, []],
  ])("finds agents by %j", (reading, names) => {
    expect(namesOf(reading)).toEqual(names);
  });

  test.each<[SortKey, string[]]>([
    [{ by: "total", direction: "desc" }, ["Núñez José", "Álvarez Zoe", "Ñáñez Ana", "Sin Extensión"]],
    [{ by: "total", direction: "asc" }, ["Sin Extensión", "Álvarez Zoe", "Ñáñez Ana", "Núñez José"]],
    [{ by: "name", direction: "asc" }, ["Álvarez Zoe", "Núñez José", "Ñáñez Ana", "Sin Extensión"]],
    [{ by: "name", direction: "desc" }, ["Sin Extensión", "Ñáñez Ana", "Núñez José", "Álvarez Zoe"]],
    [
      { by: "state", state: "Break", direction: "desc" },
      ["Álvarez Zoe", "Ñáñez Ana", "Núñez José", "Sin Extensión"],
    ],
    [
      { by: "state", state: "BRÉAK", direction: "desc" },
      ["Álvarez Zoe", "Ñáñez Ana", "Núñez José", "Sin Extensión"],
    ],
    [
      { by: "state", state: "", direction: "asc" },
      ["Núñez José", "Sin Extensión", "Álvarez Zoe", "Ñáñez Ana"],
    ],
    [
      { by: "state", state: "Nada", direction: "desc" },
      ["Álvarez Zoe", "Núñez José", "Ñáñez Ana", "Sin Extensión"],
    ],
  ])("orders by %j, ties by name", (sort, names) => {
    expect(namesOf({ sort: [sort] })).toEqual(names);
  });

  test("asks the second key only where the first leaves rows equal", () => {
    const byBreak: SortKey = { by: "state", state: "Break", direction: "desc" };
    expect(namesOf({ sort: [byBreak, { by: "name", direction: "desc" }] })).toEqual([
      "Ñáñez Ana",
      "Álvarez Zoe",
      "Núñez José",
      "Sin Extensión",
    ]);
  });

  test("orders by what changed as by the total where nothing is compared", () => {
    expect(namesOf({ sort: [{ by: "change", direction: "asc" }] })).toEqual(
      namesOf({ sort: [{ by: "total", direction: "asc" }] }),
    );
  });

  test("tells of an agent only what is known: a national id, blank times, times below zero", () => {
    const agents = [
      { id: "1", name: "Ana", seconds: [60, -5], negative: [0, -5], unknown: [0], dni: "79" },
      { id: "2", name: "Eva", seconds: [5, 5], negative: [0, 0], dni: "" },
      { id: "3", name: "Ivo", seconds: [1, 1] },
    ];
    const { rows } = read({}, { states: ["Almuerzo", "Break"], agents });
    const told = rows.map(({ dni, unknown, negative }) => ({ dni, unknown, negative }));
    expect(told).toEqual([
      { dni: "79", unknown: [0], negative: [0, -5] },
      { dni: "", unknown: undefined, negative: undefined },
      { dni: undefined, unknown: undefined, negative: undefined },
    ]);
    expect(rows.map((row) => ["dni", "unknown", "negative"].filter((key) => key in row))).toEqual([
      ["dni", "unknown", "negative"],
      ["dni"],
      [],
    ]);
  });

  test("gives each agent back as an answer of the API tells it", () => {
    const agents = [
      { id: "1", name: "Ana", seconds: [60, -5], negative: [0, -5], unknown: [0], daysWorked: 2, dni: "79" },
      { id: "2", name: "Eva", seconds: [5, 5] },
    ];
    const { rows } = read({}, { states: ["Almuerzo", "Break"], agents });
    expect(rows.map(pickAgentTime)).toStrictEqual(agents);
    const unknownDays = { id: "3", name: "Ivo", seconds: [0, 0], daysWorked: 0 };
    const [nobody] = read({}, { states: ["Almuerzo", "Break"], agents: [unknownDays] }).rows;
    expect(nobody && pickAgentTime(nobody)).toStrictEqual(unknownDays);
  });

  describe("per day worked", () => {
    const days: AuxReport = {
      states: ["Almuerzo", "Break"],
      agents: [
        { id: "1", name: "Ana", seconds: [3600, 601], daysWorked: 2 },
        { id: "2", name: "Beto", seconds: [3600, 300], daysWorked: 3 },
        { id: "3", name: "Caro", seconds: [1800, -300], negative: [0, -600], daysWorked: 1 },
      ],
    };

    test("divides an agent's sums by the days worked, and the team's by the days of all: a ratio of sums", () => {
      const { rows, total, averages, isPerDay } = read({ perDay: true }, days);
      expect([total.daysWorked, isPerDay]).toEqual([6, true]);
      expect(rows.map(({ id, seconds }) => [id, seconds])).toEqual(
        [
          ["3", [1800, 300]],
          ["1", [1800, 300.5]],
          ["2", [1200, 100]],
        ].toSorted((a, b) => Number(b[1]?.[1]) - Number(a[1]?.[1])),
      );
      expect(total.seconds).toEqual([9000 / 6, 1201 / 6]);
      expect(averages).toEqual({ seconds: [9000 / 6, 1201 / 6], total: 10_201 / 6 });
      expect([total.total, total.average]).toEqual([10_201 / 6, 10_201 / 6]);
    });

    test("divides what 100 % stands for alike, hidden states too and times below zero left out", () => {
      const { rows, total } = read({ perDay: true, states: ["Break"] }, days);
      const wholes = Object.fromEntries(rows.map(({ id, wholeTotal }) => [id, wholeTotal]));
      expect(wholes).toEqual({ 1: 2100.5, 2: 1300, 3: 2100 });
      expect([total.total, total.wholeTotal]).toEqual([1201 / 6, 10_201 / 6]);
    });

    test("puts last whose time per day is not known, whichever way it is ordered", () => {
      const agents = days.agents.map(({ daysWorked, ...agent }) =>
        agent.id === "1" ? agent : { ...agent, ...(daysWorked && { daysWorked }) },
      );
      for (const given of [agents, agents.toReversed()]) {
        const ids = (direction: "asc" | "desc") =>
          read({ sort: [{ by: "average", direction }] }, { ...days, agents: given }).rows.map(({ id }) => id);
        expect([ids("desc"), ids("asc")]).toEqual([
          ["3", "2", "1"],
          ["2", "3", "1"],
        ]);
      }
    });

    test("leaves times below zero out of averages and in the sums", () => {
      const { rows, total } = read({}, days);
      expect(rows.map(({ id, total, average }) => [id, total, average])).toEqual([
        ["1", 4201, 2100.5],
        ["2", 3900, 1300],
        ["3", 1500, 2100],
      ]);
      expect([total.total, total.average]).toEqual([9601, 10_201 / 6]);
    });

    test("stays with sums while the days worked of one agent are not known", () => {
      const [first, ...others] = days.agents;
      const { daysWorked, ...unknown } = first ?? { id: "", name: "", seconds: [] };
      const report = { ...days, agents: [unknown, ...others] };
      const { rows, total, averages, isPerDay } = read({ perDay: true }, report);
      expect([total.daysWorked, total.average, averages, isPerDay]).toEqual([null, null, null, false]);
      expect(rows.map(({ total }) => total)).toEqual([4201, 3900, 1500]);
      expect(rows.find(({ id }) => id === "1")?.average).toBeNull();
    });

    test("orders by days worked and by the time per day worked", () => {
      const ids = (by: "worked" | "average") =>
        read({ sort: [{ by, direction: "desc" }] }, days).rows.map(({ id }) => id);
      expect([ids("worked"), ids("average")]).toEqual([
        ["2", "1", "3"],
        ["1", "3", "2"],
      ]);
    });
  });

  test("puts states by class where it is to be seen, and the hidden ones too", () => {
    const styles = [
      { stateClass: "personal", shade: 0 },
      { stateClass: "system", shade: 0 },
      { stateClass: "personal", shade: 1 },
    ] as const;
    const seen = buildAgentTable({ ...team, styles }, everything);
    expect([seen.states, seen.styles]).toEqual([
      ["Almuerzo", "", "Break"],
      [styles[0], styles[2], styles[1]],
    ]);
    expect(seen.rows[1]).toMatchObject({ name: "Álvarez Zoe", seconds: [1800, 60, 900] });
    expect(seen.rows[2]).toMatchObject({ name: "Ñáñez Ana", unknown: [1] });
    expect(seen.total.seconds).toEqual([7200, 150, 2400]);
  });

  test("orders by shares where it is read in per cent, then by time", () => {
    const seconds = { Ana: [50, 50], Bea: [80, 400], Eva: [0, 900] };
    const agents = Object.entries(seconds).map(([name, times], id) => ({
      id: `${id}`,
      name,
      seconds: times,
    }));
    const order = (more: Partial<Reading>) =>
      buildAgentTable(
        { states: ["Break", "Reunión"], agents },
        { ...everything, byShare: true, ...more },
      ).rows.map(({ name }) => name);
    expect(order({})).toEqual(["Eva", "Bea", "Ana"]);
    expect(order({ states: ["Break"] })).toEqual(["Ana", "Bea", "Eva"]);
    expect(order({ sort: [{ by: "state", state: "Break", direction: "desc" }] })).toEqual([
      "Ana",
      "Bea",
      "Eva",
    ]);
    expect(order({ states: ["Break"], byShare: false })).toEqual(["Bea", "Ana", "Eva"]);
  });

  test("orders by the total of what is shown", () => {
    expect(namesOf({ states: ["Break"] })[0]).toBe("Álvarez Zoe");
  });

  test("leaves the report as it was", () => {
    const before = structuredClone(team);
    read({ sort: [{ by: "name", direction: "desc" }], states: ["Break"] });
    expect(team).toEqual(before);
  });

  const names = ["", "Ana", "name:Ana", "José", "Ñu"];
  const anyReport: fc.Arbitrary<AuxReport> = fc
    .uniqueArray(fc.constantFrom("", "Break", "Almuerzo", "Baño"), { minLength: 1 })
    .chain((states) =>
      fc.record({
        states: fc.constant(states),
        agents: fc.uniqueArray(
          fc.record({
            id: fc.constantFrom("", "1", "2", "Ana", "name:Ana", "id:1"),
            name: fc.constantFrom(...names),
            seconds: fc.array(fc.integer({ min: -500, max: 90_000 }), {
              minLength: states.length,
              maxLength: states.length,
            }),
          }),
          { selector: ({ id, name }) => (id === "" ? `none ${name}` : id), maxLength: 12 },
        ),
      }),
    );
  const anyReading: fc.Arbitrary<Reading> = fc.record({
    agents: fc.subarray(["", "1", "2"]),
    teams: anyTeams,
    states: fc.subarray(["", "Break", "Baño", "Nada"]),
    query: fc.constantFrom("", "a", "jose", "zzz"),
    sort: fc.array(
      fc.oneof(
        fc.record({
          by: fc.constantFrom("total" as const, "name" as const),
          direction: fc.constantFrom("asc" as const, "desc" as const),
        }),
        fc.record({
          by: fc.constant("state" as const),
          state: fc.constantFrom("", "Break", "Nada"),
          direction: fc.constantFrom("asc" as const, "desc" as const),
        }),
      ),
      { minLength: 1, maxLength: 3 },
    ),
  });

  test("has totals that are the sums of what it shows", () => {
    fc.assert(
      fc.property(anyReport, anyReading, (report, reading) => {
        const shown = buildAgentTable(report, reading);
        for (const { seconds, total } of shown.rows) expect(total).toBe(sumSeconds(seconds));
        expect(shown.total.total).toBe(sumSeconds(shown.rows.map(({ total }) => total)));
        expect(shown.total.total).toBe(sumSeconds(shown.total.seconds));
        expect(shown.states.length + shown.hiddenStates.length).toBe(report.states.length);
      }),
    );
  });

  test("measures a share against all states, whichever are shown", () => {
    fc.assert(
      fc.property(anyReport, anyReading, (report, reading) => {
        const some = buildAgentTable(report, reading);
        const all = buildAgentTable(report, { ...reading, states: [] });
        expect(some.total.wholeTotal).toBe(all.total.wholeTotal);
        expect(all.total.wholeTotal).toBe(all.total.total);
        const wholes = new Map(all.rows.map(({ key, wholeTotal }) => [key, wholeTotal]));
        for (const { key, wholeTotal } of some.rows) expect(wholeTotal).toBe(wholes.get(key));
      }),
    );
  });

  test("has a key of its own for every row", () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const keys = buildAgentTable(report, everything).rows.map(({ key }) => key);
        expect(new Set(keys).size).toBe(report.agents.length);
      }),
    );
  });

  test("has one order, however the report's agents came", () => {
    fc.assert(
      fc.property(anyReport, anyReading, (report, reading) => {
        const turned = { ...report, agents: report.agents.toReversed() };
        const keysOf = (given: AuxReport) => buildAgentTable(given, reading).rows.map(({ key }) => key);
        expect(keysOf(turned)).toEqual(keysOf(report));
      }),
    );
  });
});
