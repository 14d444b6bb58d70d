import { type Day, dayOf, type Window, windowOfDay } from "@/lib/dates/window";
import { dayAt } from "@/lib/dates/zone";
import { ProblemError } from "@/lib/report/answers/problem";
import { chooseMarks, type FillStep, type Mark, wholeDay, windowOfMark } from "@/lib/report/timeline/marks";
import { backgroundWork, type Requesters } from "@/lib/server/ledger/lease/call-request";
import { retryDelayMs } from "@/lib/server/ledger/lease/retry-delay";
import { createRounds } from "@/lib/server/store/rounds";
import type { AnswerBook } from "./answer-book";
import type { DayGains } from "./day-gains";
import type { Failure } from "./failure-store";
import type { Fill, FillStore } from "./fill-store";

export type DayFillsOptions = {
  book: Pick<
    AnswerBook,
    "sync" | "syncNow" | "find" | "ask" | "ownFailureOf" | "isResting" | "isBackgroundResting"
  >;
  fills: FillStore;
  /** What is known of the inside of a day. */
  loadGains: (day: Day) => Promise<Pick<DayGains, "gains">>;
  timeZone: string;
  /** This process: no other may have the same name. */
  holder: string;
  /** Whether wolkvox may be asked while nobody reads. */
  mayAsk: () => Promise<boolean>;
  /** Milliseconds that a call takes; null while none was made. */
  callMs: () => number | null;
  /** Between a call and a background call. */
  pauseMs: number;
  now: () => number;
  onFault: (error: unknown) => void;
  everyMs?: number;
};

/** How far a fill is; `secondsLeft` as long as nothing else is asked. */
export type FillStanding = { done: number; total: number; secondsLeft: number; failure: Failure | null };

const usuallyEveryMs = 5_000;
const afterFaultMs = 60_000;
/** What fails for good costs no more than two calls an hour until somebody stops it. */
const longestRestMs = 30 * 60_000;
/** Until a call has shown how long one takes. */
const usualCallMs = 1_500;

/**
 * Asks for past days what they were like up to one time after the other: each answer is one more look at its day, of all
 * agents. Calls are background work, one after the other, and the process that holds a fill makes them; whoever has
 * the answer already is not asked. An answer counts once it is kept, so a process that is killed loses none.
 */
export function createDayFills(options: DayFillsOptions) {
  const { book, fills, loadGains, timeZone, holder, mayAsk, callMs, pauseMs } = options;
  const { now, onFault, everyMs = usuallyEveryMs } = options;
  const rounds = createRounds(runRound);
  const { isStopped } = rounds;
  let underWay: Promise<void> = Promise.resolve();
  /** The fill that this process is at, until it is stopped or goes to another. */
  let current: { day: Day; isHeld: boolean } | null = null;

  function isKnown(day: Day, mark: Mark): boolean {
    return book.find(windowOfMark(day, mark))?.isClosed ?? false;
  }

  /** Where the whole day had no records, no part of it has any. */
  function listUnknown({ day, marks }: Pick<Fill, "day" | "marks">): Mark[] {
    const whole = book.find(windowOfDay(day));
    if (whole?.isClosed && whole.answer.outcome === "no-data") return [];
    return marks.filter((mark) => !isKnown(day, mark));
  }

  function secondsOf(calls: number): number {
    return Math.ceil((calls * ((callMs() ?? usualCallMs) + pauseMs)) / 1000);
  }

  /** The marks that a day lacks, the whole day first: the others are parts of it. */
  async function chooseLacking(day: Day, step: FillStep): Promise<Mark[]> {
    await book.syncNow();
    const { looks } = (await loadGains(day)).gains;
    return listUnknown({ day, marks: [wholeDay, ...chooseMarks(day, { timeZone, step, looks })] });
  }

  async function fillNext(day: Day): Promise<"done" | "again" | "later"> {
    await book.syncNow();
    const fill = await fills.load(day);
    if (!fill?.isRunning) return "done";
    const windows = listUnknown(fill).map((mark) => windowOfMark(day, mark));
    // One that fails again and again must not keep the others waiting.
    const window = windows.find((one) => book.ownFailureOf(one) === null) ?? windows[0];
    if (!window) {
      await fills.end(day);
      return "done";
    }
    if (isResting(fill.failure) || book.isResting(window) || book.isBackgroundResting()) return "later";
    const refused = await book.ask(window, requesters);
    if (isStopped()) return "later";
    const problem = refused ?? book.ownFailureOf(window)?.problem;
    if (problem || fill.failure)
      await fills.note(day, holder, problem ? failureAfter(fill.failure, problem) : null);
    return problem || !book.find(window)?.isClosed ? "later" : "again";
  }

  // Also of an answer to another hour: while wolkvox is away, each of them would be a call that comes to nothing.
  function failureAfter(previous: Failure | null, problem: ProblemError): Failure {
    const times = (previous?.times ?? 0) + 1;
    const retryAtMs = now() + retryDelayMs(times, longestRestMs, problem.retryAfterSeconds);
    return { problem, sinceMs: previous?.sinceMs ?? now(), retryAtMs, times };
  }

  /** A moment further away than any rest is none: the clock was set back. */
  function isResting(failure: Failure | null): boolean {
    return failure !== null && now() < failure.retryAtMs && failure.sinceMs <= now();
  }

  const requesters: Requesters = {
    purpose: "background",
    list: () => (current?.isHeld && !isStopped() ? [backgroundWork] : []),
  };

  /** Holds a fill while its calls are made; false where the next one may not be tried either. */
  async function work(day: Day): Promise<boolean> {
    if (!(await fills.hold(day, holder))) return true;
    const own = { day, isHeld: true };
    current = own;
    const keeper = setInterval(() => {
      const lose = () => {
        own.isHeld = false;
      };
      fills.hold(day, holder).then(
        (isHeld) => isHeld || lose(),
        (error: unknown) => {
          lose();
          onFault(error);
        },
      );
    }, fills.holdMs / 3).unref();
    try {
      for (;;) {
        const next = own.isHeld && !isStopped() && (await mayAsk()) ? await fillNext(day) : "later";
        if (next !== "again") return next === "done";
      }
    } finally {
      clearInterval(keeper);
      current = null;
      await fills.release(day, holder);
    }
  }

  async function workAll(): Promise<void> {
    if (isStopped() || !(await mayAsk())) return;
    const running = await fills.listRunning();
    if (running.length === 0 || (await book.sync())) return;
    // What fails now will most likely fail for the next day too: the next round tries again.
    for (const { day } of running) if (isStopped() || !(await work(day))) return;
  }

  /** Resolves to how long the next round is away, in milliseconds. */
  function runRound(): Promise<number> {
    const round = underWay.then(workAll).then(
      () => everyMs,
      (error: unknown) => {
        onFault(error);
        return afterFaultMs;
      },
    );
    underWay = round.then(() => undefined);
    return round;
  }

  return {
    /** Goes through the fills that run. */
    run: async (): Promise<void> => void (await runRound()),
    start: () => rounds.next(everyMs),
    /** Starts no call any more; resolves when the one under way has ended. */
    stop(): Promise<void> {
      rounds.stop();
      return underWay;
    },

    /**
     * Begins to ask for the hours of a past day that nobody looked at; resolves to how many calls that takes, none where
     * nothing lacks. @throws ProblemError `invalid-range` for a day that is not over, `conflict` where one of it runs, or
     * where nothing may be asked in the background.
     */
    async begin(day: Day, step: FillStep): Promise<{ calls: number; secondsLeft: number }> {
      if (day >= dayAt(now(), timeZone)) throw new ProblemError("invalid-range", `day: ${day} is not over.`);
      if (!(await mayAsk()))
        throw new ProblemError("conflict", "Background calls are switched off for this operation.");
      const before = await fills.load(day);
      if (before?.isRunning)
        throw new ProblemError("conflict", `The hours of ${day} are being asked already.`);
      const lacking = await chooseLacking(day, step);
      if (lacking.length > 0) {
        const known = (before?.marks ?? []).filter((mark) => !lacking.includes(mark) && isKnown(day, mark));
        await fills.begin(day, { marks: [...known, ...lacking], knownBefore: known.length });
        rounds.next(0);
      }
      return { calls: lacking.length, secondsLeft: secondsOf(lacking.length) };
    },

    /** How long one of its calls takes, with the pause after it. */
    callSeconds: () => secondsOf(1),

    /** Ends a fill; what was answered stays. @throws ProblemError `not-found` where none of this day runs. */
    async end(day: Day): Promise<void> {
      if (current?.day === day) current.isHeld = false;
      if (!(await fills.end(day))) throw new ProblemError("not-found", `No hours of ${day} are being asked.`);
    },

    /** How far the fill of a day is; null where none runs. */
    async tell(day: Day): Promise<FillStanding | null> {
      const running = await fills.listRunning();
      const place = running.findIndex((fill) => fill.day === day);
      const fill = running[place];
      if (!fill) return null;
      const left = listUnknown(fill).length;
      const ahead = running.slice(0, place).flatMap((other) => listUnknown(other)).length;
      const { failure } = fill;
      const restMs = failure ? Math.max(0, failure.retryAtMs - now()) : 0;
      const total = fill.marks.length - fill.knownBefore;
      const secondsLeft = secondsOf(left + ahead) + Math.ceil(restMs / 1000);
      return { done: total - Math.min(left, total), total, secondsLeft, failure };
    },

    /** Whether a window is a part of a day that was asked for in a fill: it is not looked at again by itself. */
    async createMarkTest(since: Day): Promise<(window: Window) => boolean> {
      const ends = new Set(
        (await fills.listSince(since)).flatMap(({ day, marks }) =>
          marks.filter((mark) => mark !== wholeDay).map((mark) => windowOfMark(day, mark).to),
        ),
      );
      return ({ from, to }) => from === windowOfDay(dayOf(to)).from && ends.has(to);
    },
  };
}

export type DayFills = ReturnType<typeof createDayFills>;
