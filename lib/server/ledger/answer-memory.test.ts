import { expect, test } from "vitest";
import { buildColumns, sumColumn } from "@/lib/report/figures/answer-columns";
import { listRows } from "@/lib/report/figures/plain-rows.cases";
import { createAnswerMemory } from "./answer-memory";
import { row } from "./answers.stage";
import { packColumns } from "./packed-columns";

const rowCount = 1_000;

/** Answers of a thousand rows, each of one agent, as a store would give them. */
async function createStore(names: readonly string[]) {
  const answers = new Map<string, Uint8Array>();
  const digests: string[] = [];
  for (const name of names) {
    const rows = Array.from({ length: rowCount }, (_, at) => row(name, "Break", at));
    const { digest, packed } = await packColumns(buildColumns(rows));
    answers.set(digest, packed);
    digests.push(digest);
  }
  const loads: string[] = [];
  async function loadPacked(digest: string): Promise<Uint8Array> {
    loads.push(digest);
    const packed = answers.get(digest);
    if (!packed) throw new Error("There is no such answer.");
    return packed;
  }
  return { digests, loads, loadPacked };
}

test("operations share one memory: what was unread for longest goes first, whose ever it is", async () => {
  const { digests, loads, loadPacked } = await createStore(["1", "2", "3"]);
  const memory = createAnswerMemory(38_000);
  const [one, other] = [memory.open({ loadPacked }), memory.open({ loadPacked })];
  const [first = "", second = "", third = ""] = digests;
  await one.load({ digest: first, rowCount });
  await other.load({ digest: second, rowCount });
  await one.load({ digest: first, rowCount });
  await other.load({ digest: third, rowCount });
  expect(loads).toEqual([first, second, third]);
  await one.load({ digest: first, rowCount });
  await other.load({ digest: second, rowCount });
  expect(loads).toEqual([first, second, third, second]);
  expect(one.bytes() + other.bytes()).toBeLessThan(38_000);
});

test("the answers of an operation have one directory, until its texts take too much of the memory", async () => {
  const names = Array.from({ length: 40 }, (_, at) => String(at).repeat(200));
  const { digests, loadPacked } = await createStore(names);
  const shelf = createAnswerMemory(60_000).open({ loadPacked });
  const directories = new Set<object>();
  for (const digest of digests) {
    const columns = await shelf.load({ digest, rowCount });
    directories.add(columns.directory);
    expect(sumColumn(columns)).toBe((rowCount * (rowCount - 1)) / 2);
    expect(shelf.bytes()).toBeLessThan(60_000);
  }
  expect(directories.size).toBeGreaterThan(1);
  expect(directories.size).toBeLessThan(digests.length / 2);
});

test("an answer that cannot be read is asked for anew", async () => {
  const { digests, loads, loadPacked } = await createStore(["1"]);
  const shelf = createAnswerMemory(60_000).open({ loadPacked });
  await expect(shelf.load({ digest: "none", rowCount })).rejects.toThrow("no such answer");
  await expect(shelf.load({ digest: "none", rowCount })).rejects.toThrow("no such answer");
  expect(loads).toEqual(["none", "none"]);
  const rows = listRows(await shelf.load({ digest: digests[0] ?? "", rowCount }));
  expect(rows).toHaveLength(rowCount);
});
