import { describe, expect, test } from "vitest";
import { findMomentFault, firstSecondOf, isWholeDay, lastSecondOf } from "./moment";

describe("a moment", () => {
  test.each([
    ["2026-03-01", "2026-03-01T00:00:00", "2026-03-01T23:59:59"],
    ["2026-03-01T08:30", "2026-03-01T08:30:00", "2026-03-01T08:30:59"],
    ["2026-03-01T08:30:15", "2026-03-01T08:30:15", "2026-03-01T08:30:15"],
  ])("%s covers %s to %s", (moment, first, last) => {
    expect(findMomentFault(moment)).toBeNull();
    expect([firstSecondOf(moment), lastSecondOf(moment)]).toEqual([first, last]);
    expect(isWholeDay(moment)).toBe(moment.length === 10);
  });

  test("lies between 2000 and 2999", () => {
    expect(findMomentFault("2000-01-01")).toBeNull();
    expect(findMomentFault("1999-12-31")).toBe("out-of-calendar");
    expect(findMomentFault("2999-12-31")).toBeNull();
    expect(findMomentFault("3000-01-01")).toBe("out-of-calendar");
  });
});
