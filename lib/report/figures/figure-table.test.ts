import { describe, expect, test } from "vitest";
import { changeOf, changeShare, type Figures, isBlank, knownChange, shareChangeOf } from "./figure-table";

function figures(seconds: number[], rest: Partial<Figures> = {}): Figures {
  const total = seconds.reduce((sum, time) => sum + time, 0);
  return { seconds, total, wholeTotal: total, daysWorked: 1, average: total, ...rest };
}

test("a state's time is blank where there is a mark and no second", () => {
  expect(isBlank(figures([0, 0], { unknown: [1] }), 1)).toBe(true);
  expect(isBlank(figures([0, 5], { unknown: [1] }), 1)).toBe(false);
  expect(isBlank(figures([0, 0], { unknown: [1] }), 0)).toBe(false);
  expect(isBlank(figures([0, 0]), 0)).toBe(false);
});

describe("a change", () => {
  const row = { ...figures([60, 0]), earlier: figures([90, 10]), changeGap: null };

  test("is the seconds from the other period to the row, of a state or of all", () => {
    expect([changeOf(row, 0), changeOf(row, 1), changeOf(row, null)]).toEqual([-30, -10, -40]);
  });

  test("is not known where a side is blank there, and known in all", () => {
    const blank = { ...row, unknown: [1] };
    expect([changeOf(blank, 0), changeOf(blank, 1), changeOf(blank, null)]).toEqual([-30, "blank", -40]);
    const before = { ...row, earlier: { ...row.earlier, unknown: [0] } };
    expect([changeOf(before, 0), knownChange(before, 0), knownChange(before, 1)]).toEqual([
      "blank",
      null,
      -10,
    ]);
  });

  test("is not known for the reason that the row gives, or because nothing stands there", () => {
    expect(changeOf({ ...row, changeGap: "lacking" }, 0)).toBe("lacking");
    expect(changeOf({ ...row, earlier: null, changeGap: "new" }, null)).toBe("new");
    expect(changeOf({ ...row, earlier: null }, null)).toBe("unpaired");
  });

  test("of a share is known where both sides have time", () => {
    expect(shareChangeOf(figures([50, 50]), figures([25, 75]), 0)).toBe(0.25);
    expect(shareChangeOf(figures([0]), figures([60]), 0)).toBeNull();
    expect(shareChangeOf(figures([60]), figures([0]), 0)).toBeNull();
    expect(shareChangeOf(figures([-60]), figures([60]), 0)).toBeNull();
  });

  test("is a part of what was before, where anything was", () => {
    expect([changeShare(30, 60), changeShare(30, 0), changeShare(30, -60)]).toEqual([0.5, null, null]);
  });
});
