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
    { id: "1", name: "Ana", seconds: [1, 2, 3, 4, 5], unknown: [1, 4] },
    { id: "2", name: "Bea", seconds: [6, 7, 8, 9, 10] },
  ],
};

test("states stand by class, within a class in the order they came, and every figure with its state", () => {
  const grouped = groupByClass({ ...report, styles: [...report.styles] });
  expect(grouped.states).toEqual(["Capacitación", "Almuerzo", "Break", "Permiso X", "Falla"]);
  expect(grouped.styles.map(({ stateClass }) => stateClass)).toEqual([
    "productive",
    "personal",
    "personal",
    "other",
    "system",
  ]);
  expect(grouped.agents).toEqual([
    { id: "1", name: "Ana", seconds: [3, 1, 5, 4, 2], unknown: [2, 4] },
    { id: "2", name: "Bea", seconds: [8, 6, 10, 9, 7] },
  ]);
});
