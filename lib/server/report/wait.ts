import { setTimeout as sleep } from "node:timers/promises";
import type { Plan } from "@/lib/report/plan/plan";
import type { Pursuit } from "./pursuit";
import type { ReportQuestion } from "./report-question";

/**
 * Waits for a pursuit as long as the patience says. Without a wish of the caller's own the first whole figures are
 * enough, old ones too, and after `mostMs` any; the calls go on while somebody is interested.
 * @throws the signal's reason where the request is closed: nobody waits here any more.
 */
export async function waitFor(
  pursuit: Pursuit,
  planOf: () => Plan,
  { patience, askedBy, signal }: Pick<ReportQuestion, "patience" | "askedBy" | "signal">,
): Promise<void> {
  const leave = pursuit.join(askedBy);
  const isClosed = () => signal?.aborted ?? false;

  async function untilWhole(): Promise<void> {
    await pursuit.asked;
    const isComing = ({ ask, gaps }: Plan) => ask.length === 0 && gaps.length > 0;
    while (!isClosed() && pursuit.isActive() && isComing(planOf())) await pursuit.nextStep();
  }

  async function untilEnough(): Promise<void> {
    if (patience.kind === "atMost") return within(patience.mostMs, pursuit.asked);
    if (planOf().gaps.length === 0) return;
    await within(patience.mostMs, untilWhole());
    while (!isClosed() && pursuit.isActive() && planOf().use.length === 0) await pursuit.nextStep();
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
