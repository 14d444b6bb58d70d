import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { grains } from "@/lib/report/figures/grain";
import {
  agentGrain,
  chooseAgentGrain,
  formatAgentAddress,
  formatAgentPath,
  formatReportAddress,
  linkOfAgentFile,
  nameInTitle,
  openOnAgentPage,
  parseAgentPath,
  parseAgentSegment,
} from "./agent-path";
import { defaultLink } from "./report-link";

describe("the path of an agent's page", () => {
  test.each([
    ["10001", "/agents/10001"],
    ["a/b", "/agents/a%2Fb"],
    ["50 %", "/agents/50%20%25"],
    ["?q=#x", "/agents/%3Fq%3D%23x"],
    ["ñ".repeat(200), `/agents/${"%C3%B1".repeat(200)}`],
    ["...", "/agents/..."],
  ])("holds %j", (id, path) => {
    expect(formatAgentPath(id)).toBe(path);
  });

  test.each(["", ".", "..", "a\\b", "\0", "x".repeat(201), "\ud800"])("does not hold %j", (id) => {
    expect(formatAgentPath(id)).toBeNull();
    expect(formatAgentAddress(id, defaultLink)).toBeNull();
  });

  test("gives back every id that it holds, and stays one segment", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }), (id) => {
        const path = formatAgentPath(id);
        if (path === null) return;
        expect(path.split("/")).toHaveLength(3);
        expect(new URL(path, "http://auxboard.invalid").pathname).toBe(path);
        expect(parseAgentSegment(path.slice("/agents/".length))).toBe(id);
      }),
    );
  });

  test("is told from other pages' paths", () => {
    expect(["/agents/a%2Fb", "/", "/settings/teams", "/agents/"].map(parseAgentPath)).toEqual([
      "a/b",
      null,
      null,
      null,
    ]);
  });

  test.each(["%zz", "%E0%A4", "%2e%2e", "", "%5C"])("reads no id from %j", (segment) => {
    expect(parseAgentSegment(segment)).toBeNull();
  });

  test("carries the words of the link, as the way back does", () => {
    const link = { ...defaultLink, range: "last-week" as const, query: "ana & co" };
    expect(formatAgentAddress("7", link)).toBe("/agents/7?range=last-week&q=ana+%26+co");
    expect(formatReportAddress(link)).toBe("/?range=last-week&q=ana+%26+co");
    expect(formatReportAddress(defaultLink)).toBe("/?range=today");
  });
});

test("a title names the agent, by the id where there is no name, and shows what is invisible", () => {
  expect(nameInTitle("Ana", "7")).toBe("Ana");
  expect(["", null, undefined].map((name) => nameInTitle(name, "7"))).toEqual(["7", "7", "7"]);
  expect(nameInTitle("Ana\u202e", "7")).toBe("Ana⟨202E⟩");
});

test("a file of an agent's page holds the agent alone, in the rows of the page", () => {
  const link = { ...defaultLink, agents: ["1"], query: "ana", by: "month", rows: "week" } as const;
  expect(linkOfAgentFile({ ...link, agents: ["1"] }, "7")).toMatchObject({
    ...{ agents: ["7"], teams: [], query: "", by: "week", rows: null },
  });
  expect(linkOfAgentFile(defaultLink, "7").by).toBe("day");
});

describe("what a row of an agent's page stands for", () => {
  const byOfTeam = [null, ...grains];
  const choices = byOfTeam.flatMap((by) => grains.map((grain) => [by, grain] as const));

  test.each(choices)("the team read by %s, the agent by %s: each keeps its own", (by, grain) => {
    const link = { ...defaultLink, by, ...chooseAgentGrain({ by }, grain) };
    expect([agentGrain(link), link.by]).toEqual([grain, by]);
    expect(formatReportAddress(link)).toBe(formatReportAddress({ ...defaultLink, by }));
  });

  test("is as the team's view says until another is chosen, else a day", () => {
    expect([agentGrain({ rows: null, by: null }), agentGrain({ rows: null, by: "month" })]).toEqual([
      "day",
      "month",
    ]);
    expect(chooseAgentGrain({ by: "week" }, "week")).toEqual({ rows: null });
  });

  test("what is opened from a row stays on the page, and leaves the team its view", () => {
    const link = { ...defaultLink, by: "week", rows: "month" } as const;
    const day = openOnAgentPage({ ...link, by: null }, link);
    const days = openOnAgentPage({ ...link, by: "day" }, link);
    expect([day.by, agentGrain(day), days.by, agentGrain(days)]).toEqual(["week", "day", "week", "day"]);
  });
});
