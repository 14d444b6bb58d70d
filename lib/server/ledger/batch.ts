type Waiting<Value> = { resolve: (value: Value) => void; reject: (error: unknown) => void };

/**
 * Loads by key, and everything that is asked for at once by one query: a statement for each answer of a year would take
 * longer than their rows. @throws Error of its own for a key that nothing was found for.
 */
export function createBatch<Value>(
  loadAll: (keys: string[]) => Promise<ReadonlyMap<string, Value>>,
): (key: string) => Promise<Value> {
  let waiting = new Map<string, Waiting<Value>[]>();

  async function flush(): Promise<void> {
    const asked = waiting;
    waiting = new Map();
    try {
      const found = await loadAll([...asked.keys()]);
      for (const [key, all] of asked) {
        const value = found.get(key);
        for (const { resolve, reject } of all)
          if (value === undefined) reject(new Error(`Nothing is stored as ${key.slice(0, 12)}.`));
          else resolve(value);
      }
    } catch (error) {
      for (const { reject } of [...asked.values()].flat()) reject(error);
    }
  }

  return (key) =>
    new Promise((resolve, reject) => {
      if (waiting.size === 0) queueMicrotask(flush);
      waiting.set(key, [...(waiting.get(key) ?? []), { resolve, reject }]);
    });
}
