import type { Kysely } from "kysely";
import { ProblemError } from "@/lib/report/answers/problem";
import type { DatabaseSchema } from "@/lib/server/store/database-schema";
import { createCallQueue, type QueuedCall } from "./call-queue";
import type { Asker, CallPurpose, Demand } from "./call-request";
import { createDatabaseClock, type DatabaseClock } from "./database-clock";
import { type Sleep, timedSleep } from "./nap";
import { createPace } from "./pace";
import { createTokenLeases, defaultTimes, type Lease, type LeaseTimes } from "./token-lease";
import { createTokenLine } from "./token-line";
import { createTokenQueue } from "./token-queue";
import { runTurn, type Turn, type TurnOutcome } from "./token-turn";

export type TokenGate = {
  /**
   * Runs the call when its turn comes, and again where that turn was lost before anything was sent. It is told who wants
   * it, first the one whose turn it is. Once nobody does it is taken out of the queue; one that runs is not stopped.
   * Store the answer within the call, while its fence is in force.
   * @throws AskerRefusedError when too many wait, CallDroppedError when nobody does, ProblemError `upstream-unreachable`
   * when the gate is closed.
   */
  run<Result>(
    demand: Demand,
    call: (turn: Turn, askers: readonly Asker[]) => Promise<Result>,
  ): Promise<Result>;
  /** Calls of this process whose turn has not come. */
  waiting(): Record<CallPurpose, number>;
  /** Milliseconds that a call takes, the newest counting most; null while none was made. */
  callMs(): number | null;
  /** Starts nothing more and refuses who waits; resolves when the running calls have ended. */
  close(): Promise<void>;
};

export type TokenGateOptions = {
  kysely: Kysely<DatabaseSchema>;
  /** The digest of `buildTokenKey`. */
  token: string;
  /** Calls at once over all processes, 1 or 2. */
  concurrency: number;
  /** Readers' calls that may wait in this process; as many in the background where `mostWaitingBackground` is not given. */
  mostWaiting: number;
  mostWaitingBackground?: number;
  /** Of these, calls that may wait for one person; all of them where it is not given. */
  mostWaitingEach?: number;
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

type Waiter = QueuedCall & {
  /** Runs the call and ends its turn; what remains is to say so, once the place is free. */
  serve(lease: Lease, askers: readonly Asker[]): Promise<() => void>;
  refuse(error: unknown): void;
};

const releaseRetryMs = 1_000;

/**
 * One token's gate: at most `concurrency` calls at once over all processes that share the database ("cannot be
 * consumed simultaneously", wolkvox-agent-3.md). In the process the turns are shared among people (`createCallQueue`);
 * among processes the one whose head is a reader goes first, then the one that has waited longest since its last turn.
 */
export function createTokenGate(options: TokenGateOptions): TokenGate {
  const { kysely, token, concurrency, mostWaiting, holder, monotonicNow } = options;
  const { clock = createDatabaseClock(kysely), times = defaultTimes, sleep = timedSleep } = options;
  const { onFault = () => {}, random = Math.random } = options;
  const leases = createTokenLeases({ kysely, token, concurrency, clock, times });
  const pace = createPace();
  const tickets = createTokenQueue({ kysely, token, holder, clock });
  const queue = createCallQueue<Waiter>({
    most: { reader: mostWaiting, background: options.mostWaitingBackground ?? mostWaiting },
    mostOfOne: options.mostWaitingEach ?? mostWaiting,
    callMs: pace.callMs,
  });
  const running = new Set<Promise<void>>();
  let standing: Promise<void> | null = null;
  let isClosed = false;
  let turns = 0;
  const line = createTokenLine({
    ...{ leases, queue: tickets, token, clock, monotonicNow, sleep, random, pauseMs: options.pauseMs },
    nextHolder() {
      turns += 1;
      return `${holder}/${turns}`;
    },
    onUnsure: (turn, error) => keepReleasing(turn, false, error),
  });

  function proceed(): void {
    if (!standing && head()) standing = standInLine();
  }

  function head(): CallPurpose | null {
    return !isClosed && running.size < concurrency ? queue.head() : null;
  }

  async function standInLine(): Promise<void> {
    while (head()) {
      try {
        const lease = await line.wait(head);
        if (lease) start(lease);
      } catch (error) {
        queue.shift()?.call.refuse(error);
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
    const next = queue.shift();
    if (next) return await next.call.serve(lease, next.askers);
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

  function enter(waiter: Waiter): void {
    const before = queue.head();
    queue.add(waiter, Math.max(0, concurrency - running.size));
    if (queue.head() !== before) line.hurry();
    proceed();
  }

  function wait<Result>(
    demand: Demand,
    call: (turn: Turn, askers: readonly Asker[]) => Promise<Result>,
  ): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      const waiter: Waiter = {
        demand,
        drop: reject,
        refuse: reject,
        async serve(lease, askers) {
          const startedMs = monotonicNow();
          const outcome = await runTurn({ leases, times, monotonicNow }, lease, (turn) => call(turn, askers));
          if (outcome.wasSent) pace.note(monotonicNow() - startedMs);
          await endTurn(lease, outcome);
          return () => {
            if (outcome.kind === "done") resolve(outcome.result);
            else if (outcome.kind === "failed") reject(outcome.error);
            else if (isClosed) reject(closedProblem());
            else queue.putBack(waiter, askers);
          };
        },
      };
      enter(waiter);
    });
  }

  return {
    async run(demand, call) {
      if (isClosed) throw closedProblem();
      return await wait(demand, call);
    },
    waiting: queue.waiting,
    callMs: pace.callMs,
    async close() {
      isClosed = true;
      for (const { refuse } of queue.clear()) refuse(closedProblem());
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
