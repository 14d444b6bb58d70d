import { setImmediate as pause } from "node:timers/promises";
import type { Steps } from "@/lib/report/steps";

/** Does long work piece by piece; between two pieces the event loop turns. */
export async function finishInTurns<Result>(steps: Steps<Result>): Promise<Result> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    await pause();
  }
}
