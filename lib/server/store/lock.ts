/** Held by one at a time, in the order of asking. */
export function createLock() {
  let last = Promise.resolve();
  return {
    /** Resolves, once all before have released it, to its release. @throws what the signal was aborted with. */
    async acquire(signal?: AbortSignal): Promise<() => void> {
      const before = last;
      const own = Promise.withResolvers<void>();
      last = before.then(() => own.promise);
      await (signal ? untilAborted(before, signal) : before).catch((error) => {
        own.resolve();
        throw error;
      });
      return own.resolve;
    },
  };
}

export type Lock = ReturnType<typeof createLock>;

/** The work's own end, or the signal's reason, whichever comes first. */
export async function untilAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  signal.addEventListener("abort", abort);
  if (signal.aborted) abort();
  try {
    return await Promise.race([aborted.promise, work]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}
