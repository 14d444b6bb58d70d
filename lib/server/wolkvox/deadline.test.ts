import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { createDeadline } from "./deadline";

test("the whole call ends at its time however busy it is", async () => {
  const deadline = createDeadline({ wholeMs: 60, silenceMs: 40 });
  for (let beat = 0; beat < 6; beat += 1) {
    deadline.touch();
    await pause(15);
  }
  expect(deadline.signal.aborted).toBe(true);
  expect(deadline.expired()).toEqual({ kind: "whole", afterMs: 60 });
});

test("silence ends a call only once its body has begun", async () => {
  const deadline = createDeadline({ wholeMs: 5000, silenceMs: 30 });
  await pause(60);
  expect(deadline.expired()).toBeNull();
  deadline.touch();
  await pause(60);
  expect(deadline.expired()).toEqual({ kind: "silence", afterMs: 30 });
  deadline.stop();
});

test("a call that is over is not ended again", async () => {
  const deadline = createDeadline({ wholeMs: 20, silenceMs: 20 });
  deadline.touch();
  deadline.stop();
  await pause(50);
  expect(deadline.signal.aborted).toBe(false);
});
