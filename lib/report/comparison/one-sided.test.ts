import { describe, expect, test } from "vitest";
import { type AgentTable, buildAgentTable } from "@/lib/report/figures/agent-table";
import { reportOf } from "@/lib/report/figures/plain-rows.cases";
import { absentChange, compareAgents } from "./compare-agents";
import { formatChange } from "./format-change";
import { describeOneSided, describeOtherStates } from "./one-sided";

const everything = { agents: [], teams: [], states: [], query: "", sort: [] };

function row(agentId: string, state: string, seconds: number, agentName = `Agent ${agentId}`) {
  return { agentId, agentName, agentDni: "", state, seconds };
}

function compare(
  now: ReturnType<typeof row>[],
  before: ReturnType<typeof row>[],
  perDay = false,
): AgentTable {
  const [report, other] = [reportOf(now), reportOf(before)];
  return compareAgents(
    { ...buildAgentTable(report, { ...everything, perDay }), isPerDay: perDay },
    report,
    { ...other, agents: other.agents.map((agent) => ({ ...agent, daysWorked: 1 })), isWhole: true },
    everything,
  );
}

/** The key and every value it was given, so that a test sees what a sentence can rest on. */
function say(key: string, values: Record<string, string | number>): string {
  return [key, ...Object.entries(values).map(([name, value]) => `${name}=${value}`)].join(" ");
}

const words = { locale: "en", write: (seconds: number) => formatChange(seconds, "hm", "en") };

function describeIt(table: AgentTable, isWhole = true): string[] {
  return describeOneSided(table, { isWhole, ...words }, say, (state) => `the ${state}`);
}

const ana = row("1", "Break", 600);

describe("who stands on one side only", () => {
  test("is nobody where the same people are on both", () => {
    expect(describeIt(compare([ana], [ana]))).toEqual([]);
  });

  test("is not told where nothing is compared", () => {
    expect(describeIt(buildAgentTable(reportOf([ana]), everything))).toEqual([]);
  });

  test("is counted where they are new", () => {
    const table = compare([ana, row("2", "Break", 60), row("3", "Break", 60)], [ana]);
    expect(describeIt(table)).toEqual(["compare.newPeople count=2"]);
  });

  test("is named where they are absent, with their time as it is missing", () => {
    const table = compare([ana], [ana, row("2", "Break", 600), row("3", "Break", 60, "")]);
    expect(describeIt(table)).toEqual(["compare.absentPeople count=2 time=−11m names=Agent 2 and 3"]);
  });

  test("is how much of the difference in total they are", () => {
    const table = compare([ana], [ana, row("2", "Break", 600), row("3", "Break", 60)]);
    expect([absentChange(table), absentChange(compare([ana], [ana]))]).toEqual([-660, -0]);
    expect(absentChange({ earlier: null, rows: [] })).toBe(-0);
  });

  test("is named per day worked where the table is read so", () => {
    const table = compare([ana], [ana, row("2", "Break", 600)], true);
    expect(describeIt(table)).toEqual(["compare.absentPeoplePerDay count=1 time=−10m names=Agent 2"]);
  });

  test("is not called absent while days are lacking on which they may have been there", () => {
    expect(describeIt(compare([ana], [ana, row("2", "Break", 600)]), false)).toEqual([]);
  });

  test("is named up to five, or six: one more is no shorter", () => {
    const people = (count: number) =>
      Array.from({ length: count }, (_, place) => row(String(place + 2), "Break", 600 - place));
    const [six = ""] = describeIt(compare([ana], [ana, ...people(6)]));
    expect(six).toContain("names=Agent 2, Agent 3, Agent 4, Agent 5, Agent 6, and Agent 7");
    const [seven = ""] = describeIt(compare([ana], [ana, ...people(7)]));
    expect(seven).toContain("names=Agent 2, Agent 3, Agent 4, Agent 5, Agent 6, and compare.andMore count=2");
  });

  test("is shown with what is invisible in the name", () => {
    const [told = ""] = describeIt(compare([ana], [ana, row("2", "Break", 600, "Eva\u202e")]));
    expect(told).toContain("names=Eva⟨202E⟩");
  });
});

describe("states that stand on one side only", () => {
  test("are told after the people, with their part of the difference", () => {
    const table = compare([ana], [ana, row("1", "Cena", 3600), row("2", "Siesta", 60)]);
    expect(describeIt(table).at(-1)).toBe(
      "compare.otherStates states=the Cena −1h\u202f00m and the Siesta −1m",
    );
  });

  test("are not told where there is no time in them", () => {
    const told = (seconds: number) =>
      describeOtherStates({ otherStates: [{ state: "Cena", seconds }] }, words, say, (state) => state);
    expect([told(0), told(-60)]).toEqual([[], ["compare.otherStates states=Cena +1m"]]);
    expect(describeOtherStates({ otherStates: [] }, words, say, (state) => state)).toEqual([]);
  });
});
