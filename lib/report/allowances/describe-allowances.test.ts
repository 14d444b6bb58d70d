import { expect, test } from "vitest";
import { nothingLeftOut } from "@/lib/report/figures/left-out";
import { describeAllowances, findLimit } from "./describe-allowances";

const breaks = {
  id: "breaks",
  name: "Pausas",
  states: ["Break"],
  seconds: 1800,
  from: "2026-01-01",
  team: null,
};
const night = { id: "n", name: "Noche", version: 1, size: 1, agents: ["1"] };

function describeFor(from: string) {
  const rules = {
    ...{ entries: [breaks, { ...breaks, seconds: 600, team: "n", from }], teams: [night], untold: [] },
    ...{ days: ["2026-11-09", "2026-11-10"], isWhole: true, isRunningDay: false },
    ...{ leftPercent: 80, leftOut: nothingLeftOut },
  };
  const [told] = describeAllowances(rules, [{ id: "1" }, { id: "2" }]);
  if (!told) throw new Error("No allowance counts.");
  return told;
}

test("a team that is shown alone has its own limit where that counts on every day", () => {
  const told = describeFor("2026-11-09");
  expect(findLimit(told, [night])).toBe(600);
  expect(findLimit(told, [])).toBe(told.seconds);
  expect(told.limits).not.toContainEqual(expect.objectContaining({ isLater: true }));
});

test("a team's own limit that begins within the range is not told as if it always counted", () => {
  const told = describeFor("2026-11-10");
  expect(findLimit(told, [night])).toBeNull();
  expect(told.limits.map(({ seconds, isLater }) => [seconds, isLater])).toEqual([
    [1800, undefined],
    [600, true],
  ]);
});
