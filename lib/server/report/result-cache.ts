export type ResultCache<Value> = {
  /** The value made for the key before, or made now; one that fails is made anew the next time. */
  getOrMake(key: string, make: () => Promise<Value>): Promise<Value>;
};

/** Remembers the last `most` values that were asked for; the one unread for longest goes first. */
export function createResultCache<Value>(most: number): ResultCache<Value> {
  const kept = new Map<string, Promise<Value>>();

  return {
    getOrMake(key, make) {
      const value = kept.get(key) ?? make();
      kept.delete(key);
      kept.set(key, value);
      value.catch(() => kept.delete(key));
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break;
        kept.delete(oldest);
      }
      return value;
    },
  };
}
