import { ProblemError } from "@/lib/report/problem";

export type Gate = {
  /** Runs the task when its turn comes, in the order of asking. @throws ProblemError `upstream-busy` when too many wait. */
  run<Result>(task: () => Promise<Result>): Promise<Result>;
};

const retryAfterSeconds = 60;

/**
 * One token's gate: at most `concurrency` tasks at once ("cannot be consumed simultaneously",
 * wolkvox-agent-3.md), the others wait their turn, at most `mostWaiting` of them.
 */
export function createGate({ concurrency, mostWaiting }: { concurrency: number; mostWaiting: number }): Gate {
  const waiting: (() => void)[] = [];
  let running = 0;

  async function enter(): Promise<void> {
    if (running < concurrency) {
      running += 1;
      return;
    }
    if (waiting.length >= mostWaiting) {
      throw new ProblemError("upstream-busy", `${waiting.length} questions to wolkvox are waiting already.`, {
        retryAfterSeconds,
      });
    }
    await new Promise<void>((resolve) => waiting.push(resolve));
  }

  function leave(): void {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }

  return {
    async run(task) {
      await enter();
      try {
        return await task();
      } finally {
        leave();
      }
    },
  };
}
