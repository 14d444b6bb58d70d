import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createRounds } from "./rounds";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test("each round begins so long after the end of the one before as that says", async () => {
  const pauses = [50, 100, 100];
  const round = vi.fn(async () => pauses[round.mock.calls.length - 1] ?? 100);
  createRounds(round).next(10);
  await vi.advanceTimersByTimeAsync(9);
  expect(round).toHaveBeenCalledTimes(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(round).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(50);
  expect(round).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(99);
  expect(round).toHaveBeenCalledTimes(2);
});

test("a round that is wanted sooner takes the place of the one that was planned", async () => {
  const round = vi.fn(async () => 1_000);
  const rounds = createRounds(round);
  rounds.next(500);
  rounds.next(0);
  await vi.advanceTimersByTimeAsync(600);
  expect(round).toHaveBeenCalledTimes(1);
});

test("none begins once they are stopped, also where one is under way", async () => {
  const under = Promise.withResolvers<number>();
  const round = vi.fn(() => under.promise);
  const rounds = createRounds(round);
  rounds.next(0);
  await vi.advanceTimersByTimeAsync(0);
  rounds.stop();
  under.resolve(0);
  rounds.next(0);
  await vi.advanceTimersByTimeAsync(10);
  expect(round).toHaveBeenCalledTimes(1);
  expect(rounds.isStopped()).toBe(true);
});
