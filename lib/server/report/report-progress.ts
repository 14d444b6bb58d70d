import { formatInstant } from "@/lib/dates/zone";
import type { Progress, ReportAnswer, RidingProblem } from "@/lib/report/answers/report-answer";
import { listLacking } from "@/lib/report/plan/plan";
import type { Failure } from "@/lib/server/ledger/failure-store";
import type { RangeRequest } from "./range-requests";
import type { RangeSnapshot } from "./range-snapshot";

type Standing = Pick<ReportAnswer, "status" | "begins" | "asOf" | "progress" | "problem">;

export type ProgressRules = {
  failures: readonly Failure[];
  rangeRequest: RangeRequest | null;
};

const pollSeconds = 1;
const fillingPollSeconds = 3;

/** How whole and how old a report is, and why it is no better. */
export function describeStanding(
  snapshot: RangeSnapshot,
  { failures, rangeRequest }: ProgressRules,
): Standing {
  const { plan } = snapshot;
  const [failure] = failures;
  const isFilling = rangeRequest !== null && plan.behind.length > 0;
  const [next] = plan.toCome;
  const isPartial = isFilling || next !== undefined;
  const status = plan.gaps.length > 0 ? "partial" : failure ? "stale" : isPartial ? "partial" : "complete";
  const hasCalls = plan.gaps.length > 0 || isFilling;
  const oldestMs = oldestOf(snapshot);
  return {
    status,
    ...(next && { begins: next.from }),
    asOf: oldestMs === null ? null : formatInstant(oldestMs),
    ...(status === "partial" && hasCalls && { progress: describeProgress(snapshot, rangeRequest) }),
    ...(failure && { problem: describeFailure(failure) }),
  };
}

/** When the oldest answer was asked that a snapshot rests on; null where it rests on none. */
export function oldestOf({ used }: Pick<RangeSnapshot, "used">): number | null {
  return used.length === 0 ? null : Math.min(...used.map(({ answer }) => answer.askedAtMs));
}

/** Seconds until asking again may bring something new; null = the figures are closed. */
export function refreshSecondsOf(
  snapshot: RangeSnapshot,
  { failures, rangeRequest }: ProgressRules,
  refreshMs: number,
): number | null {
  const { plan, used, nowMs, beginsAtMs } = snapshot;
  if (rangeRequest && (plan.ask.length > 0 || plan.gaps.length > 0)) return pollSeconds;
  if (rangeRequest) return fillingPollSeconds;
  const due = [
    ...failures.map(({ retryAtMs }) => retryAtMs),
    ...(beginsAtMs === null ? [] : [beginsAtMs]),
    ...used.filter(({ isClosed }) => !isClosed).map(({ askedAtMs }) => askedAtMs + refreshMs),
  ].filter((ms) => ms > nowMs || failures.length === 0);
  return due.length === 0 ? null : Math.max(1, Math.ceil((Math.min(...due) - nowMs) / 1000));
}

function describeProgress({ plan }: RangeSnapshot, rangeRequest: RangeRequest | null): Progress {
  const isWhole = plan.gaps.length === 0;
  const { waited, filled } = listLacking(plan);
  const left = waited.length + filled.length;
  const done = isWhole ? plan.pieces.length - left : plan.use.length;
  const leftMs = rangeRequest?.leftMs() ?? null;
  return {
    done: Math.max(0, done),
    total: Math.max(0, done) + left,
    of: isWhole ? "days" : "totals",
    ...(leftMs !== null && { secondsLeft: Math.ceil(leftMs / 1000) }),
  };
}

/** Why figures cannot be had, as an answer tells it. */
export function describeFailure({ problem, sinceMs, retryAtMs }: Failure): RidingProblem {
  return {
    code: problem.code,
    detail: problem.message,
    since: formatInstant(sinceMs),
    retryAt: formatInstant(retryAtMs),
  };
}
