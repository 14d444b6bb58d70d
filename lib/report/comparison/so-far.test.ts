import { describe, expect, test } from "vitest";
import { findSoFar } from "./so-far";

const range = {
  from: "2026-11-16T00:00:00",
  to: "2026-11-18T23:59:59",
  timeZone: "America/Bogota",
  isCut: false,
};

describe("findSoFar", () => {
  test("is the moment at which the last day was asked for, on the operation's clock", () => {
    const days = ["2026-11-17T11:00:00Z", "2026-11-17T12:00:00Z", "2026-11-18T19:05:37Z"].map((asOf) => ({
      asOf,
    }));
    expect(findSoFar({ asOf: "2026-11-17T11:00:00Z", days, range })).toBe("2026-11-18T14:05:37");
  });

  test("is the answer's own where the range is part of one day", () => {
    expect(findSoFar({ asOf: "2026-11-18T19:05:37Z", days: [], range })).toBe("2026-11-18T14:05:37");
  });

  test("is not that of another day where nothing is known of the last one", () => {
    const days = [{ asOf: "2026-11-17T11:00:00Z" }, {}];
    expect(findSoFar({ asOf: "2026-11-17T11:00:00Z", days, range })).toBeNull();
    expect(findSoFar({ asOf: null, days: [], range })).toBeNull();
  });
});
