/**
 * Does a round again and again, each so long after the end of the one before as that says in milliseconds, until it is stopped. A
 * process that ends does not wait for the next one. A round never rejects.
 */
export function createRounds(round: () => Promise<number>) {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  function next(pauseMs: number): void {
    if (isStopped) return;
    clearTimeout(timer);
    timer = setTimeout(() => void round().then(next), pauseMs).unref();
  }

  return {
    /** The next round begins after this pause, whatever was planned. */
    next,
    isStopped: () => isStopped,
    /** No further round begins. */
    stop(): void {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
