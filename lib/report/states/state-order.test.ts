import { expect, test } from "vitest";
import { groupByClass } from "./state-order";

const report = {
  states: ["Almuerzo", "Falla", "Capacitación", "Permiso X", "Break"],
  styles: [
    { stateClass: "personal", shade: 0 },
    { stateClass: "system", shade: 0 },
    { stateClass: "productive", shade: 0 },
    { stateClass: "other", shade: 0 },
    { stateClass: "personal", shade: 1 },
  ] as const,
  agents: [
    { id: "1", name: "Ana", seconds: [1, 2, 3, 4, 5], unknown: [1, 4], negative: [0, 0, 0, -1, -2] },
    { id: "2", name: "Bea", seconds: [6, 7, 8, 9, 10] },
  ],
};

test("states stand by class, the biggest one's first, and every figure with its state", () => {
  const grouped = groupByClass({ ...report, styles: [...report.styles] });
  expect(grouped.states).toEqual(["Almuerzo", "Break", "Falla", "Capacitación", "Permiso X"]);
  expect(grouped.styles.map(({ stateClass }) => stateClass)).toEqual([
    "personal",
    "personal",
    "system",
    "productive",
    "other",
  ]);
  expect(grouped.agents).toEqual([
    { id: "1", name: "Ana", seconds: [1, 5, 2, 3, 4], unknown: [1, 2], negative: [0, -2, 0, 0, -1] },
    { id: "2", name: "Bea", seconds: [6, 10, 7, 8, 9] },
  ]);
});
