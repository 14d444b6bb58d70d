import { expect, test } from "vitest";
import { listExpected, listHidden, type RosterAgent } from "./roster";

const agent = (id: string, words: Partial<RosterAgent> = {}): RosterAgent => ({
  ...{ id, name: "", isHidden: false, from: null, to: null },
  ...words,
});

test("who should be there on one of the days is whose time has begun and has not ended, and nobody who is hidden", () => {
  const roster = [
    agent("always"),
    agent("hidden", { isHidden: true }),
    agent("first-day", { to: "2026-11-16" }),
    agent("gone", { to: "2026-11-15" }),
    agent("last-day", { from: "2026-11-18" }),
    agent("to-come", { from: "2026-11-19" }),
    agent("within", { from: "2026-11-17", to: "2026-11-17" }),
  ];
  const days = ["2026-11-16", "2026-11-17", "2026-11-18"];
  expect(listExpected(roster, days).map(({ id }) => id)).toEqual([
    "always",
    "first-day",
    "last-day",
    "within",
  ]);
  // One who is there on no day of two that lie apart.
  expect(
    listExpected([agent("within", { from: "2026-11-17", to: "2026-11-17" })], ["2026-11-16", "2026-11-18"]),
  ).toEqual([]);
  expect([...listHidden(roster)]).toEqual(["hidden"]);
});
