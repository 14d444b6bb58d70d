import { expect, test } from "vitest";
import { createLock } from "./lock";

const patient = new AbortController().signal;

test("one holds it at a time, in the order of asking", async () => {
  const lock = createLock();
  const seen: string[] = [];
  const hold = async (name: string) => {
    const release = await lock.acquire(patient);
    seen.push(`${name} in`);
    await Promise.resolve();
    seen.push(`${name} out`);
    release();
  };
  await Promise.all([hold("a"), hold("b"), hold("c")]);
  expect(seen).toEqual(["a in", "a out", "b in", "b out", "c in", "c out"]);
});

test("who gives up waiting leaves the queue, and nobody behind waits for it", async () => {
  const lock = createLock();
  const release = await lock.acquire(patient);
  const impatient = new AbortController();
  const given = lock.acquire(impatient.signal);
  const next = lock.acquire(patient);
  impatient.abort(new Error("time is up"));
  await expect(given).rejects.toThrow("time is up");
  release();
  (await next)();
});
