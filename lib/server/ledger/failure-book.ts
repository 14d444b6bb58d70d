import { holdsWindow, type Window } from "@/lib/dates/window";
import { isProblem, ProblemError } from "@/lib/report/answers/problem";
import { isPiece, keyOfWindow, windowOfKey } from "@/lib/report/plan/pieces";
import { retryDelayMs } from "@/lib/server/ledger/lease/retry-delay";
import { storeProblemOf } from "@/lib/server/store/store-problem";
import type { FailedWindow, Failure, FailureStore } from "./failure-store";

export type FailureBookOptions = {
  store: Pick<FailureStore, "loadFailures" | "saveFailure">;
  refreshMs: number;
  now: () => number;
};

// Between a block's failure and its next try the page is read on: its words stay that long.
const blockGraceMs = 60_000;
// A day's calls are spent until midnight, of a day of 25 hours at most; wolkvox may name a quarter of an hour.
const longestQuotaMs = 25 * 3_600_000;
const longestNamedMs = 15 * 60_000;

/** What failed, here and in other processes, and how long it is left alone. */
export function createFailureBook({ store, refreshMs, now }: FailureBookOptions) {
  const failures = new Map<string, Failure>();
  // What changes here while a list is being read may stand in it or not: the list says nothing of it.
  let changed = new Set<string>();
  const saving = new Map<string, Failure>();
  let isClosing = false;

  function takeIn(listed: readonly FailedWindow[], own: ReadonlySet<string>): boolean {
    const known = new Map(listed.map(({ window, failure }) => [keyOfWindow(window), failure]));
    for (const key of own) {
      const failure = failures.get(key);
      if (failure) known.set(key, failure);
      else known.delete(key);
    }
    const isNews = !isSame(known, failures);
    failures.clear();
    for (const [key, failure] of known) failures.set(key, failure);
    return isNews;
  }

  function failureAfter(previous: Failure | undefined, error: unknown): Failure {
    const problem = isProblem(error) ? error : (storeProblemOf(error) ?? unexpectedProblem(error));
    const times = (previous?.times ?? 0) + 1;
    const retryAtMs = now() + retryDelayMs(times, refreshMs, problem.retryAfterSeconds);
    return { problem, sinceMs: previous?.sinceMs ?? now(), retryAtMs, times };
  }

  function ownFailureOf(window: Window): Failure | null {
    return failures.get(keyOfWindow(window)) ?? null;
  }

  // A block that failed stands for every shorter one within it, or each day that is read would make a new one to fail.
  function failureOf(window: Window): Failure | null {
    const own = ownFailureOf(window);
    if (own) return own;
    return failedBlocks().find(({ block }) => holdsWindow(block, window))?.failure ?? null;
  }

  function failedBlocks(): { block: Window; failure: Failure }[] {
    return [...failures].flatMap(([key, failure]) => {
      const block = windowOfKey(key);
      const isFresh = now() < failure.retryAtMs + blockGraceMs;
      // One that met the cap is asked in halves at once.
      const isWhole = failure.problem.code !== "upstream-truncated" && !isPiece(block);
      return isFresh && isWhole ? [{ block, failure }] : [];
    });
  }

  return {
    /** Reads what all processes have kept, one reading at a time; what comes back takes it in: true where that is news. */
    async read(): Promise<() => boolean> {
      changed = new Set(saving.keys());
      const listed = await store.loadFailures();
      return () => takeIn(listed, changed);
    },
    /** Resolves when other processes may know it; never rejects. */
    async note(window: Window, error: unknown): Promise<void> {
      const key = keyOfWindow(window);
      const failure = failureAfter(failures.get(key), error);
      failures.set(key, failure);
      changed.add(key);
      if (isClosing) return;
      saving.set(key, failure);
      // The store itself may be what failed.
      await store.saveFailure(window, failure).catch(() => {});
      if (saving.get(key) === failure) saving.delete(key);
    },
    /** It was answered. */
    forget(window: Window): void {
      failures.delete(keyOfWindow(window));
      changed.add(keyOfWindow(window));
    },
    /** Why the window cannot be had: its own failure, or that of a block that holds it. */
    failureOf,
    ownFailureOf,
    /** True while a window may not be asked again after a failure. */
    isResting(window: Window): boolean {
      const failure = isPiece(window) ? ownFailureOf(window) : failureOf(window);
      if (!failure) return false;
      const leftMs = failure.retryAtMs - now();
      const mostMs =
        failure.problem.code === "upstream-quota" ? longestQuotaMs : Math.max(refreshMs, longestNamedMs);
      // Before it began, or longer than any rest: the clock was set back, and its times say nothing.
      return failure.sinceMs <= now() && leftMs > 0 && leftMs <= mostMs;
    },
    /** What fails from now on is kept from the others. */
    close(): void {
      isClosing = true;
    },
  };
}

function isSame(listed: ReadonlyMap<string, Failure>, known: ReadonlyMap<string, Failure>): boolean {
  const isKnown = ([key, failure]: [string, Failure]) =>
    known.get(key)?.times === failure.times && known.get(key)?.retryAtMs === failure.retryAtMs;
  return listed.size === known.size && [...listed].every(isKnown);
}

function unexpectedProblem(cause: unknown): ProblemError {
  return new ProblemError("unexpected", "The answer could not be kept.", { cause });
}
