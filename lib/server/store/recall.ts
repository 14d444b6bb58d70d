const readAgainMs = 5_000;
const mostKept = 32;

/** What was read from the store, kept under a key for five seconds. */
export type Recall<Value> = {
  /**
   * The value as it was read at most five seconds ago. Where it cannot be read, the one known before holds.
   * @throws the error of `load` where none is known: what cannot be read is not the same as nothing
   */
  read(key: string, load: () => Promise<Value>): Promise<Value>;
  /** What somebody has just read or written. */
  keep(key: string, value: Value): void;
  forget(key: string): void;
};

/** Spares the store reads that every report needs; another process's change is seen within five seconds. */
export function createRecall<Value>(now: () => number): Recall<Value> {
  const kept = new Map<string, { value: Value; readAtMs: number }>();

  function keep(key: string, value: Value): void {
    kept.delete(key);
    kept.set(key, { value, readAtMs: now() });
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break;
      kept.delete(oldest);
    }
  }

  return {
    keep,

    forget: (key) => kept.delete(key),

    async read(key, load) {
      const known = kept.get(key);
      const ageMs = known ? now() - known.readAtMs : readAgainMs;
      if (known && ageMs >= 0 && ageMs < readAgainMs) return known.value;
      const value = await load().catch((error) => {
        if (known) return known.value;
        throw error;
      });
      keep(key, value);
      return value;
    },
  };
}
