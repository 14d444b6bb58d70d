import { setTimeout as pause } from "node:timers/promises";

export type RetryRule = {
  /** One further attempt after each of these pauses, in milliseconds. */
  pausesMs: readonly number[];
  isRepeatable: (error: unknown) => boolean;
  /** Asked after each pause, right before sending again. */
  mayRetry: () => boolean;
};

/** Attempts until one succeeds, a failure is not repeatable, or the pauses are used up; then the last failure stands. */
export async function withRetries<Result>(attempt: () => Promise<Result>, rule: RetryRule): Promise<Result> {
  for (const pauseMs of rule.pausesMs) {
    try {
      return await attempt();
    } catch (error) {
      if (!rule.isRepeatable(error)) throw error;
      await pause(pauseMs);
      if (!rule.mayRetry()) throw error;
    }
  }
  return attempt();
}
