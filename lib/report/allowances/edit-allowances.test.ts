import { expect, test } from "vitest";
import { addEntry, groupEntries, isDoubled, startAllowance } from "./edit-allowances";

const first = startAllowance([], { state: "Break", name: "Descanso", from: "2026-11-01" });

test("a new allowance has a state, its name, half an hour for everybody, and an id of its own", () => {
  expect(first).toEqual({
    ...{ id: "limit-1", name: "Descanso", states: ["Break"] },
    ...{ seconds: 1800, from: "2026-11-01", team: null },
  });
  const second = startAllowance([{ ...first, id: "limit-2" }], { state: "", name: " ", from: "2026-11-01" });
  expect([second.id, second.name]).toEqual(["limit-1", "limit-1"]);
  expect(startAllowance([first], { state: "a", name: "n".repeat(99), from: "2026-11-01" })).toMatchObject({
    ...{ id: "limit-2", name: "n".repeat(80), states: ["a"], seconds: 1800 },
  });
});

test("one more entry is everybody's from another day, else the next team's; none where each has one", () => {
  const group = { id: first.id, entries: [first] };
  const teams = [{ id: "n" }];
  expect(addEntry(group, "2026-11-20", teams)).toEqual({ ...first, from: "2026-11-20" });
  const ofTeam = addEntry(group, "2026-11-01", teams);
  expect(ofTeam).toEqual({ ...first, team: "n" });
  const shorter = { ...first, seconds: 600, from: "2026-11-15" };
  expect(addEntry({ ...group, entries: [first, shorter] }, "2026-11-20", teams)?.seconds).toBe(600);
  expect(addEntry({ ...group, entries: [first, { ...first, team: "n" }] }, "2026-11-01", teams)).toBeNull();
  expect(addEntry({ id: "x", entries: [] }, "2026-11-01", teams)).toBeNull();
});

test("entries stand together by allowance, and two of one team and day are doubled", () => {
  const other = { ...first, id: "lunch" };
  const later = { ...first, from: "2026-12-01" };
  expect(groupEntries([first, other, later])).toEqual([
    { id: "limit-1", entries: [first, later] },
    { id: "lunch", entries: [other] },
  ]);
  expect(isDoubled(first, [first, other, later])).toBe(false);
  expect(isDoubled(first, [first, { ...first, seconds: 60 }])).toBe(true);
});
