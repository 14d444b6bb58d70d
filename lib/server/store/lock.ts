/** Held by one at a time, in the order of asking. */
export type Lock = {
  /** Resolves, once all before have released it, to its release. @throws what the signal was aborted with. */
  acquire(signal?: AbortSignal): Promise<() => void>;
};

export function createLock(): Lock {
  let last = Promise.resolve();
  return {
    async acquire(signal) {
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
