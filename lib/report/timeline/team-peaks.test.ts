import { expect, test } from "vitest";
import { findTeamPeaks } from "./team-peaks";

const begins = "2026-11-27T05:00:00Z";
const at = (minutes: number) => new Date(Date.parse(begins) + minutes * 60_000).toISOString();
const agent = (id: string, gains: [number, number, number][]) => ({ id, name: id, gains, visits: [] });

test("a team's peak is when the largest part of it was out at once, and the team most out comes first", () => {
  const answer = {
    ...{ begins, counting: "running" as const, states: ["Break", "Baño"] },
    // Before ten nobody looked: what was then has no time.
    looks: [600, 615, 630, 645].map(at),
    agents: [
      agent("1", [
        [0, 0, 30_000],
        [2, 0, 900],
      ]),
      agent("2", [
        [2, 1, 450],
        [3, 0, 900],
      ]),
      agent("3", [[1, 0, 300]]),
      agent("4", [[3, 0, 900]]),
    ],
  };
  const teams = [
    { id: "two", name: "Two", agents: ["2", "4"] },
    { id: "none", name: "None", agents: ["5"] },
    { id: "big", name: "Big", agents: ["1", "2", "3", "5", "6"] },
    { id: "four", name: "Four", agents: ["1", "2", "4", "5"] },
  ];
  expect(findTeamPeaks(answer, teams)).toEqual([
    { team: { id: "two", name: "Two" }, size: 2, out: 2, fromMs: Date.parse(at(630)), now: 2 },
    { team: { id: "four", name: "Four" }, size: 4, out: 2, fromMs: Date.parse(at(630)), now: 2 },
    { team: { id: "big", name: "Big" }, size: 5, out: 1.5, fromMs: Date.parse(at(615)), now: 1 },
  ]);
});

test("a quarter of an hour that looks tell in part is no peak", () => {
  const answer = {
    ...{ begins, counting: "running" as const, states: ["Break"] },
    looks: [605, 615, 630].map(at),
    agents: [
      agent("1", [
        [1, 0, 600],
        [2, 0, 900],
      ]),
    ],
  };
  const [peak] = findTeamPeaks(answer, [{ id: "one", name: "One", agents: ["1"] }]);
  expect(peak).toMatchObject({ out: 1, fromMs: Date.parse(at(615)) });
});
