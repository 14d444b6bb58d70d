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

test("a shift that is still to come ends the figures before it, however old the answers are", () => {
  const range = {
    from: "2026-11-23T00:00:00",
    to: "2026-11-25T23:59:59",
    timeZone: "America/Bogota",
    isCut: false,
  };
  const days = [{ asOf: "2026-11-24T12:00:00Z" }, { asOf: "2026-11-25T12:00:00Z" }, {}];
  const answer = { asOf: "2026-11-24T12:00:00Z", days, range };
  expect(findSoFar({ ...answer, begins: "2026-11-25T22:00:00" })).toBe("2026-11-25T21:59:59");
  expect(findSoFar({ ...answer, asOf: null, begins: "2026-11-23T22:00:00", days: [{}] })).toBeNull();
});
