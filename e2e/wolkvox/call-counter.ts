type CallCounts = { running: number; maxSimultaneous: number; overlaps: number };

export type CallCounter = {
  /** How a call leaves again, or `undefined` where too many are running. */
  begin: (limit: number) => (() => void) | undefined;
  report: () => CallCounts;
  reset: () => void;
};

/** Counts the calls of the one token this server knows; refused ones count as attempts at the same time. */
export function createCallCounter(): CallCounter {
  let running = 0;
  let maxSimultaneous = 0;
  let overlaps = 0;
  return {
    begin: (limit) => {
      if (running > 0) overlaps += 1;
      maxSimultaneous = Math.max(maxSimultaneous, running + 1);
      if (running >= limit) return undefined;
      running += 1;
      return () => {
        running -= 1;
      };
    },
    report: () => ({ running, maxSimultaneous, overlaps }),
    reset: () => {
      maxSimultaneous = running;
      overlaps = 0;
    },
  };
}
