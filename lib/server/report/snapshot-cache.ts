import type { Window } from "@/lib/dates/window";
import type { DayStatus } from "@/lib/report/answers/day-status";
import type { ReportNote } from "@/lib/report/answers/notes";
import type { CivilRange } from "@/lib/report/plan/day-windows";
import { keyOfWindow } from "@/lib/report/plan/pieces";
import type { AnswerBook } from "@/lib/server/ledger/answer-book";
import {
  buildSnapshot,
  hullOf,
  type Knowledge,
  type PlanBasis,
  type RangeSnapshot,
  type SnapshotRules,
} from "./range-snapshot";
import { describeDays, listNotes } from "./report-figures";
import { createResultCache, type ResultCache } from "./result-cache";

type Described = { days: DayStatus[]; notes: ReportNote[] };

const lifeMs = 250;
const mostSnapshots = 64;
const mostReadings = 4;

/** Keeps the snapshot of a range until something new is known, or for a quarter of a second. */
export function createSnapshotCache(book: AnswerBook, now: () => number, rules: SnapshotRules) {
  const kept = new Map<string, { version: number; snapshot: RangeSnapshot }>();

  return (stretches: readonly Window[], basis: PlanBasis = "totals"): RangeSnapshot => {
    const key = [basis, ...stretches.map(keyOfWindow)].join();
    const known = kept.get(key);
    const ageMs = known ? now() - known.snapshot.nowMs : lifeMs;
    if (known && known.version === book.version() && ageMs >= 0 && ageMs < lifeMs) return known.snapshot;
    const snapshot = buildSnapshot(stretches, book, now(), rules, basis);
    kept.delete(key);
    kept.set(key, { version: book.version(), snapshot });
    for (const oldest of kept.keys()) {
      if (kept.size <= mostSnapshots) break;
      kept.delete(oldest);
    }
    return snapshot;
  };
}

export type SnapshotNow = ReturnType<typeof createSnapshotCache>;

const described = new WeakMap<RangeSnapshot, Described>();

/** Days and notes of a snapshot, worked out once. */
export function describeSnapshot(
  range: CivilRange,
  snapshot: RangeSnapshot,
  knowledge: Knowledge,
  timeZone: string,
): Described {
  const known = described.get(snapshot) ?? {
    days: describeDays(range, snapshot, knowledge, timeZone),
    notes: listNotes(snapshot, knowledge.listWithin(hullOf(snapshot.plan.pieces))),
  };
  described.set(snapshot, known);
  return known;
}

/** What is made of a snapshot under a key, made once; it goes with the snapshot. */
export function createSnapshotResults<Value>() {
  const kept = new WeakMap<RangeSnapshot, ResultCache<Value>>();

  return (snapshot: RangeSnapshot, key: string, make: () => Promise<Value>): Promise<Value> => {
    const known = kept.get(snapshot) ?? createResultCache<Value>(mostReadings);
    kept.set(snapshot, known);
    return known.getOrMake(key, make);
  };
}
