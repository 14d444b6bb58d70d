type TurnstileReport = { running: number; maxSimultaneous: number; overlaps: number };

export type Turnstile = {
  /** How a call leaves again, or `undefined` where too many are running. */
  enter: (limit: number) => (() => void) | undefined;
  report: () => TurnstileReport;
  reset: () => void;
};

/** Counts the calls of the one token this server knows; refused ones count as attempts at the same time. */
export function createTurnstile(): Turnstile {
  let running = 0;
  let maxSimultaneous = 0;
  let overlaps = 0;
  return {
    enter: (limit) => {
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
