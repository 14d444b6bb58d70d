import type { Window } from "@/lib/dates/window";
import { isProblem, ProblemError } from "@/lib/report/answers/problem";
import { type AnswerColumns, findAgentName, listAgentIds } from "@/lib/report/figures/answer-columns";
import { keyOfWindow } from "@/lib/report/plan/pieces";
import { mapSteps } from "@/lib/report/steps";
import { CallDroppedError, CallRefusedError } from "@/lib/server/ledger/lease/call-refusal";
import { type CallPurpose, type Requesters, requestedBy } from "@/lib/server/ledger/lease/call-request";
import { finishInTurns } from "@/lib/server/store/in-turns";
import { formatKeptKey } from "@/lib/server/store/kept-key";
import { storeProblemOf } from "@/lib/server/store/store-problem";
import type { Answer } from "./answer";
import { type AnswerIndex, createAnswerIndex, type IndexEntry } from "./answer-index";
import type { AnswerMemory } from "./answer-memory";
import type { AnswerStore } from "./answer-store";
import { isClosedAnswer } from "./closed-answer";
import { createFailureBook } from "./failure-book";
import type { Failure } from "./failure-store";

/** One window's question: reads wolkvox when its turn comes, unless `isStillDue` says by then that it is known. */
export type LoadAnswer = (
  window: Window,
  requesters: Requesters,
  isStillDue: () => Promise<boolean>,
) => Promise<{ answer: Answer; columns: AnswerColumns } | null>;

export type AnswerBookOptions = {
  store: AnswerStore;
  timeZone: string;
  refreshMs: number;
  now: () => number;
  load: LoadAnswer;
  /** Where its answers are remembered, in front of the store. */
  memory: AnswerMemory;
  /** Told of every answer that is read, and whether it was remembered. */
  onLoad?: (isHit: boolean) => void;
};

type Pending<Result> = { promise: Promise<Result>; purpose: CallPurpose; waiting: Requesters[] };

// Another process's answer is learned at most this much later.
const syncEveryMs = 100;
// When a reader of old figures asks again whether the store is back.
const storeRetryMs = 5_000;
// Two calls at once may be kept in another order than that of their ids: the last few are looked at again.
const overlapIds = 20;

// The background's share of the day's calls is spent: that is no failure of the window, which a reader may still ask.
const backgroundRestMs = 5 * 60_000;

const anyTime: Window = { from: "", to: "9999-12-31T23:59:59" };
/** About as many answers as a quarter of days: who has not been there since is known by the id. */
const mostSearched = 100;

// Between processes: clocks that are set by the network differ by less.
const clockToleranceMs = 2_000;

const settleNull = (): null => null;

function isSpent(error: unknown): boolean {
  return isProblem(error) && error.code === "upstream-quota";
}

/** The answers of one operation: what is in force, what failed, and the asking of windows that are due. */
export function createAnswerBook(options: AnswerBookOptions) {
  const { store, timeZone, refreshMs, now, load, memory, onLoad } = options;
  let index = createAnswerIndex({ timeZone, refreshMs });
  const shelf = memory.open({ loadPacked: store.loadPacked, onLoad });
  const pending = new Map<string, Pending<CallRefusedError | null>>();
  const failures = createFailureBook({ store, refreshMs, now });
  const agents = new Set<string>();
  const seenAheadMs = new Map<number, number>();
  let version = 0;
  let backgroundRestsUntilMs = 0;
  let syncing: Promise<void> | null = null;
  let syncedAtMs = Number.NEGATIVE_INFINITY;
  let awaySinceMs: number | null = null;
  let erasureMark: string | null = null;
  let areAgentsRead = false;

  async function pull(): Promise<void> {
    const [mark, answers, takeInFailures, ids] = await Promise.all([
      store.loadErasureMark(),
      store.loadSince(index.lastId() - overlapIds),
      failures.read(),
      areAgentsRead ? [] : store.loadAgents(),
    ]);
    erasureMark ??= mark;
    if (mark !== erasureMark) {
      erasureMark = mark;
      forgetAll();
      return pull();
    }
    const news = answers.filter((answer) => index.add(answer));
    for (const id of ids) agents.add(id);
    const hasFailureNews = takeInFailures();
    if (news.length > 0 || hasFailureNews) version += 1;
    areAgentsRead = true;
    syncedAtMs = now();
    awaySinceMs = null;
  }

  // Somebody was removed: answers have other rows, under other digests, than those that were read before.
  function forgetAll(): void {
    index = createAnswerIndex({ timeZone, refreshMs });
    shelf.clear();
    agents.clear();
    areAgentsRead = false;
    version += 1;
  }

  function syncNow(): Promise<void> {
    syncing ??= pull().finally(() => {
      syncing = null;
    });
    return syncing;
  }

  async function trySync(): Promise<Failure | null> {
    try {
      await syncNow();
      return null;
    } catch (error) {
      const problem = storeProblemOf(error);
      if (!problem || syncedAtMs === Number.NEGATIVE_INFINITY) throw error;
      awaySinceMs ??= now();
      return { problem, sinceMs: awaySinceMs, retryAtMs: now() + storeRetryMs, times: 1 };
    }
  }

  async function read(window: Window, requesters: Requesters): Promise<CallRefusedError | null> {
    try {
      const loaded = await load(window, requesters, async () => {
        await syncNow();
        return !isSettled(window);
      });
      if (loaded) await takeIn(loaded.answer, loaded.columns);
      return null;
    } catch (error) {
      return await noteRefusal(window, requesters, error);
    }
  }

  async function noteRefusal(
    window: Window,
    { purpose }: Requesters,
    error: unknown,
  ): Promise<CallRefusedError | null> {
    if (error instanceof CallDroppedError) return null;
    const isRefused = error instanceof CallRefusedError;
    if (purpose === "background" && isSpent(error)) backgroundRestsUntilMs = now() + backgroundRestMs;
    else if (!isRefused) {
      const noted = failures.note(window, error);
      version += 1;
      await noted;
    }
    return isRefused ? error : null;
  }

  // An answer from the future was asked by a clock that was ahead: it closes no window that had not ended when it was
  // first seen, now and when its time has come.
  function believe<Known extends IndexEntry | null>(entry: Known): Known {
    if (!entry) return entry;
    const { answer } = entry;
    if (answer.askedAtMs > now() + clockToleranceMs && !seenAheadMs.has(answer.id))
      seenAheadMs.set(answer.id, now());
    const seenMs = seenAheadMs.get(answer.id);
    if (seenMs === undefined) return entry;
    const seen = { ...answer, witnessedAtMs: Math.min(seenMs, answer.witnessedAtMs) };
    return { ...entry, answer: seen, isClosed: isClosedAnswer(seen, { timeZone }) };
  }

  // Another reader, or another process, may have had the answer, or the refusal, while this question waited its turn.
  function isSettled(window: Window): boolean {
    const entry = believe(index.find(window));
    if (!entry || failures.isResting(window)) return failures.isResting(window);
    if (entry.isClosed) return entry.recheckAtMs === null || now() < entry.recheckAtMs;
    const ageMs = now() - entry.askedAtMs;
    return ageMs >= 0 && ageMs < refreshMs;
  }

  async function takeIn(answer: Answer, columns: AnswerColumns): Promise<void> {
    index.add(answer);
    failures.forget(answer.window);
    if (answer.digest !== null) shelf.keep(answer.digest, columns);
    version += 1;
    const named = await finishInTurns(mapSteps(listAgentIds(columns), formatKeptKey));
    for (const id of named) agents.add(id);
  }

  function assertRested(window: Window): void {
    const restMs = (index.find(window)?.askedAtMs ?? 0) + refreshMs - now();
    if (restMs <= 0 || restMs > refreshMs) return;
    throw new ProblemError("rate-limited", "wolkvox was asked this only a moment ago.", {
      retryAfterSeconds: Math.ceil(restMs / 1000),
    });
  }

  async function loadAgain(window: Window, askedBy: string): Promise<void> {
    const loaded = await load(window, requestedBy({ purpose: "reader", askedBy }), async () => {
      await syncNow();
      // Somebody else may have looked while this waited for its turn.
      assertRested(window);
      return true;
    });
    if (loaded) await takeIn(loaded.answer, loaded.columns);
  }

  return {
    /**
     * Learns what other processes have stored since. Where the store cannot be read, what is known stays: then why.
     * @throws the store's error where nothing was ever read.
     */
    sync: async () => {
      const ageMs = now() - syncedAtMs;
      return ageMs >= syncEveryMs || ageMs < 0 ? trySync() : null;
    },
    /** The same at once, whenever it was last done. @throws the store's error */
    syncNow,
    /** Grows with everything that is learned: the same number, the same answers and failures. */
    version: () => version,
    find: (window: Window) => believe(index.find(window)),
    listWithin: (range: Window) => index.listWithin(range).map(believe),
    listRechecks: (nowMs: number) => index.listRechecks(nowMs),
    failureOf: failures.failureOf,
    ownFailureOf: failures.ownFailureOf,
    isResting: failures.isResting,
    /** True while the background may spend no more of the day's calls; readers still may. */
    isBackgroundResting: () =>
      backgroundRestsUntilMs - backgroundRestMs <= now() && now() < backgroundRestsUntilMs,
    isPending: (window: Window) => pending.has(keyOfWindow(window)),
    /** The process ends: what is refused from now on is no failure that others should know of. */
    close: failures.close,
    /** Whether any answer so far, of this process or another, named this agent. @throws the store's error where nobody can tell. */
    async knowsAgent(id: string): Promise<boolean> {
      const key = formatKeptKey(id);
      if (!agents.has(key) && (await store.hasAgent(key))) agents.add(key);
      return agents.has(key);
    },
    /**
     * The newest name of an agent, looked for in the newest answers, for a range that does not tell it; null where none of
     * these names the agent. @throws the store's error where nobody can tell.
     */
    async findName(id: string): Promise<string | null> {
      const newestFirst = index
        .listWithin(anyTime)
        .filter(({ answer }) => answer.digest !== null)
        .sort((a, b) => (a.window.to < b.window.to ? 1 : -1))
        .slice(0, mostSearched);
      for (const { answer } of newestFirst) {
        const name = findAgentName(await shelf.load(answer), id);
        if (name !== null) return name;
      }
      return null;
    },
    columnsOf: shelf.load,
    /** What its answers take of the memory in front of the store. */
    memoryBytes: shelf.bytes,
    /** The rows of a digest as they are kept, to be read elsewhere. */
    loadPacked: store.loadPacked,
    async loadKnownAt(range: Window, momentMs: number): Promise<AnswerIndex> {
      const past = createAnswerIndex({ timeZone, refreshMs });
      for (const answer of await store.loadKnownAt(range, momentMs)) past.add(answer);
      return past;
    },
    /**
     * Asks a window once more, whatever is known of it. @throws ProblemError why it could not be had; `rate-limited` within
     * the refresh time of its last look.
     */
    async askAgain(window: Window, askedBy: string): Promise<IndexEntry> {
      await syncNow();
      assertRested(window);
      const key = keyOfWindow(window);
      const promise = loadAgain(window, askedBy);
      const settled = promise.then(settleNull, settleNull).finally(() => pending.delete(key));
      pending.set(key, { promise: settled, purpose: "reader", waiting: [] });
      await promise;
      const entry = believe(index.find(window));
      if (!entry) throw new Error("A window was answered and is not known.");
      return entry;
    },
    /**
     * Asks one window, once for all who ask meanwhile; resolves when it is settled or nobody wants it any more, with the
     * reason where it was refused to all who want it. Never rejects.
     */
    ask(window: Window, requesters: Requesters): Promise<CallRefusedError | null> {
      const { purpose } = requesters;
      const key = keyOfWindow(window);
      const running = pending.get(key);
      // A reader does not wait behind background work: whichever turn comes first makes the call for both.
      if (running && (running.purpose === "reader" || purpose === "background")) {
        if (running.purpose === purpose) running.waiting.push(requesters);
        return running.promise;
      }
      if (failures.isResting(window)) return Promise.resolve(null);
      const waiting = [requesters];
      const list = () => waiting.flatMap((one) => one.list());
      const promise = read(window, { purpose, list }).finally(() => {
        if (pending.get(key)?.promise === promise) pending.delete(key);
      });
      pending.set(key, { promise, purpose, waiting });
      return promise;
    },
  };
}

export type AnswerBook = ReturnType<typeof createAnswerBook>;
