import { holdsWindow, type Window } from "@/lib/dates/window";
import { keyOfWindow } from "@/lib/report/plan/pieces";
import { listLacking, type Plan } from "@/lib/report/plan/plan";
import type { AnswerBook } from "@/lib/server/ledger/answer-book";
import type { Failure } from "@/lib/server/ledger/failure-store";
import type { CallRefusedError } from "@/lib/server/ledger/lease/call-refusal";
import { backgroundWork, type Requester, type Requesters } from "@/lib/server/ledger/lease/call-request";
import type { PlanBasis } from "./range-snapshot";

/** The asking of one range, shared by all who look at it. */
export type RangeRequest = {
  /** True while there is a call under way or to come. */
  isActive(): boolean;
  /** Resolves when the calls that readers wait for have been tried. */
  asked: Promise<void>;
  /** Resolves when the next window is settled, or the range request has ended. */
  nextStep(): Promise<void>;
  /** A request of this person waits until what comes back is called, with true where it was closed before its answer. */
  join(askedBy: string): (isClosed: boolean) => void;
  /** Why its calls were refused to all who wait for them, whatever wolkvox would have said. */
  refusal(): Failure | null;
  /** Milliseconds until all is known that the range lacks; null while no call has shown how long one takes. */
  leftMs(): number | null;
};

export type RangeRequestsOptions = {
  book: Pick<AnswerBook, "ask" | "find" | "isResting" | "isBackgroundResting" | "ownFailureOf">;
  /** The plan of a range as of now. */
  planOf: (stretches: readonly Window[], basis: PlanBasis) => Plan;
  /** Why a person may have no call for now; null = they may. */
  refusalOf: (askedBy: string) => Failure | null;
  /** Calls of one range at once: a token's own limit. */
  concurrency: number;
  /** Milliseconds that a call takes; null while none was made. */
  callMs: () => number | null;
  /** Between a call and a background call. */
  pauseMs: number;
  now: () => number;
};

type RunningRequest = RangeRequest & {
  plan: () => Plan;
  touch: (askedBy: string) => void;
  /** Who waits for its readers' calls now. */
  waiting: () => string[];
};

/** One person's interest in a range: requests that wait, when they last waited, and when they last had an answer. */
type Interest = { open: number; waitedMs: number; answeredMs: number };

// A person is taken to wait for what is unknown this long after they last did: a page asks every few seconds.
const waitInterestMs = 30_000;
// The days behind known totals go on this long after an answer: the tab may be open in the background.
const fillInterestMs = 10 * 60_000;

/**
 * Asks what ranges lack: first the calls that readers wait for, a range's own one after the other so that many ranges
 * take turns, then its days in the background, as long as somebody looks.
 */
export function createRangeRequests({ book, planOf, refusalOf, now, ...options }: RangeRequestsOptions) {
  const { concurrency, callMs, pauseMs } = options;
  const running = new Map<string, RunningRequest>();
  // After a failure behind, no other day of the range is tried before the failed one may be.
  const restUntilMs = new Map<string, number>();

  function canAsk(window: Window): boolean {
    return !book.isResting(window);
  }

  /** A day waits behind its total until that has been tried. */
  function listBehind({ ask, behind }: Plan): Window[] {
    const due = ask.filter(canAsk);
    const isAhead = (window: Window) => due.some((block) => holdsWindow(block, window));
    return behind.filter((window) => canAsk(window) && !isAhead(window));
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

  /** Old figures that are due: whoever may ask nothing more has them refreshed by the background. */
  function canRefresh(window: Window): boolean {
    return book.find(window) !== null && !book.isBackgroundResting();
  }

  function failureOf(problem: CallRefusedError): Failure {
    return { problem, sinceMs: now(), retryAtMs: now() + (problem.retryAfterSeconds ?? 0) * 1000, times: 1 };
  }

  // Everybody who waits has a turn before the same person's next one, and every range of a person before the next of it.
  function turnsApart(waiting: readonly string[]): number {
    if (waiting.length === 0) return 1;
    const all = [...running.values()].map((one) => one.waiting());
    const ownRanges = waiting.map((person) => all.filter((people) => people.includes(person)).length);
    return Math.max(1, new Set(all.flat()).size) * Math.max(1, Math.min(...ownRanges));
  }

  function start(key: string, plan: () => Plan) {
    const interests = new Map<string, Interest>();
    let refusal: Failure | null = null;
    let isAsking = false;
    let step = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    const readers: Requesters = {
      purpose: "reader",
      list: () => listPeople().filter(mayAsk).map(toRequester),
    };

    function settle(): void {
      step.resolve();
      step = Promise.withResolvers();
    }

    const isWaiting = ({ open, waitedMs }: Interest) => open > 0 || now() - waitedMs <= waitInterestMs;

    function listPeople(): string[] {
      return [...interests].filter(([, interest]) => isWaiting(interest)).map(([person]) => person);
    }

    const isWaitedFor = () => listPeople().length > 0;

    function isWatched(): boolean {
      const hasLooked = ({ answeredMs }: Interest) => now() - answeredMs <= fillInterestMs;
      return [...interests.values()].some((interest) => isWaiting(interest) || hasLooked(interest));
    }

    function behind(isWanted: () => boolean): Requesters {
      return { purpose: "background", list: () => (isWanted() ? [backgroundWork] : []) };
    }

    function chooseCalls(): { windows: Window[]; requesters: Requesters } | null {
      const due = plan().ask.filter(canAsk);
      const isAllowed = readers.list().length > 0;
      const windows = isAllowed ? due.slice(0, concurrency) : due.filter(canRefresh).slice(0, 1);
      if (windows.length === 0 || !isWaitedFor()) return null;
      return { windows, requesters: isAllowed ? readers : behind(isWaitedFor) };
    }

    async function askReaders(): Promise<void> {
      isAsking = true;
      for (let calls = chooseCalls(); calls && !refusal; calls = chooseCalls()) {
        const { windows, requesters } = calls;
        await Promise.all(windows.map((window) => askOne(window, requesters)));
      }
      isAsking = false;
    }

    async function askOne(window: Window, requesters: Requesters): Promise<void> {
      const refused = await book.ask(window, requesters);
      if (refused) refusal = failureOf(refused);
      settle();
    }

    async function fillBehind(): Promise<void> {
      for (;;) {
        if (chooseCalls()) await askReaders();
        const unknown = new Set(plan().gaps.map(keyOfWindow));
        const wantOf = (window: Window) => (unknown.has(keyOfWindow(window)) ? isWaitedFor : isWatched);
        const next = chooseBehind(listBehind(plan()).filter((window) => wantOf(window)()));
        if (refusal || !next || !mayFill(key)) return end();
        const refused = await book.ask(next, behind(wantOf(next)));
        settle();
        const failure = refused ? failureOf(refused) : book.ownFailureOf(next);
        if (failure) {
          restUntilMs.set(key, failure.retryAtMs);
          return end();
        }
      }
    }

    async function run(): Promise<void> {
      try {
        await askReaders();
        asked.resolve();
        await fillBehind();
      } finally {
        end();
      }
    }

    // At once with the decision: whoever looks in the same moment starts anew.
    function end(): void {
      if (running.get(key) === rangeRequest) running.delete(key);
      asked.resolve();
      step.resolve();
    }

    function interestOf(person: string): Interest {
      const interest = interests.get(person) ?? {
        open: 0,
        waitedMs: now(),
        answeredMs: Number.NEGATIVE_INFINITY,
      };
      interests.set(person, interest);
      return interest;
    }

    const rangeRequest: RunningRequest = {
      plan,
      waiting: () => (isAsking ? listPeople() : []),
      isActive: () => running.get(key) === rangeRequest,
      asked: asked.promise,
      nextStep: () => step.promise,
      refusal: () => refusal,
      touch(person) {
        interestOf(person).waitedMs = now();
      },
      join(person) {
        const interest = interestOf(person);
        interest.open += 1;
        return (isClosed) => {
          interest.open -= 1;
          if (!isClosed) interest.answeredMs = now();
          interest.waitedMs = isClosed && interest.open === 0 ? Number.NEGATIVE_INFINITY : now();
        };
      },
      leftMs() {
        const ownMs = callMs();
        if (ownMs === null) return null;
        const { waited, filled } = listLacking(plan());
        const waitedMs = waited.length * ownMs * turnsApart(listPeople());
        return waitedMs + filled.length * (ownMs + pauseMs) * running.size;
      },
    };
    running.set(key, rangeRequest);
    return { rangeRequest, run };
  }

  function mayAsk(person: string): boolean {
    return refusalOf(person) === null;
  }

  return {
    /** Somebody looks at a range: what it lacks is being asked from now on. Null where it lacks nothing that may be asked. */
    request(stretches: readonly Window[], askedBy: string, basis: PlanBasis = "totals"): RangeRequest | null {
      const key = [basis, ...stretches.map(keyOfWindow)].join();
      const known = running.get(key);
      if (known) {
        known.touch(askedBy);
        return known;
      }
      const plan = () => planOf(stretches, basis);
      const due = plan().ask.filter(canAsk);
      const isWaitedFor = mayAsk(askedBy) ? due.length > 0 : due.some(canRefresh);
      if (!isWaitedFor && !(mayFill(key) && listBehind(plan()).length > 0)) return null;
      const { rangeRequest, run } = start(key, plan);
      rangeRequest.touch(askedBy);
      void run();
      return rangeRequest;
    },
    /** Windows that the ranges being asked now still lack, each counted once. */
    listBacklog(): Window[] {
      const windows = [...running.values()].flatMap(({ plan }) => [...plan().ask, ...plan().behind]);
      return [...new Map(windows.map((window) => [keyOfWindow(window), window])).values()];
    },
    /** Ranges being asked now: they take turns. */
    count: () => running.size,
    refusalOf,
  };
}

export type RangeRequests = ReturnType<typeof createRangeRequests>;

function toRequester(askedBy: string): Requester {
  return { purpose: "reader", askedBy };
}
