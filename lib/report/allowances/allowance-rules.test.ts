import { expect, test } from "vitest";
import { personalState } from "@/lib/report/states/fold-states";
import type { AllowanceEntry } from "./allowance";
import {
  chooseEntry,
  countAllowances,
  createTeamFinder,
  listAllowanceIds,
  listRulePeriods,
  pickSeenAllowances,
} from "./allowance-rules";

const entry = (id: string, words: Partial<AllowanceEntry> = {}): AllowanceEntry => ({
  ...{ id, name: id, states: ["Break"], seconds: 1800, from: "2026-01-01", team: null },
  ...words,
});

test("the states of an entry count as what they were merged into, each once, and one that is personal takes it away", () => {
  const entries = [
    entry("breaks", { states: ["Break", "Pausa", "Baño"] }),
    entry("bath", { states: ["Baño"] }),
  ];
  const merged = new Map([["Pausa", "Break"]]);
  expect(countAllowances(entries, merged)).toEqual([
    { ...entries[0], states: ["Break", "Baño"] },
    entries[1],
  ]);
  expect(countAllowances(entries, new Map([["Baño", personalState]]))).toEqual([]);
});

test("allowances that are other teams' alone are not seen, and others with all of their entries", () => {
  const entries = [
    entry("all"),
    entry("all", { team: "night" }),
    entry("own", { team: "day" }),
    entry("own", { team: "night" }),
    entry("other", { team: "night" }),
  ];
  expect(pickSeenAllowances(entries, null)).toEqual(entries);
  expect(pickSeenAllowances(entries, ["day"])).toEqual(entries.slice(0, 4));
  expect(pickSeenAllowances(entries, [])).toEqual(entries.slice(0, 2));
});

test("days on which the same entries count stand together, and an allowance that has not begun counts on none", () => {
  const [first, changed] = [entry("a"), entry("a", { from: "2026-11-18", seconds: 600 })];
  const other = entry("b", { from: "2026-11-19" });
  const entries = [changed, first, other, entry("c", { from: "2026-12-01" })];
  const days = ["2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20"];
  const periods = listRulePeriods({ entries, days });
  expect(periods).toEqual([
    { days: days.slice(0, 2), entries: [first] },
    { days: days.slice(2, 3), entries: [changed] },
    { days: days.slice(3), entries: [changed, other] },
  ]);
  expect(listAllowanceIds({ entries, days })).toEqual(["a", "b"]);
});

test("of entries that nothing tells apart the first counts, and rows without an id are in no team", () => {
  const entries = [entry("a", { team: "night" }), entry("a", { team: "day", states: ["Baño"] })];
  expect(chooseEntry(entries, "a", new Set(["day", "night"]))).toBe(0);
  expect(chooseEntry(entries, "a", new Set())).toBe(-1);
  const teamsOf = createTeamFinder({
    teams: [{ id: "night", name: "", version: 1, size: 2, agents: ["", "1"] }],
  });
  expect(["", "1", "2"].map((id) => [...teamsOf(id)])).toEqual([[], ["night"], []]);
});
