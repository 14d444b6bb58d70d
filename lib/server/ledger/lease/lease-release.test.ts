import { expect, test } from "vitest";
import { createLeaseRelease } from "./lease-release";

const times = { leaseMs: 3_500, leastMs: 1_000 };

/** A database that fails so many times, and a clock that sleep alone moves. */
function open(failures: number) {
  const state = { nowMs: 50_000, left: failures };
  const [asked, faults, slept]: [unknown[], unknown[], number[]] = [[], [], []];
  const { promise: settled, resolve } = Promise.withResolvers<void>();
  const parts = createLeaseRelease({
    ...{ times, monotonicNow: () => state.nowMs, onFault: (error) => faults.push(error) },
    async sleep(ms) {
      slept.push(ms);
      state.nowMs += ms;
      if (state.nowMs >= 50_000 + times.leaseMs) setImmediate(resolve);
    },
    leases: {
      async release(holder, wasSent) {
        asked.push([holder, wasSent, state.nowMs]);
        state.left -= 1;
        if (state.left >= 0) throw new Error("The database is away.");
        setImmediate(resolve);
      },
    },
  });
  return { ...parts, asked, faults, slept, settled };
}

test("a lease is given back once, with whether its call was sent", async () => {
  const { release, asked, faults, settled } = open(0);
  await release("one/1", true);
  await settled;
  expect([asked, faults]).toEqual([[["one/1", true, 50_000]], []]);
});

test("where the database fails it is told again every second, and the fault is told once", async () => {
  const { release, asked, faults, slept, settled } = open(2);
  await release("one/1", false);
  await settled;
  expect(asked).toEqual([
    ["one/1", false, 50_000],
    ["one/1", false, 51_000],
    ["one/1", false, 52_000],
  ]);
  expect(slept).toEqual([1_000, 1_000]);
  expect(faults).toEqual([new Error("The database is away.")]);
});

test("it is told no more once the lease has run out by itself", async () => {
  const { retry, asked, faults, settled } = open(100);
  retry("one/1", true, "why");
  await settled;
  expect(asked.map((call) => JSON.stringify(call))).toEqual([
    '["one/1",true,51000]',
    '["one/1",true,52000]',
    '["one/1",true,53000]',
  ]);
  expect(faults).toEqual(["why"]);
});
