/** Where answers wait while it is shut: a test looks at what is seen meanwhile for as long as it needs. */
export type Gate = {
  /** Shuts it, and lets that many calls through: those that wait first. */
  shut: (through: number) => void;
  open: () => void;
  /** Resolves when the call may be answered, or the signal aborts. */
  pass: (signal: AbortSignal) => Promise<void>;
};

export function createGate(): Gate {
  let places = Number.POSITIVE_INFINITY;
  const waiting = new Set<() => void>();
  const admit = () => {
    for (const go of waiting) {
      if (places === 0) return;
      places -= 1;
      waiting.delete(go);
      go();
    }
  };
  const change = (next: number) => {
    places = next;
    admit();
  };
  return {
    shut: change,
    open: () => change(Number.POSITIVE_INFINITY),
    pass: (signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const leave = () => {
          waiting.delete(go);
          resolve();
        };
        const go = () => {
          signal.removeEventListener("abort", leave);
          resolve();
        };
        signal.addEventListener("abort", leave, { once: true });
        waiting.add(go);
        admit();
      }),
  };
}
