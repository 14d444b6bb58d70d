import type { Window } from "@/lib/dates/window";
import { ProblemError } from "@/lib/report/answers/problem";
import type { Plan } from "@/lib/report/plan/plan";
import type { AnswerBook } from "@/lib/server/ledger/answer-book";
import type { Failure } from "@/lib/server/ledger/failure-store";
import type { RangeRequest, RangeRequests } from "./range-requests";
import {
  buildSnapshot,
  type Knowledge,
  listFailures,
  type PlanBasis,
  type RangeSnapshot,
} from "./range-snapshot";
import type { ReportQuestion } from "./report-question";
import type { SnapshotNow } from "./snapshot-cache";
import { waitFor } from "./wait";

/** A range as it is known after its calls, the asking that still goes on, and the same knowledge of other windows. */
export type SettledRange = {
  knowledge: Knowledge;
  snapshot: RangeSnapshot;
  rangeRequest: RangeRequest | null;
  snapshotOf: SnapshotOf;
  /** Why nobody knows what other processes have learned meanwhile. */
  storeFailure: Failure | null;
  /** Why the calls that the range lacks are refused to who asks. */
  refusal: Failure | null;
};

type SnapshotOf = (windows: readonly Window[], basis: PlanBasis) => RangeSnapshot;

export type SettlerOptions = {
  book: AnswerBook;
  rangeRequests: RangeRequests;
  refreshMs: number;
  snapshotNow: SnapshotNow;
};

type RangeQuestion = Pick<
  ReportQuestion,
  "range" | "timeZone" | "knownAtMs" | "askedBy" | "waitLimit" | "signal"
>;

/** Asks what a range lacks, waits as long as its caller does, and tells what is known then. */
export function createSettler({ book, rangeRequests, refreshMs, snapshotNow }: SettlerOptions) {
  return async (
    question: RangeQuestion,
    stretches: readonly Window[] = question.range.stretches,
    basis: PlanBasis = "totals",
  ): Promise<SettledRange> => {
    if (question.knownAtMs !== null) return settlePast(question, question.knownAtMs, stretches, basis);
    const storeFailure = await book.sync();
    const rangeRequest = rangeRequests.request(stretches, question.askedBy, basis);
    if (rangeRequest) await waitFor(rangeRequest, () => snapshotNow(stretches, basis).plan, question);
    const snapshot = snapshotNow(stretches, basis);
    return {
      ...{ knowledge: book, snapshot, snapshotOf: snapshotNow, storeFailure },
      rangeRequest: rangeRequest?.isActive() ? rangeRequest : null,
      refusal: findRefusal(snapshot.plan, rangeRequest, question.askedBy),
    };
  };

  /** As it was known at a moment of the past: nothing is asked. */
  async function settlePast(
    { range, timeZone }: RangeQuestion,
    knownAtMs: number,
    stretches: readonly Window[],
    basis: PlanBasis,
  ): Promise<SettledRange> {
    const past = await book.loadKnownAt(range.window, knownAtMs);
    const knowledge: Knowledge = { ...past, failureOf: () => null, ownFailureOf: () => null };
    const snapshotOf: SnapshotOf = (windows, of) =>
      buildSnapshot(windows, knowledge, knownAtMs, { timeZone, refreshMs }, of);
    const snapshot = snapshotOf(stretches, basis);
    return { knowledge, snapshot, snapshotOf, rangeRequest: null, storeFailure: null, refusal: null };
  }

  // A live day that is due may be refreshed by others: only what stays unknown, or old, was refused.
  function findRefusal(plan: Plan, rangeRequest: RangeRequest | null, askedBy: string): Failure | null {
    const isLacking = plan.gaps.length > 0 || (plan.ask.length > 0 && !rangeRequest?.isActive());
    return isLacking ? (rangeRequests.refusalOf(askedBy) ?? rangeRequest?.refusal() ?? null) : null;
  }
}

/** Why a range is not as fresh as it should be. */
export function listReasons({ storeFailure, snapshot, knowledge, refusal }: SettledRange): Failure[] {
  return [storeFailure, ...listFailures(snapshot, knowledge), refusal].filter((failure) => failure !== null);
}

/** @throws ProblemError why there is not one figure of a range, unless one may still come. */
export function assertSomethingKnown(
  { snapshot, knowledge, rangeRequest, refusal }: SettledRange,
  { knownAtMs }: Pick<ReportQuestion, "knownAtMs">,
): void {
  const { use, gaps, ask } = snapshot.plan;
  const isToCome = gaps.length === 0 && ask.length === 0;
  if (use.length > 0 || isToCome) return;
  if (knownAtMs !== null)
    throw new ProblemError("not-found", "Nothing was known of this range at that moment.");
  // A failure stands while its call is tried again, unless another part may still bring figures.
  const hasFailed = ask.every((window) => knowledge.failureOf(window) !== null);
  if (rangeRequest && !hasFailed && !refusal) return;
  const failure = listFailures(snapshot, knowledge)[0] ?? refusal;
  if (!failure) throw new Error("A window was asked and is neither answered, pending nor failed.");
  const { problem, retryAtMs } = failure;
  const retryAfterSeconds = Math.max(1, Math.ceil((retryAtMs - snapshot.nowMs) / 1000));
  throw new ProblemError(problem.code, problem.message, { retryAfterSeconds, cause: problem });
}
