import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { startForgetting } from "./forget-old";

test("entries are forgotten after their days, again and again, also after a failure, until it is stopped", async () => {
  const asked: number[] = [];
  const forget = async (beforeMs: number) => {
    asked.push(beforeMs);
    if (asked.length === 1) throw new Error("no room");
    return 0;
  };
  const stop = startForgetting({
    trail: { forget },
    keptDays: 730,
    now: () => 1_795_500_000_000,
    everyMs: 5,
  });
  while (asked.length < 3) await sleep(5);
  stop();
  const { length } = asked;
  await sleep(30);
  expect(asked).toHaveLength(length);
  expect(new Set(asked)).toEqual(new Set([1_795_500_000_000 - 730 * 86_400_000]));
});
