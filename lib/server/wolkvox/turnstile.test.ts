import { expect, test } from "vitest";
import { createTurnstile } from "./turnstile";

const patient = new AbortController().signal;

test("one enters at a time, in the order of asking", async () => {
  const turns = createTurnstile();
  const seen: string[] = [];
  const enter = async (name: string) => {
    const leave = await turns.enter(patient);
    seen.push(`${name} in`);
    await Promise.resolve();
    seen.push(`${name} out`);
    leave();
  };
  await Promise.all([enter("a"), enter("b"), enter("c")]);
  expect(seen).toEqual(["a in", "a out", "b in", "b out", "c in", "c out"]);
});

test("who gives up waiting leaves the line, and nobody behind waits for it", async () => {
  const turns = createTurnstile();
  const leave = await turns.enter(patient);
  const impatient = new AbortController();
  const given = turns.enter(impatient.signal);
  const next = turns.enter(patient);
  impatient.abort(new Error("time is up"));
  await expect(given).rejects.toThrow("time is up");
  leave();
  (await next)();
});
