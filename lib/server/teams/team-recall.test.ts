import { expect, test } from "vitest";
import type { TeamName } from "@/lib/report/team";
import { createTeamRecall } from "./team-recall";

test("teams are read again after five seconds, and those known before hold while the database does not answer", async () => {
  let [nowMs, isAway, reads] = [0, false, 0];
  const loadMembers = async (_: string, names: readonly TeamName[]) => {
    if (isAway) throw new Error("away");
    reads += 1;
    return names.map((name) => ({ ...name, name: `Team ${name.id}`, version: reads, agents: ["1"] }));
  };
  const recall = createTeamRecall({ loadMembers }, () => nowMs);
  const versionsOf = async (ids: readonly string[]) =>
    (await recall("norte", ids))?.map(({ version }) => version);
  expect(await versionsOf(["a", "b"])).toEqual([1, 1]);
  nowMs = 4_999;
  expect(await versionsOf(["a", "b"])).toEqual([1, 1]);
  nowMs = 5_000;
  expect(await versionsOf(["a", "b"])).toEqual([2, 2]);
  isAway = true;
  nowMs = 10_000;
  expect(await versionsOf(["a", "b"])).toEqual([2, 2]);
  expect(await recall("norte", ["c"])).toBeNull();
});
