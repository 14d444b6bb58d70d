import type { Worker } from "node:worker_threads";

/** A thread that has nothing to do waits a while for the next task, and keeps no process alive. */
export function createSpareThread(idleMs: number, start: () => Worker) {
  let waiting: Worker | null = null;
  let timer: NodeJS.Timeout | undefined;

  function drop(thread: Worker): void {
    if (waiting !== thread) return;
    waiting = null;
    void thread.terminate();
  }

  function begin(): Worker {
    const thread = start();
    // Without a listener, a thread that dies while it waits would end the process.
    thread.on("error", () => drop(thread)).on("exit", () => drop(thread));
    return thread;
  }

  return {
    /** The waiting one, or a new one. */
    take(): Worker {
      clearTimeout(timer);
      const thread = waiting ?? begin();
      waiting = null;
      thread.ref();
      return thread;
    },
    keep(thread: Worker): void {
      waiting = thread;
      thread.unref();
      timer = setTimeout(drop, idleMs, thread).unref();
    },
  };
}
