import { expect, test } from "vitest";
import { personalState } from "@/lib/report/states/fold-states";
import { type AllowanceEntry, isAllowanceId, showAllowances } from "./allowance";

const entry = (id: string, words: Partial<AllowanceEntry> = {}): AllowanceEntry => ({
  ...{ id, name: id, states: ["Break"], seconds: 1800, from: "2026-01-01", team: null },
  ...words,
});
const idsOf = (entries: readonly AllowanceEntry[]) => entries.map(({ id }) => id);

test("an allowance of which any entry has a state that its reader may not know is not shown at all", () => {
  const entries = [
    entry("bath", { states: ["Break", "Baño"] }),
    entry("breaks"),
    entry("bath", { from: "2026-11-01" }),
  ];
  const countsAs = new Map([["Baño", personalState]]);
  expect(idsOf(showAllowances(entries, { countsAs, teams: null }))).toEqual(["breaks"]);
  const merged = new Map([["Baño", "Break"]]);
  expect(showAllowances(entries, { countsAs: merged, teams: null })).toEqual(entries);
});

test("whoever sees some teams is shown theirs and everybody's", () => {
  const entries = [entry("a"), entry("b", { team: "night" }), entry("c", { team: "day" })];
  expect(idsOf(showAllowances(entries, { countsAs: new Map(), teams: ["day"] }))).toEqual(["a", "c"]);
  expect(showAllowances(entries, { countsAs: new Map(), teams: null })).toEqual(entries);
});

test("an id is a word of a link that needs no escape, and is not the word for all of them", () => {
  expect(["breaks", "B_2-x", "a".repeat(40)].filter(isAllowanceId)).toHaveLength(3);
  expect(["", "any", "a b", "-a", "a:b", "ñ", "a".repeat(41)].filter(isAllowanceId)).toEqual([]);
});
