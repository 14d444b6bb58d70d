import type { Window } from "@/lib/dates/window";
import { isPiece, keyOfWindow } from "@/lib/report/plan/pieces";
import type { KnownWindow } from "@/lib/report/plan/plan";
import { nextRecheckMs } from "@/lib/report/plan/recheck";
import { type Answer, isDoubted, isSaved } from "./answer";
import { isClosedAnswer } from "./closed-answer";
import type { WeighingRules } from "./weigh-answer";

/** A change of figures that came into force: what they were, what they are, and for whom. */
export type FigureChange = Pick<
  NonNullable<Answer["change"]>,
  "beforeSeconds" | "afterSeconds" | "agents" | "cases"
> & {
  kind: "shrunk" | "corrected";
  atMs: number;
};

/** What is in force for a window. As a known window it counts by its newest look, the doubted one too. */
export type IndexEntry = KnownWindow & {
  answer: Answer;
  /** A newer answer that says less and waits for a second look. */
  doubted: Answer | null;
  /** What looks at it have changed, oldest first. */
  changes: readonly FigureChange[];
};

/** The answer in force of every window. */
export function createAnswerIndex(rules: WeighingRules) {
  const entries = new Map<string, IndexEntry>();
  // Its own list: of two answers the one in force may be read after the doubted one.
  const doubts = new Map<string, Answer>();
  // What an answer that is only in memory has replaced: once it is stored it comes again, and changes the same.
  const replaced = new Map<string, IndexEntry | undefined>();
  let lastId = 0;

  function buildEntry(answer: Answer, changes: IndexEntry["changes"]): IndexEntry {
    const { window } = answer;
    const newest = doubts.get(keyOfWindow(window));
    const doubted = newest && newest.id > answer.id ? newest : null;
    const isClosed = isClosedAnswer(answer, rules);
    return {
      window,
      askedAtMs: (doubted ?? answer).askedAtMs,
      isClosed,
      recheckAtMs: doubted ? doubted.askedAtMs + rules.refreshMs : recheckAtMs(answer, isClosed),
      answer,
      doubted,
      changes,
    };
  }

  // A block is looked at again day by day.
  function recheckAtMs({ window, askedAtMs }: Answer, isClosed: boolean): number | null {
    return isClosed && isPiece(window) ? nextRecheckMs(window, askedAtMs, rules.timeZone) : null;
  }

  function addDoubted(answer: Answer): boolean {
    const key = keyOfWindow(answer.window);
    if ((doubts.get(key)?.id ?? 0) >= answer.id) return false;
    doubts.set(key, answer);
    const entry = entries.get(key);
    if (entry) entries.set(key, buildEntry(entry.answer, entry.changes));
    return true;
  }

  function addInForce(answer: Answer): boolean {
    const key = keyOfWindow(answer.window);
    const known = entries.get(key);
    if (known && known.answer.id >= answer.id) return false;
    const before = replaced.has(key) ? replaced.get(key) : known;
    if (isSaved(answer)) replaced.delete(key);
    else replaced.set(key, before);
    const change = describeChange(answer, before, isClosedAnswer(answer, rules));
    entries.set(key, buildEntry(answer, [...(before?.changes ?? []), ...change]));
    return true;
  }

  return {
    /** Takes an answer in, of those for one window the one that was kept last; true where that is news. */
    add(answer: Answer): boolean {
      if (isSaved(answer)) lastId = Math.max(lastId, answer.id);
      return isDoubted(answer) ? addDoubted(answer) : addInForce(answer);
    },
    find: (window: Window) => entries.get(keyOfWindow(window)) ?? null,
    /** The windows that lie within the range. */
    listWithin: ({ from, to }: Window) =>
      [...entries.values()].filter(({ window }) => window.from >= from && window.to <= to),
    /** Windows whose next look is due although nobody asks. */
    listRechecks: (nowMs: number) =>
      [...entries.values()].filter(({ recheckAtMs }) => recheckAtMs !== null && recheckAtMs <= nowMs),
    /** The highest id of the store that was taken in; 0 while there is none. */
    lastId: () => lastId,
  };
}

export type AnswerIndex = ReturnType<typeof createAnswerIndex>;

function describeChange(answer: Answer, before: IndexEntry | undefined, isClosed: boolean): FigureChange[] {
  const { change, askedAtMs: atMs } = answer;
  if (change && change.kind !== "doubted") {
    const { kind, beforeSeconds, afterSeconds, agents, cases } = change;
    return [{ kind, atMs, beforeSeconds, afterSeconds, agents, cases }];
  }
  // An older version kept no change beside the answer that made it.
  if (!isClosed || !before?.isClosed) return [];
  const [beforeSeconds, afterSeconds] = [before.answer.totalSeconds, answer.totalSeconds];
  if (beforeSeconds === afterSeconds) return [];
  return [{ kind: "corrected", atMs, beforeSeconds, afterSeconds, agents: 0, cases: [] }];
}
