import { describe, expect, test } from "vitest";
import { unsetState } from "@/lib/report/states/state-settings";
import { settingsChange } from "./settings-draft";

const words = { version: 0, closedWeekdays: [7], daysOff: [{ day: "2026-12-25", name: "Navidad" }] };
const lunch = unsetState("Almuerzo", "personal", 0);
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

  test.each([
    [{ closedWeekdays: [0] }, "closedWeekdays.0"],
    [{ closedWeekdays: [1, 7.5] }, "closedWeekdays.1"],
    [{ closedWeekdays: [1, 2, 3, 4, 5, 6, 7] }, "closedWeekdays"],
    [{ closedWeekdays: undefined }, "closedWeekdays"],
    [{ daysOff: [{ day: "2026-02-31", name: "Nunca" }] }, "daysOff.0.day"],
    [{ daysOff: [{ day: "2026-12-25", name: "a\u202eb" }] }, "daysOff.0.name"],
    [{ daysOff: [...words.daysOff, ...words.daysOff] }, "daysOff"],
    [{ version: -1 }, "version"],
    [{ colour: "red" }, ""],
    [{ states: [{ ...lunch, class: "lazy" }] }, "states.0.class"],
    [{ states: [lunch, lunch] }, "states.1.state"],
    [{ states: [{ ...lunch, state: "\u00a0personal" }] }, "states.0.state"],
    [{ states: [{ ...lunch, name: " " }] }, "states.0.name"],
    [{ states: [{ ...lunch, name: "a\u202eb" }] }, "states.0.name"],
    [{ states: [{ ...lunch, mergedInto: "Comida" }] }, "states.0.mergedInto"],
    [{ states: [{ ...lunch, mergedInto: "Almuerzo" }] }, "states.0.mergedInto"],
    [{ states: [merged("a", "b"), merged("b", "Almuerzo"), lunch] }, "states.0.mergedInto"],
    [{ states: [merged("a", "b"), merged("b", "a")] }, "states.0.mergedInto"],
  ])("%j is refused by the path of its first fault", (change, path) => {
    expect(faultOf(change)).toBe(path);
  });
});
