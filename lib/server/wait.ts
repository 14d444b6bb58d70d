import { setTimeout as sleep } from "node:timers/promises";
import type { Plan } from "@/lib/report/plan";
import type { Pursuit } from "./ledger/pursuit";
import type { Patience } from "./patience";

/**
 * Waits for a pursuit as long as the patience says. Without a wish of the caller's own the first whole figures are
 * enough, old ones too, and after `mostMs` any; the calls go on afterwards.
 */
export async function waitFor(pursuit: Pursuit, planOf: () => Plan, patience: Patience): Promise<void> {
  if (patience.kind === "atMost") return within(patience.mostMs, pursuit.asked);
  if (planOf().gaps.length === 0) return;
  await within(patience.mostMs, pursuit.asked);
  while (pursuit.isActive() && planOf().use.length === 0) await pursuit.nextStep();
}

async function within(mostMs: number, work: Promise<unknown>): Promise<void> {
  const timer = new AbortController();
  await Promise.race([work, sleep(mostMs, undefined, { signal: timer.signal }).catch(() => {})]);
  timer.abort();
}
