import type { Kysely } from "kysely";
import { ProblemError } from "@/lib/report/problem";
import type { DatabaseSchema } from "@/lib/server/database-schema";
import { createDatabaseClock, type DatabaseClock } from "./database-clock";
import { createLanes, type Priority } from "./lanes";
import { type Sleep, timedSleep } from "./nap";
import { createTokenLeases, defaultTimes, type Lease, type LeaseTimes } from "./token-lease";
import { createTokenLine } from "./token-line";
import { createTokenQueue } from "./token-queue";
import { runTurn, type Turn, type TurnOutcome } from "./token-turn";

export type TokenGate = {
  /**
   * Runs the call when its turn comes, and again where that turn was lost before anything was sent. The signal takes it
   * out of the line, but does not stop it once it runs. Store the answer within the call, while its fence is in force.
   * @throws ProblemError `upstream-busy` when too many wait, `upstream-unreachable` when the gate is closed.
   */
  run<Result>(
    priority: Priority,
    call: (turn: Turn) => Promise<Result>,
    signal?: AbortSignal,
  ): Promise<Result>;
  /** Calls of this process whose turn has not come. */
  waiting(): Record<Priority, number>;
  /** Starts nothing more and refuses who waits; resolves when the running calls have ended. */
  close(): Promise<void>;
};

export type TokenGateOptions = {
  kysely: Kysely<DatabaseSchema>;
  /** The digest of `buildTokenKey`. */
  token: string;
  /** Calls at once over all processes, 1 or 2. */
  concurrency: number;
  /** Readers that may wait in this process; as many background calls where `mostWaitingBackground` is not given. */
  mostWaiting: number;
  mostWaitingBackground?: number;
  /** This gate of this process: no other may have the same name. */
  holder: string;
  /** Between a call of anybody's and a background call. */
  pauseMs: number;
  /** A clock that nobody sets, in milliseconds: `performance.now`. */
  monotonicNow: () => number;
  /** Told when the database failed under a turn. No answer is lost by it; others may wait until the lease runs out. */
  onFault?: (error: unknown) => void;
  clock?: DatabaseClock;
  times?: LeaseTimes;
  sleep?: Sleep;
  random?: () => number;
};

type Waiter = {
  /** Runs the call and ends its turn; what remains is to say so, once the place is free. */
  serve(lease: Lease): Promise<() => void>;
  refuse(error: unknown): void;
};

const releaseRetryMs = 1_000;

/**
 * One token's gate: at most `concurrency` calls at once over all processes that share the database ("cannot be
 * consumed simultaneously", wolkvox-agent-3.md). In the process readers go before background work, each in the order
 * of asking; among processes the one whose head is a reader, then the one that has waited longest since its last turn.
 */
export function createTokenGate(options: TokenGateOptions): TokenGate {
  const { kysely, token, concurrency, mostWaiting, holder, monotonicNow } = options;
  const { clock = createDatabaseClock(kysely), times = defaultTimes, sleep = timedSleep } = options;
  const { onFault = () => {}, random = Math.random, mostWaitingBackground = mostWaiting } = options;
  const leases = createTokenLeases({ kysely, token, concurrency, clock, times });
  const queue = createTokenQueue({ kysely, token, holder, clock });
  const lanes = createLanes<Waiter>({ reader: mostWaiting, background: mostWaitingBackground });
  const running = new Set<Promise<void>>();
  let standing: Promise<void> | null = null;
  let isClosed = false;
  let turns = 0;
  const line = createTokenLine({
    ...{ leases, queue, token, clock, monotonicNow, sleep, random, pauseMs: options.pauseMs },
    nextHolder() {
      turns += 1;
      return `${holder}/${turns}`;
    },
    onUnsure: (turn, error) => keepReleasing(turn, false, error),
  });

  function proceed(): void {
    if (!standing && head()) standing = standInLine();
  }

  function head(): Priority | null {
    return !isClosed && running.size < concurrency ? lanes.head() : null;
  }

  async function standInLine(): Promise<void> {
    while (head()) {
      try {
        const lease = await line.wait(head);
        if (lease) start(lease);
      } catch (error) {
        lanes.shift()?.refuse(error);
      }
    }
    standing = null;
  }

  function start(lease: Lease): void {
    const turn = runNext(lease).then((settle) => {
      running.delete(turn);
      settle();
      proceed();
    });
    running.add(turn);
  }

  async function runNext(lease: Lease): Promise<() => void> {
    const waiter = lanes.shift();
    if (waiter) return await waiter.serve(lease);
    // Whoever wanted it has left meanwhile.
    await release(lease.holder, false);
    return () => {};
  }

  async function endTurn(lease: Lease, { wasSent, mayRun }: TurnOutcome<unknown>): Promise<void> {
    if (wasSent) line.noteEnd();
    if (!mayRun) await release(lease.holder, wasSent);
  }

  async function release(turn: string, wasSent: boolean): Promise<void> {
    await leases.release(turn, wasSent).catch((error) => keepReleasing(turn, wasSent, error));
  }

  /** Nothing runs under this turn, but the database does not know it: it is told until the lease has run out anyway. */
  function keepReleasing(turn: string, wasSent: boolean, fault: unknown): void {
    onFault(fault);
    const untilMs = monotonicNow() + times.leaseMs;
    const signal = new AbortController().signal;
    const retry = async (): Promise<void> => {
      await sleep(releaseRetryMs, signal);
      if (monotonicNow() < untilMs) await leases.release(turn, wasSent).catch(retry);
    };
    void retry();
  }

  function enter(priority: Priority, waiter: Waiter): void {
    const before = lanes.head();
    lanes.add(priority, waiter, Math.max(0, concurrency - running.size));
    if (lanes.head() !== before) line.hurry();
    proceed();
  }

  function refusal(signal: AbortSignal | undefined): unknown {
    return isClosed ? closedProblem() : signal?.aborted ? signal.reason : null;
  }

  function wait<Result>(
    priority: Priority,
    call: (turn: Turn) => Promise<Result>,
    signal: AbortSignal | undefined,
  ): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      const waiter: Waiter = {
        refuse: reject,
        async serve(lease) {
          const outcome = await runTurn({ leases, times, monotonicNow }, lease, call);
          await endTurn(lease, outcome);
          return () => {
            if (outcome.kind === "done") resolve(outcome.result);
            else if (outcome.kind === "failed") reject(outcome.error);
            else again();
          };
        },
      };
      function again(): void {
        const reason = refusal(signal);
        if (reason) reject(reason);
        else lanes.putBack(priority, waiter);
      }
      enter(priority, waiter);
      signal?.addEventListener("abort", () => lanes.remove(waiter) && reject(signal.reason), { once: true });
    });
  }

  return {
    async run(priority, call, signal) {
      const reason = refusal(signal);
      if (reason) throw reason;
      return await wait(priority, call, signal);
    },
    waiting: lanes.waiting,
    async close() {
      isClosed = true;
      for (const { refuse } of lanes.clear()) refuse(closedProblem());
      line.hurry();
      await standing;
      await Promise.all(running);
    },
  };
}

function closedProblem(): ProblemError {
  return new ProblemError(
    "upstream-unreachable",
    "The server is stopping and sends no more calls to wolkvox.",
  );
}
