import { describe, expect, test } from "vitest";
import { unsetState } from "@/lib/report/states/state-settings";
import { settingsChange, settingsFile } from "./settings-draft";

const words = { version: 0, closedWeekdays: [7], daysOff: [{ day: "2026-12-25", name: "Navidad" }] };
const lunch = unsetState("Almuerzo", "personal", 0);
const breaks = {
  ...{ id: "breaks", name: "Descansos", states: ["Break"] },
  ...{ seconds: 1800, from: "2026-01-01", team: null },
};
const ana = { id: "10001", name: "Ana", isHidden: false, from: null, to: null };
const merged = (state: string, mergedInto: string) => ({ ...unsetState(state, "personal", 0), mergedInto });
const faultOf = (change: object) => {
  const [issue] = settingsChange.safeParse({ ...words, ...change }).error?.issues ?? [];
  return issue?.path.join(".");
};

describe("what an administrator sets", () => {
  test("is tidied, each day once and in order", () => {
    const daysOff = [
      { day: "2026-12-25", name: " Navi\u0064ad  de\u00a0todos " },
      { day: "2026-01-01", name: "Año Nuevo" },
    ];
    expect(settingsChange.parse({ ...words, closedWeekdays: [7, 6, 7], daysOff })).toEqual({
      ...{ version: 0, closedWeekdays: [6, 7] },
      daysOff: [
        { day: "2026-01-01", name: "Año Nuevo" },
        { day: "2026-12-25", name: "Navidad de todos" },
      ],
    });
  });

  test("may merge states, and leaves wolkvox's own words as they are", () => {
    const states = [
      merged("BANO", "Baño"),
      { ...unsetState("Baño", "personal", 1), name: " Sanitario  largo " },
    ];
    const [bano, bath] = settingsChange.parse({ ...words, states }).states ?? [];
    expect([bano?.mergedInto, bath?.name]).toEqual(["Baño", "Sanitario largo"]);
    const odd = unsetState("a\u202eb", "other", 0);
    expect(settingsChange.parse({ ...words, states: [odd] }).states).toEqual([odd]);
  });

  test("may allow time to states, each team its own from a day on", () => {
    const allowances = [
      { ...breaks, name: " Descansos ", states: ["Break", "Break", "Pausa activa"] },
      { ...breaks, from: "2026-11-01", seconds: 2700 },
      { ...breaks, team: "night" },
    ];
    expect(settingsChange.parse({ version: 0, allowances }).allowances).toEqual([
      { ...breaks, states: ["Break", "Pausa activa"] },
      ...allowances.slice(1),
    ]);
  });

  test("may leave out what it does not know of, and tidies the names of a roster", () => {
    expect(settingsChange.parse({ version: 0 })).toEqual({ version: 0 });
    const agents = [{ ...ana, id: " 10001 ", name: " Ana  Ruiz ", from: "2026-11-02", to: "2026-11-02" }];
    expect(settingsChange.parse({ version: 0, agents }).agents).toEqual([
      { ...ana, name: "Ana Ruiz", from: "2026-11-02", to: "2026-11-02" },
    ]);
    expect(settingsChange.parse({ version: 0, agents: [{ ...ana, name: "" }] }).agents).toHaveLength(1);
  });

  test("may come from a file, whatever operation and version that was of, but not from any file", () => {
    expect(settingsFile.safeParse({ ...words, version: 7, operation: "sur" }).success).toBe(true);
    expect(settingsFile.safeParse({ agents: [ana] }).success).toBe(true);
    for (const file of [{}, { version: 1 }, { name: "auxboard" }, { agents: [ana], colour: "red" }])
      expect(settingsFile.safeParse(file).success).toBe(false);
  });

  test.each([
    [{ closedWeekdays: [0] }, "closedWeekdays.0"],
    [{ closedWeekdays: [1, 7.5] }, "closedWeekdays.1"],
    [{ closedWeekdays: [1, 2, 3, 4, 5, 6, 7] }, "closedWeekdays"],
    [{ daysOff: [{ day: "2026-02-31", name: "Nunca" }] }, "daysOff.0.day"],
    [{ daysOff: [{ day: "2026-12-25", name: "a\u202eb" }] }, "daysOff.0.name"],
    [{ daysOff: [...words.daysOff, ...words.daysOff] }, "daysOff"],
    [{ version: -1 }, "version"],
    [{ restores: 0 }, "restores"],
    [{ colour: "red" }, ""],
    [{ allowances: [breaks, { ...breaks, id: "any" }] }, "allowances.1.id"],
    [{ allowances: [{ ...breaks, id: "a:b" }] }, "allowances.0.id"],
    [{ allowances: [{ ...breaks, name: " " }] }, "allowances.0.name"],
    [{ allowances: [{ ...breaks, states: [] }] }, "allowances.0.states"],
    [{ allowances: [{ ...breaks, states: ["\u00a0personal"] }] }, "allowances.0.states.0"],
    [{ allowances: [{ ...breaks, seconds: 1.5 }] }, "allowances.0.seconds"],
    [{ allowances: [{ ...breaks, seconds: 86_401 }] }, "allowances.0.seconds"],
    [{ allowances: [{ ...breaks, from: "2026-02-31" }] }, "allowances.0.from"],
    [{ allowances: [{ ...breaks, team: "" }] }, "allowances.0.team"],
    [{ allowances: [{ ...breaks, colour: "red" }] }, "allowances.0"],
    [{ allowances: [breaks, { ...breaks, seconds: 60 }] }, "allowances.1.from"],
    [
      { allowances: Array.from({ length: 41 }, (_, at) => ({ ...breaks, id: `a${at}` })) },
      "allowances.40.id",
    ],
    [{ warnings: { leftPercent: 100 } }, "warnings.leftPercent"],
    [{ states: [{ ...lunch, class: "lazy" }] }, "states.0.class"],
    [{ states: [lunch, lunch] }, "states.1.state"],
    [{ states: [{ ...lunch, state: "\u00a0personal" }] }, "states.0.state"],
    [{ states: [{ ...lunch, name: " " }] }, "states.0.name"],
    [{ states: [{ ...lunch, name: "a\u202eb" }] }, "states.0.name"],
    [{ states: [{ ...lunch, mergedInto: "Comida" }] }, "states.0.mergedInto"],
    [{ states: [{ ...lunch, mergedInto: "Almuerzo" }] }, "states.0.mergedInto"],
    [{ states: [merged("a", "b"), merged("b", "Almuerzo"), lunch] }, "states.0.mergedInto"],
    [{ states: [merged("a", "b"), merged("b", "a")] }, "states.0.mergedInto"],
    [{ agents: [{ ...ana, id: " " }] }, "agents.0.id"],
    [{ agents: [{ ...ana, id: "1".repeat(201) }] }, "agents.0.id"],
    [{ agents: [{ ...ana, id: "a\0b" }] }, "agents.0.id"],
    [{ agents: [ana, ana] }, "agents.1.id"],
    [{ agents: [{ ...ana, name: "a\u202eb" }] }, "agents.0.name"],
    [{ agents: [{ ...ana, name: "a".repeat(121) }] }, "agents.0.name"],
    [{ agents: [{ ...ana, isHidden: "no" }] }, "agents.0.isHidden"],
    [{ agents: [{ ...ana, from: "2026-02-31" }] }, "agents.0.from"],
    [{ agents: [{ ...ana, from: "2026-11-02", to: "2026-11-01" }] }, "agents.0.to"],
    [{ agents: [{ ...ana, team: "t" }] }, "agents.0"],
    [{ agents: Array.from({ length: 5001 }, (_, id) => ({ ...ana, id: `${id}` })) }, "agents"],
  ])("%j is refused by the path of its first fault", (change, path) => {
    expect(faultOf(change)).toBe(path);
  });
});
