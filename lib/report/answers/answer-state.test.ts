import { describe, expect, test } from "vitest";
import { hasNobody, hasTotals, isAnswered, isWholeAnswer } from "./answer-state";
import type { DayStatus } from "./day-status";
import type { RidingProblem } from "./report-answer";

const asOf = "2026-11-22T15:00:00Z";
const problem: RidingProblem = { code: "upstream-busy", detail: "Busy.", since: asOf, retryAt: asOf };

function whole(statuses: DayStatus["status"][], of?: "totals" | "days"): boolean {
  const days = statuses.map((status) => ({ day: "2026-11-22", status }));
  return isWholeAnswer({ days, ...(of && { progress: { of, done: 1, total: 2 } }) });
}

describe("an answer", () => {
  test("is whole once no day is missing and none has failed", () => {
    expect(whole(["final", "live", "no-data"])).toBe(true);
    expect(whole(["final", "missing"])).toBe(false);
    expect(whole(["failed", "final"])).toBe(false);
    expect(whole([])).toBe(true);
  });

  test("is not whole while its totals are on their way, and may be while its days are", () => {
    expect(whole(["final"], "totals")).toBe(false);
    expect(whole(["final"], "days")).toBe(true);
  });

  test("is one as soon as it has a time", () => {
    expect([isAnswered({ asOf }), isAnswered({ asOf: null })]).toEqual([true, false]);
  });

  test("has totals when they are not on their way, or will not get better for now", () => {
    const progress = { of: "totals", done: 1, total: 2 } as const;
    expect(hasTotals({ asOf })).toBe(true);
    expect(hasTotals({ asOf, progress })).toBe(false);
    expect(hasTotals({ asOf, progress: { ...progress, of: "days" } })).toBe(true);
    expect(hasTotals({ asOf, progress, problem })).toBe(true);
    expect(hasTotals({ asOf: null, problem })).toBe(false);
  });
});

test("nobody has records where there is no agent, or none but those who should have been there", () => {
  const absent = { id: "9", name: "Zoe", seconds: [0], noRecords: true as const };
  expect(hasNobody({ agents: [] })).toBe(true);
  expect(hasNobody({ agents: [absent] })).toBe(true);
  expect(hasNobody({ agents: [absent, { id: "1", name: "Ana", seconds: [0] }] })).toBe(false);
});
