import { holdsWindow, type Window } from "@/lib/dates/window";
import { firstInstantOf, localTimeAt } from "@/lib/dates/zone";
import { ProblemError } from "@/lib/report/answers/problem";
import { keyOfWindow } from "@/lib/report/plan/pieces";
import { type Plan, planCalls, planDays } from "@/lib/report/plan/plan";
import type { IndexEntry } from "@/lib/server/ledger/answer-index";
import type { Failure } from "@/lib/server/ledger/failure-store";

/** What is known of windows, now or at a moment of the past. */
export type Knowledge = {
  find(window: Window): IndexEntry | null;
  listWithin(range: Window): IndexEntry[];
  /** Its own failure, or that of a block that holds it. */
  failureOf(window: Window): Failure | null;
  ownFailureOf(window: Window): Failure | null;
};

/** A range, the plan for it, and the answers that its figures rest on, in the plan's order. */
export type RangeSnapshot = {
  plan: Plan;
  used: IndexEntry[];
  nowMs: number;
  /** When the first window begins that has not begun yet; null = all have. */
  beginsAtMs: number | null;
};

export type SnapshotRules = { timeZone: string; refreshMs: number };

/** How a range is read: as totals, for which blocks are enough and whose days follow, the totals alone, or day by day. */
export type PlanBasis = "totals" | "totals-alone" | "days";

/** Lays the plan of a range over what is known at a moment (epoch milliseconds). */
export function buildSnapshot(
  stretches: readonly Window[],
  knowledge: Knowledge,
  nowMs: number,
  { timeZone, refreshMs }: SnapshotRules,
  basis: PlanBasis = "totals",
): RangeSnapshot {
  const whole = (basis === "days" ? planDays : planCalls)({
    stretches,
    known: knowledge.listWithin(hullOf(stretches)),
    isTooBig: (window) => knowledge.ownFailureOf(window)?.problem.code === "upstream-truncated",
    nowMs,
    nowLocal: localTimeAt(nowMs, timeZone),
    refreshMs,
  });
  const plan = basis === "totals-alone" ? { ...whole, behind: [] } : whole;
  const [next] = plan.toCome;
  const beginsAtMs = next === undefined ? null : firstInstantOf(next.from, timeZone);
  return { plan, used: plan.use.flatMap((window) => knowledge.find(window) ?? []), nowMs, beginsAtMs };
}

/** The failure that keeps a piece of the range from being known, or from being as fresh as it should be. */
export function failureOfPiece(piece: Window, { plan }: RangeSnapshot, knowledge: Knowledge): Failure | null {
  const holder = plan.ask.find((window) => holdsWindow(window, piece));
  return knowledge.failureOf(piece) ?? (holder ? knowledge.failureOf(holder) : null);
}

/** The failures of the calls that readers wait for, and the newest answers that are doubted. */
export function listFailures({ plan, used }: RangeSnapshot, knowledge: Knowledge): Failure[] {
  const windows = [...plan.ask, ...plan.gaps];
  const byKey = new Map(windows.map((window) => [keyOfWindow(window), window]));
  const failed = [...byKey.values()].flatMap((window) => knowledge.failureOf(window) ?? []);
  return [...failed, ...used.flatMap(describeDoubt)];
}

function describeDoubt({ window, doubted, recheckAtMs }: IndexEntry): Failure[] {
  if (!doubted) return [];
  const problem = new ProblemError(
    "upstream-doubted",
    `wolkvox's newest answer for ${window.from.slice(0, 10)} says less than the one before; the figures stay until a second look confirms it.`,
  );
  const sinceMs = doubted.change?.sinceMs ?? doubted.askedAtMs;
  return [{ problem, sinceMs, retryAtMs: recheckAtMs ?? doubted.askedAtMs, times: 1 }];
}

/** From the first second to the last. */
export function hullOf(stretches: readonly Window[]): Window {
  return { from: stretches[0]?.from ?? "", to: stretches.at(-1)?.to ?? "" };
}
