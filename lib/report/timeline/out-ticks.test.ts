import { expect, test } from "vitest";
import { listOutTicks } from "./out-ticks";

test("an axis of agents has few and round lines, the last one at or above the most", () => {
  expect(listOutTicks(0)).toEqual([0, 1]);
  expect(listOutTicks(0.4)).toEqual([0, 1]);
  expect(listOutTicks(3.2)).toEqual([0, 1, 2, 3, 4]);
  expect(listOutTicks(43.7)).toEqual([0, 20, 40, 60]);
  expect(listOutTicks(388)).toEqual([0, 100, 200, 300, 400]);
});
