import { setTimeout as sleep } from "node:timers/promises";
import type { Plan } from "@/lib/report/plan/plan";
import type { RangeRequest } from "./range-requests";
import type { ReportQuestion } from "./report-question";

/**
 * Waits for a range request up to the caller's limit (`WaitLimit`). The calls go on while somebody is interested.
 * @throws the signal's reason where the request is closed: nobody waits here any more.
 */
export async function waitFor(
  rangeRequest: RangeRequest,
  planOf: () => Plan,
  { waitLimit, askedBy, signal }: Pick<ReportQuestion, "waitLimit" | "askedBy" | "signal">,
): Promise<void> {
  const leave = rangeRequest.join(askedBy);
  const isClosed = () => signal?.aborted ?? false;

  async function untilWhole(): Promise<void> {
    await rangeRequest.asked;
    const isComing = ({ ask, gaps }: Plan) => ask.length === 0 && gaps.length > 0;
    while (!isClosed() && rangeRequest.isActive() && isComing(planOf())) await rangeRequest.nextStep();
  }

  async function untilEnough(): Promise<void> {
    if (waitLimit.kind === "atMost") return within(waitLimit.mostMs, rangeRequest.asked);
    if (planOf().gaps.length === 0) return;
    await within(waitLimit.mostMs, untilWhole());
    while (!isClosed() && rangeRequest.isActive() && planOf().use.length === 0) await rangeRequest.nextStep();
  }

  try {
    await unlessClosed(untilEnough(), signal);
  } finally {
    leave(isClosed());
  }
}

async function within(mostMs: number, work: Promise<unknown>): Promise<void> {
  const timer = new AbortController();
  await Promise.race([work, sleep(mostMs, undefined, { signal: timer.signal }).catch(() => {})]);
  timer.abort();
}

async function unlessClosed(work: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return work;
  signal.throwIfAborted();
  const closed = Promise.withResolvers<never>();
  const refuse = () => closed.reject(signal.reason);
  signal.addEventListener("abort", refuse, { once: true });
  try {
    await Promise.race([work, closed.promise]);
  } finally {
    signal.removeEventListener("abort", refuse);
  }
}
