import { describe, expect, test } from "vitest";
import { ProblemError } from "@/lib/report/answers/problem";
import { markAsRunning } from "@/lib/server/wolkvox/may-still-run";
import { runTurn, type Turn, TurnLostError } from "./token-turn";

const times = { leaseMs: 75_000, leastMs: 62_000 };
const lease = { slot: 1, fence: 7, holder: "one/1" };
const problem = new ProblemError("upstream-busy", "Busy.");

/** Runs a turn whose lease is renewed after so many milliseconds, or not at all. */
function run<Result>(call: (turn: Turn) => Promise<Result>, { renewMs = 0, isOurs = true } = {}) {
  let nowMs = 1_000;
  const leases = {
    async renew() {
      nowMs += renewMs;
      return isOurs;
    },
    take: async () => null,
    release: async () => {},
    repair: async () => {},
  };
  return runTurn({ leases, times, monotonicNow: () => nowMs }, lease, call);
}

const answer = async () => "answer";

describe("a turn", () => {
  test("sends its one call under its fence and slot", async () => {
    const seen: number[] = [];
    const outcome = await run(({ send, fence, slot }) => {
      seen.push(fence, slot);
      return send(answer);
    });
    expect(outcome).toEqual({ kind: "done", result: "answer", wasSent: true, mayRun: false });
    expect(seen).toEqual([7, 1]);
  });

  test("that sends nothing costs nothing", async () => {
    expect(await run(answer)).toEqual({ kind: "done", result: "answer", wasSent: false, mayRun: false });
  });

  test("covers one call alone", async () => {
    const outcome = await run(async ({ send }) => {
      await send(answer);
      return await send(answer);
    });
    expect(outcome).toMatchObject({
      ...{ kind: "failed", error: new Error("A turn covers one call."), wasSent: true },
    });
  });

  test("is lost where another has its slot: nothing is sent", async () => {
    const sent: string[] = [];
    const outcome = await run(({ send }) => send(async () => sent.push("call")), { isOurs: false });
    expect([outcome, sent]).toEqual([{ kind: "lost", wasSent: false, mayRun: false }, []]);
  });

  test("is lost where too little of its lease is left, to the millisecond", async () => {
    const send = (turn: Turn) => turn.send(answer);
    expect(await run(send, { renewMs: 13_000 })).toMatchObject({ kind: "done" });
    expect(await run(send, { renewMs: 13_001 })).toMatchObject({ kind: "lost" });
  });

  test("tells its call that it was lost", async () => {
    const errors: unknown[] = [];
    await run(({ send }) => send(answer).catch((error) => errors.push(error)), { isOurs: false });
    expect(errors).toEqual([new TurnLostError("The turn was lost before its call was sent.")]);
  });
});

describe("a turn that fails", () => {
  const fail = (error: unknown) => run(({ send }) => send(() => Promise.reject(error)));

  test("is over where wolkvox has answered", async () => {
    expect(await fail(problem)).toEqual({ kind: "failed", error: problem, wasSent: true, mayRun: false });
  });

  test("may still run where wolkvox may be at work on it, and after an unknown error", async () => {
    const running = markAsRunning(new ProblemError("upstream-timeout", "Too long."));
    expect(await fail(running)).toMatchObject({ kind: "failed", error: running, mayRun: true });
    expect(await fail(new TypeError("What?"))).toMatchObject({ kind: "failed", mayRun: true });
  });

  test("may still run also where its call goes on after the failure", async () => {
    const outcome = await run(async ({ send }) => {
      await send(() => Promise.reject(new TypeError("What?"))).catch(() => {});
      return "kept";
    });
    expect(outcome).toEqual({ kind: "done", result: "kept", wasSent: true, mayRun: true });
  });

  test("before it sent anything left nothing running", async () => {
    const outcome = await run(() => Promise.reject(new TypeError("What?")));
    expect(outcome).toMatchObject({ kind: "failed", wasSent: false, mayRun: false });
    const running = markAsRunning(new ProblemError("upstream-timeout", "Too long."));
    expect(await run(() => Promise.reject(running))).toMatchObject({ wasSent: false, mayRun: true });
  });
});
