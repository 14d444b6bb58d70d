import { expect, test } from "vitest";
import { createBatch } from "./batch";

function open(loadAll: (keys: string[]) => Promise<ReadonlyMap<string, number>>) {
  const asked: string[][] = [];
  const load = createBatch((keys) => {
    asked.push(keys);
    return loadAll(keys);
  });
  return { load, asked };
}

const lengths = async (keys: string[]) => new Map(keys.map((key) => [key, key.length]));

test("what is asked for at once comes by one query, each key once; what is asked for later by another", async () => {
  const { load, asked } = open(lengths);
  expect(await Promise.all([load("a"), load("bb"), load("a")])).toEqual([1, 2, 1]);
  expect(await load("ccc")).toBe(3);
  expect(asked).toEqual([["a", "bb"], ["ccc"]]);
});

test("a key that nothing was found for fails alone", async () => {
  const { load } = open(async () => new Map([["a", 1]]));
  const [found, missing] = await Promise.allSettled([load("a"), load("b")]);
  expect(found).toMatchObject({ value: 1 });
  expect(missing).toMatchObject({ reason: new Error("Nothing is stored as b.") });
});

test("a query that fails fails for all who wait for it, and the next one is asked anew", async () => {
  let isAway = true;
  const { load } = open(async (keys) => {
    if (isAway) throw new Error("The database is away.");
    return lengths(keys);
  });
  const both = await Promise.allSettled([load("a"), load("b")]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  isAway = false;
  expect(await load("a")).toBe(1);
});
