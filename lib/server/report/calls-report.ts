import type { Window } from "@/lib/dates/window";
import { dayAt, formatInstant, nextMidnight } from "@/lib/dates/zone";
import type { CallsAnswer } from "@/lib/report/answers/calls-answer";
import { keyOfWindow } from "@/lib/report/plan/pieces";
import type { LoggedCall } from "@/lib/server/ledger/lease/call-day";
import type { OperationServices } from "./operation-services";

export type CallSources = {
  calls: Pick<OperationServices["calls"], "loadDay">;
  book: Pick<OperationServices["book"], "sync" | "listRechecks" | "isPending">;
  rangeRequests: Pick<OperationServices["rangeRequests"], "listBacklog">;
};

type PlannedWindows = {
  backlog: readonly Window[];
  rechecks: readonly Window[];
  underWay: readonly Window[];
};

/**
 * The calls of the operation's day: spent by all instances, planned by this one (what its running ranges lack, and the
 * second looks due before the operation's next midnight).
 */
export async function loadCalls(
  { calls, book, rangeRequests }: CallSources,
  { id, timeZone }: { id: string; timeZone: string },
  nowMs: number,
): Promise<CallsAnswer> {
  await book.sync();
  const { lastCalls, ...day } = await calls.loadDay(dayAt(nowMs, timeZone));
  const planned = countPlanned({
    backlog: rangeRequests.listBacklog(),
    rechecks: book.listRechecks(nextMidnight(nowMs, timeZone) - 1).map(({ window }) => window),
    underWay: listSent(lastCalls).filter(book.isPending),
  });
  return {
    ...{ operation: id, timeZone, asOf: formatInstant(nowMs) },
    ...day,
    planned,
    lastCalls: lastCalls.map(({ askedAtMs, ...call }) => ({ ...call, askedAt: formatInstant(askedAtMs) })),
  };
}

/** Windows to ask, each once; those under way are among the spent already. */
export function countPlanned({ backlog, rechecks, underWay }: PlannedWindows): number {
  const keys = new Set([...backlog, ...rechecks].map(keyOfWindow));
  for (const window of underWay) keys.delete(keyOfWindow(window));
  return keys.size;
}

function listSent(calls: readonly LoggedCall[]): Window[] {
  return calls.filter(({ outcome }) => outcome === "sent").flatMap(({ window }) => window ?? []);
}
