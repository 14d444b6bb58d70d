import { useSyncExternalStore } from "react";

type TabValue<Value> = {
  set: (value: Value | null) => void;
  read: () => Value | null;
  use: () => Value | null;
  /** The value as soon as there is one; null where there is none within the time. */
  wait: (timeoutMs: number) => Promise<Value | null>;
};

/** One value of the whole tab, for parts of the page that stand far from each other; none on the server. */
export function createTabValue<Value>(): TabValue<Value> {
  let current: Value | null = null;
  const listeners = new Set<() => void>();
  const listen = (tell: () => void) => {
    listeners.add(tell);
    return () => listeners.delete(tell);
  };
  const read = () => current;
  return {
    read,
    set(value) {
      current = value;
      for (const tell of listeners) tell();
    },
    use: () => useSyncExternalStore(listen, read, () => null),
    async wait(timeoutMs) {
      if (current !== null) return current;
      const { promise, resolve } = Promise.withResolvers<void>();
      const stop = listen(resolve);
      const timer = setTimeout(resolve, timeoutMs);
      await promise;
      stop();
      clearTimeout(timer);
      return current;
    },
  };
}
