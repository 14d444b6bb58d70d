import { expect, test } from "vitest";
import { dayOf, holdsWindow, windowOfDay } from "./window";

test("a day's window holds its first and its last second and nothing else", () => {
  expect(windowOfDay("2026-11-22")).toEqual({ from: "2026-11-22T00:00:00", to: "2026-11-22T23:59:59" });
  expect(dayOf("2026-11-22T00:00:00")).toBe("2026-11-22");
  expect(dayOf("2026-11-22T23:59:59")).toBe("2026-11-22");
});

test.each([
  ["itself", "2026-11-22T08:00:00", "2026-11-22T12:00:00", true],
  ["what lies between", "2026-11-22T09:00:00", "2026-11-22T11:59:59", true],
  ["nothing that begins before", "2026-11-22T07:59:59", "2026-11-22T12:00:00", false],
  ["nothing that ends after", "2026-11-22T08:00:00", "2026-11-22T12:00:01", false],
  ["nothing that lies apart", "2026-11-23T08:00:00", "2026-11-23T12:00:00", false],
])("a window holds %s", (_, from, to, isHeld) => {
  expect(holdsWindow({ from: "2026-11-22T08:00:00", to: "2026-11-22T12:00:00" }, { from, to })).toBe(isHeld);
});
