import { expect, test } from "vitest";
import { createRecall } from "./recall";

test("reads again after five seconds, and keeps what is known while it cannot be read", async () => {
  let nowMs = 0;
  let stored: number | null = 1;
  let reads = 0;
  const recall = createRecall<number>(() => nowMs);
  const read = () =>
    recall.read("norte", async () => {
      reads += 1;
      if (stored === null) throw new Error("away");
      return stored;
    });
  expect(await read()).toBe(1);
  stored = 2;
  nowMs += 4_999;
  expect(await read()).toBe(1);
  nowMs += 1;
  expect(await read()).toBe(2);
  stored = null;
  nowMs += 5_000;
  expect(await read()).toBe(2);
  expect(reads).toBe(3);
  recall.forget("norte");
  await expect(read()).rejects.toThrow("away");
});

test("keeps the 32 values that were read last", async () => {
  const recall = createRecall<number>(() => 0);
  for (let key = 0; key < 33; key += 1) recall.keep(String(key), key);
  expect(await recall.read("32", async () => -1)).toBe(32);
  expect(await recall.read("0", async () => -1)).toBe(-1);
});
