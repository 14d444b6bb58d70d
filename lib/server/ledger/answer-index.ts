import type { Window } from "@/lib/dates/window";
import { lastInstantOf } from "@/lib/dates/zone";
import { isPiece, keyOfWindow } from "@/lib/report/pieces";
import type { KnownWindow } from "@/lib/report/plan";
import { nextRecheckMs } from "@/lib/report/recheck";
import type { Answer } from "./answer";

/** What is in force for a window, and what a second look at it has corrected. */
export type IndexEntry = KnownWindow & {
  answer: Answer;
  /** The closed answer before this one, where it said something else. */
  corrected: Answer | null;
};

/** The newest answer of every window. */
export type AnswerIndex = {
  /** Takes an answer in, of those for one window the one that was kept last; true where that is news. */
  add(answer: Answer): boolean;
  find(window: Window): IndexEntry | null;
  /** The windows that lie within the range. */
  listWithin(range: Window): IndexEntry[];
  /** Closed windows whose second look is due. */
  listRechecks(nowMs: number): IndexEntry[];
  /** The highest id taken in; 0 while there is none. */
  lastId(): number;
};

export function createAnswerIndex(timeZone: string): AnswerIndex {
  const entries = new Map<string, IndexEntry>();
  let lastId = 0;

  function buildEntry(answer: Answer, before: IndexEntry | undefined): IndexEntry {
    const isClosed = answer.askedAtMs >= lastInstantOf(answer.window.to, timeZone) + 1000;
    const isCorrection = isClosed && before?.isClosed === true && before.answer.digest !== answer.digest;
    return {
      window: answer.window,
      askedAtMs: answer.askedAtMs,
      isClosed,
      // A block is looked at again day by day.
      recheckAtMs:
        isClosed && isPiece(answer.window) ? nextRecheckMs(answer.window, answer.askedAtMs, timeZone) : null,
      answer,
      corrected: isCorrection ? before.answer : (before?.corrected ?? null),
    };
  }

  return {
    add(answer) {
      const key = keyOfWindow(answer.window);
      const before = entries.get(key);
      if (before && before.answer.id >= answer.id) return false;
      entries.set(key, buildEntry(answer, before));
      lastId = Math.max(lastId, answer.id);
      return true;
    },
    find: (window) => entries.get(keyOfWindow(window)) ?? null,
    listWithin: ({ from, to }) =>
      [...entries.values()].filter(({ window }) => window.from >= from && window.to <= to),
    listRechecks: (nowMs) =>
      [...entries.values()].filter(({ recheckAtMs }) => recheckAtMs !== null && recheckAtMs <= nowMs),
    lastId: () => lastId,
  };
}
