import { describe, expect, test } from "vitest";
import { gatherAgents, gatherPasted, membersOf, nameTeams, teamLimits } from "./team";
import { teamOf } from "./teams.cases";

describe("gatherAgents", () => {
  test("is everybody where nobody is named and no team", () => {
    expect(gatherAgents([], [])).toBeNull();
  });

  test("is the agents named together with those of the teams", () => {
    expect(gatherAgents(["1", "2"], [teamOf("2", "3"), teamOf("4")])).toEqual(new Set(["1", "2", "3", "4"]));
  });

  test("is nobody where a team has no members: never everybody", () => {
    expect(gatherAgents([], [teamOf()])).toEqual(new Set());
  });
});

test("the teams of a link are those of its answers that tell members, an empty one too", () => {
  expect(membersOf({ members: ["1"] }, null, {}, { members: [] })).toEqual([
    { agents: ["1"] },
    { agents: [] },
  ]);
  expect(membersOf()).toEqual([]);
});

test("teams are named in one sentence", () => {
  expect(nameTeams([{ name: "Noche" }, { name: "Día" }])).toBe("Noche, Día");
});

describe("gatherPasted", () => {
  test.each([
    ["10001\r\n10002\r\n", ["10001", "10002"]],
    ["10001\t10002; 10003,10001", ["10001", "10002", "10003"]],
    ["  10001  ", ["10001"]],
    ["\n;;\t,", []],
    [`${"9".repeat(teamLimits.agentId + 1)}\n1`, ["1"]],
    ["9".repeat(teamLimits.agentId), ["9".repeat(teamLimits.agentId)]],
  ])("reads %j", (text, ids) => {
    expect(gatherPasted(text)).toEqual(ids);
  });
});
