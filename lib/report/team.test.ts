import { describe, expect, test } from "vitest";
import { gatherAgents, gatherPasted } from "./team";
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

describe("gatherPasted", () => {
  test.each([
    ["10001\r\n10002\r\n", ["10001", "10002"]],
    ["10001\t10002; 10003,10001", ["10001", "10002", "10003"]],
    ["  10001  ", ["10001"]],
    ["\n;;\t,", []],
    [`${"9".repeat(300)}\n1`, ["1"]],
  ])("reads %j", (text, ids) => {
    expect(gatherPasted(text)).toEqual(ids);
  });
});
