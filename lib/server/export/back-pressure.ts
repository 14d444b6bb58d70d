/** How far a writer may be ahead of its reader, in pieces. */
export function createBackPressure({ mostAhead, mostWaitMs }: { mostAhead: number; mostWaitMs: number }) {
  let ahead = 0;
  let taken = Promise.withResolvers<void>();

  async function waitForTake(): Promise<void> {
    taken = Promise.withResolvers();
    const timer = setTimeout(() => taken.reject(new Error("Nobody reads the file any more.")), mostWaitMs);
    await taken.promise.finally(() => clearTimeout(timer));
  }

  return {
    /** A piece was given; resolves once another may be. Rejects where the reader takes none for too long. */
    async give(): Promise<void> {
      ahead += 1;
      while (ahead >= mostAhead) await waitForTake();
    },
    /** A piece was taken. */
    take(): void {
      ahead -= 1;
      taken.resolve();
    },
  };
}
