import { expect, test } from "vitest";
import { standingOfState } from "./seen-states";

const known = { from: "2026-01-05", to: "2026-11-30" };
const standing = (first: string, last: string, range: Parameters<typeof standingOfState>[1] = known) =>
  standingOfState({ state: "Break", first, last }, range);

test("a state is new within thirty days of its first, and gone thirty days after its last", () => {
  expect(standing("2026-10-31", "2026-11-30")).toBe("new");
  expect(standing("2026-10-30", "2026-11-30")).toBeNull();
  expect(standing("2026-01-05", "2026-10-31")).toBeNull();
  expect(standing("2026-01-05", "2026-10-30")).toBe("gone");
});

test("nothing is new in an operation that is known for less than thirty days", () => {
  expect(standing("2026-11-20", "2026-11-30", { from: "2026-11-10", to: "2026-11-30" })).toBeNull();
  expect(standing("2026-11-20", "2026-11-30", { from: "2026-10-30", to: "2026-11-30" })).toBe("new");
});

test("nothing is new on the first day that is known, and nothing is either without any", () => {
  expect(standing("2026-11-20", "2026-11-30", { from: "2026-11-20", to: "2026-11-30" })).toBeNull();
  expect(standing("2026-11-20", "2026-11-30", { from: null, to: null })).toBeNull();
});
