import { expect, test } from "vitest";
import { dayOf, windowOfDay } from "./window";

test("a day's window holds its first and its last second and nothing else", () => {
  expect(windowOfDay("2026-11-22")).toEqual({ from: "2026-11-22T00:00:00", to: "2026-11-22T23:59:59" });
  expect(dayOf("2026-11-22T00:00:00")).toBe("2026-11-22");
  expect(dayOf("2026-11-22T23:59:59")).toBe("2026-11-22");
});
