import type { Window } from "@/lib/dates/window";
import { ProblemError } from "@/lib/report/answers/problem";
import type { Plan } from "@/lib/report/plan/plan";
import type { AnswerBook } from "@/lib/server/ledger/answer-book";
import type { Failure } from "@/lib/server/ledger/failure-store";
import type { Pursuit, Pursuits } from "./pursuit";
import type { ReportQuestion } from "./report-question";
import { buildScene, type Knowledge, listFailures, type PlanKind, type Scene } from "./report-scene";
import type { SceneNow } from "./scene-memo";
import { waitFor } from "./wait";

/** A range as it is known after its calls, the asking that still goes on, and the same knowledge of other windows. */
export type SettledRange = {
  knowledge: Knowledge;
  scene: Scene;
  pursuit: Pursuit | null;
  look: Look;
  /** Why nobody knows what other processes have learned meanwhile. */
  storeFailure: Failure | null;
  /** Why the calls that the range lacks are refused to who asks. */
  refusal: Failure | null;
};

type Look = (windows: readonly Window[], kind: PlanKind) => Scene;

export type SettlerOptions = { book: AnswerBook; pursuits: Pursuits; refreshMs: number; sceneNow: SceneNow };

type RangeQuestion = Pick<
  ReportQuestion,
  "range" | "timeZone" | "knownAtMs" | "askedBy" | "patience" | "signal"
>;

/** Asks what a range lacks, waits as long as its caller does, and tells what is known then. */
export function createSettler({ book, pursuits, refreshMs, sceneNow }: SettlerOptions) {
  return async (
    question: RangeQuestion,
    stretches: readonly Window[] = question.range.stretches,
    kind: PlanKind = "totals",
  ): Promise<SettledRange> => {
    if (question.knownAtMs !== null) return settlePast(question, question.knownAtMs, stretches, kind);
    const storeFailure = await book.sync();
    const pursuit = pursuits.pursue(stretches, question.askedBy, kind);
    if (pursuit) await waitFor(pursuit, () => sceneNow(stretches, kind).plan, question);
    const scene = sceneNow(stretches, kind);
    return {
      ...{ knowledge: book, scene, look: sceneNow, storeFailure },
      pursuit: pursuit?.isActive() ? pursuit : null,
      refusal: findRefusal(scene.plan, pursuit, question.askedBy),
    };
  };

  /** As it was known at a moment of the past: nothing is asked. */
  async function settlePast(
    { range, timeZone }: RangeQuestion,
    knownAtMs: number,
    stretches: readonly Window[],
    kind: PlanKind,
  ): Promise<SettledRange> {
    const past = await book.loadKnownAt(range.window, knownAtMs);
    const knowledge: Knowledge = { ...past, failureOf: () => null, ownFailureOf: () => null };
    const look: Look = (windows, of) =>
      buildScene(windows, knowledge, knownAtMs, { timeZone, refreshMs }, of);
    const scene = look(stretches, kind);
    return { knowledge, scene, look, pursuit: null, storeFailure: null, refusal: null };
  }

  // A live day that is due may be refreshed by others: only what stays unknown, or old, was refused.
  function findRefusal(plan: Plan, pursuit: Pursuit | null, askedBy: string): Failure | null {
    const isLacking = plan.gaps.length > 0 || (plan.ask.length > 0 && !pursuit?.isActive());
    return isLacking ? (pursuits.refusalOf(askedBy) ?? pursuit?.refusal() ?? null) : null;
  }
}

/** Why a range is not as fresh as it should be. */
export function listReasons({ storeFailure, scene, knowledge, refusal }: SettledRange): Failure[] {
  return [storeFailure, ...listFailures(scene, knowledge), refusal].filter((failure) => failure !== null);
}

/** @throws ProblemError why there is not one figure of a range, unless one may still come. */
export function assertSomethingKnown(
  { scene, knowledge, pursuit, refusal }: SettledRange,
  { knownAtMs }: Pick<ReportQuestion, "knownAtMs">,
): void {
  if (scene.plan.use.length > 0) return;
  if (knownAtMs !== null)
    throw new ProblemError("not-found", "Nothing was known of this range at that moment.");
  // A failure stands while its call is tried again, unless another part may still bring figures.
  const hasFailed = scene.plan.ask.every((window) => knowledge.failureOf(window) !== null);
  if (pursuit && !hasFailed && !refusal) return;
  const failure = listFailures(scene, knowledge)[0] ?? refusal;
  if (!failure) throw new Error("A window was asked and is neither answered, pending nor failed.");
  const { problem, retryAtMs } = failure;
  const retryAfterSeconds = Math.max(1, Math.ceil((retryAtMs - scene.nowMs) / 1000));
  throw new ProblemError(problem.code, problem.message, { retryAfterSeconds, cause: problem });
}
