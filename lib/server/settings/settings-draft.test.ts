import { describe, expect, test } from "vitest";
import { settingsChange } from "./settings-draft";

const words = { version: 0, closedWeekdays: [7], daysOff: [{ day: "2026-12-25", name: "Navidad" }] };
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
  ])("%j is refused by the path of its first fault", (change, path) => {
    expect(faultOf(change)).toBe(path);
  });
});
