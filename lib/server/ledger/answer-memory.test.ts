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

test("no data is no answer to be read", async () => {
  const { loads, loadPacked } = await createStore([]);
  const asked: boolean[] = [];
  const shelf = createAnswerMemory(60_000).open({ loadPacked, onLoad: (isHit) => asked.push(isHit) });
  expect((await shelf.load({ digest: null, rowCount: 0 })).seconds).toHaveLength(0);
  expect([loads, asked]).toEqual([[], []]);
});

test("whoever asks is told whether an answer was remembered", async () => {
  const { digests, loadPacked } = await createStore(["1"]);
  const asked: boolean[] = [];
  const shelf = createAnswerMemory(60_000).open({ loadPacked, onLoad: (isHit) => asked.push(isHit) });
  for (const _ of [1, 2]) await shelf.load({ digest: digests[0] ?? "", rowCount });
  expect(asked).toEqual([false, true]);
});

test("an operation whose texts are begun anew forgets its own answers, and no other's", async () => {
  const names = Array.from({ length: 12 }, (_, at) => String(at).repeat(400));
  const { digests, loads, loadPacked } = await createStore(["1", ...names]);
  const memory = createAnswerMemory(200_000);
  const [one, other] = [memory.open({ loadPacked }), memory.open({ loadPacked })];
  const [own = "", first = "", ...others] = digests;
  await one.load({ digest: own, rowCount: 0 });
  const { directory } = await other.load({ digest: first, rowCount: 0 });
  for (const digest of others) await other.load({ digest, rowCount: 0 });
  const loaded = loads.length;
  await one.load({ digest: own, rowCount: 0 });
  expect(loads).toHaveLength(loaded);
  expect((await other.load({ digest: first, rowCount: 0 })).directory).not.toBe(directory);
  expect(loads).toHaveLength(loaded + 1);
});

test("texts of answers that have just come are bounded too", async () => {
  const shelf = createAnswerMemory(60_000).open({ loadPacked: () => Promise.reject(new Error("none")) });
  for (let at = 0; at < 60; at += 1) {
    shelf.keep(String(at), buildColumns([row(String(at).repeat(300), "Break", 1)]));
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(shelf.bytes()).toBeLessThan(60_000);
});
