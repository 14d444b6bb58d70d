import { describe, expect, test } from "vitest";
import { buildColumns, emptyColumns } from "./answer-columns";
import { bytesOfSums, sumsOf } from "./column-sums";

function columnsOf(...rows: [agentId: string, state: string, seconds: number | null][]) {
  const parts = rows.map(([agentId, state, seconds]) => ({ agentId, state, seconds }));
  return buildColumns(parts.map((part) => ({ ...part, agentName: "", agentDni: "" })));
}

describe("the sums of an answer", () => {
  test("are those of each agent and state that it names, blank times as nothing", () => {
    const sums = sumsOf(
      columnsOf(["1", "Break", 60], ["2", "Lunch", 5], ["1", "Lunch", -20], ["3", "Break", null]),
    );
    expect([[...sums.identities], [...sums.identitySeconds]]).toEqual([
      [0, 1, 2],
      [40, 5, 0],
    ]);
    expect([[...sums.states], [...sums.stateSeconds]]).toEqual([
      [0, 1],
      [60, -15],
    ]);
  });

  test("tell also in which order who is named stands last", () => {
    const latestOf = (...ids: string[]) => [
      ...sumsOf(columnsOf(...ids.map((id) => [id, "Break", 1] as [string, string, number]))).latest,
    ];
    expect(latestOf("a", "b", "c")).toEqual([0, 1, 2]);
    expect(latestOf("a", "b", "a")).toEqual([1, 0]);
    expect(latestOf("a", "b", "c", "b", "a")).toEqual([2, 1, 0]);
    expect(latestOf("a", "a", "b", "c", "b")).toEqual([0, 2, 1]);
  });

  test("name nobody of a directory whom the answer does not name", () => {
    const { directory } = columnsOf(["1", "Break", 60], ["2", "Lunch", 5]);
    const one = buildColumns(
      [{ agentId: "2", agentName: "", agentDni: "", state: "Lunch", seconds: 7 }],
      directory,
    );
    const sums = sumsOf(one);
    expect([[...sums.identities], [...sums.latest], [...sums.states]]).toEqual([[1], [1], [1]]);
    expect(sumsOf(emptyColumns(0, directory)).identities).toHaveLength(0);
  });

  test("are worked out once, and take memory by how many they are", () => {
    const columns = columnsOf(["1", "Break", 60], ["2", "Lunch", 5], ["3", "Lunch", 5]);
    expect(sumsOf(columns)).toBe(sumsOf(columns));
    expect(bytesOfSums(sumsOf(columns))).toBe(60);
  });
});
