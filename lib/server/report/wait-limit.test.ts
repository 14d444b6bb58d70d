import { describe, expect, test } from "vitest";
import { parseWaitLimit } from "./wait-limit";

const usual = { kind: "untilKnown", mostMs: 25_000 };

describe("parsePatience", () => {
  test.each([
    ["wait=2", 2_000],
    ["wait=0", 0],
    ["wait=60", 60_000],
    ["respond-async, wait=10", 10_000],
    ["wait=10,respond-async", 10_000],
    ["return=minimal; wait=3", 3_000],
    ["WAIT=3", 3_000],
    ["wait=5, wait=9", 5_000],
  ])("waits as long as %j asks", (prefer, mostMs) => {
    expect(parseWaitLimit(prefer)).toEqual({ kind: "atMost", mostMs });
  });

  test.each(["wait=61", "wait=9999"])("waits a minute at most, whatever %j asks", (prefer) => {
    expect(parseWaitLimit(prefer)).toEqual({ kind: "atMost", mostMs: 60_000 });
  });

  test.each([
    null,
    "",
    "respond-async",
    "wait",
    "wait=",
    "wait=-1",
    "wait=1.5",
    "wait=2s",
    "await=2",
    "x-wait=2",
  ])("waits as usual without a wish that it understands: %j", (prefer) => {
    expect(parseWaitLimit(prefer)).toEqual(usual);
  });

  test.each(["wait=99999", `wait=${"9".repeat(400)}`, "wait=1e9", "wait=Infinity"])(
    "never waits without end: %j",
    (prefer) => {
      expect(parseWaitLimit(prefer).mostMs).toBeLessThanOrEqual(60_000);
    },
  );
});
