import { setTimeout as pause } from "node:timers/promises";

/** Waits; the signal ends it early. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

export const timedSleep: Sleep = async (ms, signal) => {
  await pause(ms, undefined, { signal }).catch(() => {});
};

/** A sleep that `wake` ends early. */
export function createWakeableSleep(sleep: Sleep) {
  let controller = new AbortController();
  return {
    async sleep(ms: number): Promise<void> {
      controller = new AbortController();
      await sleep(ms, controller.signal);
    },
    wake: () => controller.abort(),
  };
}
