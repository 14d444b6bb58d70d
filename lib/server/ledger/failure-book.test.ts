import { describe, expect, test } from "vitest";
import { windowOfDay } from "@/lib/dates/window";
import { type ProblemCode, ProblemError } from "@/lib/report/answers/problem";
import { createFailureBook } from "./failure-book";
import type { FailedWindow, Failure } from "./failure-store";

const refreshMs = 300_000;
const day = windowOfDay("2026-11-20");
const other = windowOfDay("2026-11-21");
const block = { from: "2026-11-16T00:00:00", to: "2026-11-22T23:59:59" };

function problem(code: ProblemCode = "upstream-busy", retryAfterSeconds?: number): ProblemError {
  return new ProblemError(code, "Why.", retryAfterSeconds === undefined ? {} : { retryAfterSeconds });
}

/** A book over a store that keeps what it is given, under a clock that the test sets. */
function open(kept: FailedWindow[] = []) {
  const clock = { ms: 1_000_000 };
  const saved: unknown[] = [];
  const store = {
    listed: kept,
    loadFailures: async (): Promise<FailedWindow[]> => store.listed,
    async saveFailure(window: unknown, failure: Failure): Promise<void> {
      saved.push([window, failure]);
    },
  };
  const book = createFailureBook({ store, refreshMs, now: () => clock.ms });
  return { ...book, clock, store, saved };
}

function failed(window: FailedWindow["window"], rest: Partial<Failure> = {}): FailedWindow {
  const failure = { problem: problem(), sinceMs: 1_000_000, retryAtMs: 1_005_000, times: 1, ...rest };
  return { window, failure };
}

describe("a window that failed", () => {
  test("rests five seconds, then longer each time, and is known to have failed since the first", async () => {
    const { note, ownFailureOf, isResting, clock } = open();
    await note(day, problem());
    expect(ownFailureOf(day)).toMatchObject({ sinceMs: 1_000_000, retryAtMs: 1_005_000, times: 1 });
    expect([isResting(day), isResting(other)]).toEqual([true, false]);
    clock.ms = 1_004_999;
    expect(isResting(day)).toBe(true);
    clock.ms = 1_005_000;
    expect(isResting(day)).toBe(false);
    await note(day, problem());
    expect(ownFailureOf(day)).toMatchObject({ sinceMs: 1_000_000, retryAtMs: 1_015_000, times: 2 });
  });

  test("keeps the problem it met, and an error of ours is told as unexpected", async () => {
    const { note, ownFailureOf } = open();
    const refused = problem("upstream-auth");
    await note(day, refused);
    expect(ownFailureOf(day)?.problem).toBe(refused);
    const cause = new TypeError("What?");
    await note(other, cause);
    expect(ownFailureOf(other)?.problem).toMatchObject({
      ...{ code: "unexpected", message: "The answer could not be kept.", cause },
    });
  });

  test("rests as long as wolkvox named, a quarter of an hour at most, and a spent quota until its midnight", async () => {
    const restOf = async (code: ProblemCode, seconds: number) => {
      const { note, isResting } = open();
      await note(day, problem(code, seconds));
      return isResting(day);
    };
    expect(await restOf("upstream-busy", 900)).toBe(true);
    expect(await restOf("upstream-busy", 901)).toBe(false);
    expect(await restOf("upstream-quota", 25 * 3600)).toBe(true);
    expect(await restOf("upstream-quota", 25 * 3600 + 1)).toBe(false);
  });

  test("does not rest where the clock was set back behind its failure", async () => {
    const { note, isResting, clock } = open();
    await note(day, problem("upstream-busy", 60));
    clock.ms = 999_999;
    expect(isResting(day)).toBe(false);
  });

  test("is forgotten once it is answered", async () => {
    const { note, forget, ownFailureOf, failureOf, isResting } = open();
    await note(day, problem());
    forget(day);
    expect([ownFailureOf(day), failureOf(day), isResting(day)]).toEqual([null, null, false]);
  });
});

describe("a block that failed", () => {
  test("stands for every window within it, a minute longer than it rests", async () => {
    const { note, failureOf, ownFailureOf, clock } = open();
    await note(block, problem());
    expect(failureOf(day)).toMatchObject({ times: 1 });
    expect([ownFailureOf(day), failureOf(windowOfDay("2026-11-23"))]).toEqual([null, null]);
    clock.ms = 1_064_999;
    expect(failureOf(day)).not.toBeNull();
    clock.ms = 1_065_000;
    expect(failureOf(day)).toBeNull();
  });

  test("keeps shorter blocks from being asked, and no single day", async () => {
    const { note, isResting } = open();
    await note(block, problem());
    expect(isResting({ from: "2026-11-16T00:00:00", to: "2026-11-18T23:59:59" })).toBe(true);
    expect(isResting(day)).toBe(false);
  });

  test("gives way to a window's own failure", async () => {
    const { note, failureOf } = open();
    await note(block, problem());
    await note(day, problem("upstream-auth"));
    expect(failureOf(day)?.problem.code).toBe("upstream-auth");
  });

  test("that met the cap stands for nothing but itself: it is asked in halves at once", async () => {
    const { note, failureOf } = open();
    await note(block, problem("upstream-truncated"));
    expect([failureOf(day), failureOf(block)]).toMatchObject([null, { times: 1 }]);
  });

  test("a single day that failed stands for no part of it", async () => {
    const { note, failureOf } = open();
    await note(day, problem());
    expect(failureOf({ from: "2026-11-20T08:00:00", to: "2026-11-20T11:59:59" })).toBeNull();
  });
});

describe("what other processes noted", () => {
  test("is taken in when the list has been read, and is news once", async () => {
    const { read, failureOf } = open([failed(day)]);
    const takeIn = await read();
    expect(failureOf(day)).toBeNull();
    expect([takeIn(), failureOf(day)?.times]).toEqual([true, 1]);
    expect((await read())()).toBe(false);
  });

  test.each<[string, Partial<Failure>]>([
    ["failed once more", { times: 2 }],
    ["may be asked at another time", { retryAtMs: 1_010_000 }],
  ])("is news where a window %s", async (_, rest) => {
    const { read, store, ownFailureOf } = open([failed(day)]);
    (await read())();
    store.listed = [failed(day, rest)];
    expect((await read())()).toBe(true);
    expect(ownFailureOf(day)).toMatchObject(rest);
  });

  test("is news where a window is answered, or another one failed instead", async () => {
    const { read, store, ownFailureOf } = open([failed(day)]);
    (await read())();
    store.listed = [failed(other)];
    expect([(await read())(), ownFailureOf(day), ownFailureOf(other)?.times]).toEqual([true, null, 1]);
    store.listed = [];
    expect([(await read())(), ownFailureOf(other)]).toEqual([true, null]);
  });

  test("says nothing of what changed here while it was being read", async () => {
    const { read, note, forget, ownFailureOf } = open([failed(day)]);
    (await read())();
    const takeIn = await read();
    forget(day);
    await note(other, problem());
    takeIn();
    expect([ownFailureOf(day), ownFailureOf(other)?.times]).toEqual([null, 1]);
  });

  test("says nothing of what was still being stored when the reading began", async () => {
    const { read, note, store, ownFailureOf } = open();
    const { promise, resolve } = Promise.withResolvers<void>();
    store.saveFailure = () => promise;
    const noted = note(day, problem());
    (await read())();
    expect(ownFailureOf(day)).not.toBeNull();
    resolve();
    await noted;
    (await read())();
    expect(ownFailureOf(day)).toBeNull();
  });
});

describe("what failed here", () => {
  test("is stored for the others, and a store that fails does not matter", async () => {
    const { note, saved, store, ownFailureOf } = open();
    await note(day, problem());
    expect(saved).toMatchObject([[day, { times: 1 }]]);
    store.saveFailure = () => Promise.reject(new Error("The database is away."));
    await note(day, problem());
    expect(ownFailureOf(day)?.times).toBe(2);
  });

  test("is kept from the others once the process ends", async () => {
    const { note, close, saved, ownFailureOf } = open();
    close();
    await note(day, problem());
    expect([saved, ownFailureOf(day)?.times]).toEqual([[], 1]);
  });
});
