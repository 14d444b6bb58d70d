import type { Window } from "@/lib/dates/window";
import { keyOfWindow } from "@/lib/report/pieces";
import type { Plan } from "@/lib/report/plan";
import type { PlanKind } from "@/lib/server/report-scene";
import type { AnswerBook } from "./answer-book";

/** The asking of one range, shared by all who look at it. */
export type Pursuit = {
  /** True while there is a call under way or to come. */
  isActive(): boolean;
  /** Resolves when the calls that readers wait for have been tried. */
  asked: Promise<void>;
  /** Resolves when the next window is settled, or the pursuit has ended. */
  nextStep(): Promise<void>;
};

export type PursuitOptions = {
  book: Pick<AnswerBook, "ask" | "isResting" | "isBackgroundResting" | "ownFailureOf">;
  /** The plan of a range as of now. */
  planOf: (stretches: readonly Window[], kind: PlanKind) => Plan;
  /** Calls of one range at once: a token's own limit. */
  concurrency: number;
  now: () => number;
};

type Running = Pursuit & { plan: () => Plan; touch: (askedBy: string | null) => void };

// The days behind a block go on this long after the last reader looked: the tab may be open in the background.
const interestMs = 10 * 60_000;

/**
 * Asks what ranges lack: first the calls that readers wait for, a range's own one after the other so that many ranges
 * take turns, then its days in the background, as long as somebody looks.
 */
export function createPursuits({ book, planOf, concurrency, now }: PursuitOptions) {
  const running = new Map<string, Running>();
  // After a failure behind, no other day of the range is tried before the failed one may be.
  const restUntilMs = new Map<string, number>();

  function canAsk(window: Window): boolean {
    return !book.isResting(window);
  }

  // One day that fails again and again must not keep the others waiting.
  function chooseBehind(windows: Window[]): Window | undefined {
    return windows.find((window) => book.ownFailureOf(window) === null) ?? windows[0];
  }

  function mayFill(key: string): boolean {
    const isRested = now() >= (restUntilMs.get(key) ?? 0);
    if (isRested) restUntilMs.delete(key);
    return isRested && !book.isBackgroundResting();
  }

  function start(key: string, plan: () => Plan, firstAskedBy: string | null) {
    let lookedAtMs = now();
    let askedBy = firstAskedBy;
    let step = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();

    function settle(): void {
      step.resolve();
      step = Promise.withResolvers();
    }

    async function askReaders(): Promise<void> {
      for (;;) {
        const due = plan().ask.filter(canAsk).slice(0, concurrency);
        if (due.length === 0) return;
        await Promise.all(due.map((window) => book.ask(window, { purpose: "reader", askedBy }).then(settle)));
      }
    }

    async function fillBehind(): Promise<void> {
      for (;;) {
        if (plan().ask.some(canAsk)) await askReaders();
        const next = chooseBehind(plan().behind.filter(canAsk));
        if (!next || !mayFill(key) || now() - lookedAtMs > interestMs) return;
        await book.ask(next, { purpose: "background", askedBy: null });
        settle();
        const failure = book.ownFailureOf(next);
        if (failure) {
          restUntilMs.set(key, failure.retryAtMs);
          return;
        }
      }
    }

    async function run(): Promise<void> {
      try {
        await askReaders();
        asked.resolve();
        await fillBehind();
      } finally {
        running.delete(key);
        asked.resolve();
        step.resolve();
      }
    }

    const pursuit: Running = {
      plan,
      isActive: () => running.get(key) === pursuit,
      asked: asked.promise,
      nextStep: () => step.promise,
      touch(by: string | null) {
        lookedAtMs = now();
        askedBy = by ?? askedBy;
      },
    };
    running.set(key, pursuit);
    void run();
    return pursuit;
  }

  return {
    /** Somebody looks at a range: what it lacks is being asked from now on. Null where it lacks nothing. */
    pursue(stretches: readonly Window[], askedBy: string | null, kind: PlanKind = "totals"): Pursuit | null {
      const key = [kind, ...stretches.map(keyOfWindow)].join();
      const known = running.get(key);
      if (known) {
        known.touch(askedBy);
        return known;
      }
      const plan = () => planOf(stretches, kind);
      const isWorth = plan().ask.some(canAsk) || (mayFill(key) && plan().behind.some(canAsk));
      return isWorth ? start(key, plan, askedBy) : null;
    },
    /** Windows that the ranges being asked now still lack, each counted once. */
    listBacklog(): Window[] {
      const windows = [...running.values()].flatMap(({ plan }) => [...plan().ask, ...plan().behind]);
      return [...new Map(windows.map((window) => [keyOfWindow(window), window])).values()];
    },
    /** Ranges being asked now: they take turns. */
    count: () => running.size,
  };
}

export type Pursuits = ReturnType<typeof createPursuits>;
