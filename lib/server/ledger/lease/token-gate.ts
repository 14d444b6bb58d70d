import type { Kysely } from "kysely";
import { ProblemError } from "@/lib/report/answers/problem";
import { createDatabaseClock, type DatabaseClock } from "@/lib/server/store/database-clock";
import type { DatabaseSchema } from "@/lib/server/store/tables/database-schema";
import { createCallDuration } from "./call-duration";
import { createCallQueue } from "./call-queue";
import type { Requester, Requesters } from "./call-request";
import { createLeaseRelease } from "./lease-release";
import { createLeaseWait } from "./lease-wait";
import { type Sleep, timedSleep } from "./sleep";
import { createTicketQueue } from "./ticket-queue";
import { createTokenLeases, defaultTimes, type Lease, type LeaseTimes } from "./token-lease";
import { runTurn, type Turn } from "./token-turn";
import { createTurnLoop, type WaitingCall } from "./turn-loop";

export type TokenGateOptions = {
  kysely: Kysely<DatabaseSchema>;
  /** The digest of `buildTokenKey`. */
  token: string;
  /** Calls at once over all processes, 1 or 2. */
  concurrency: number;
  /** Readers' calls that may wait in this process, and as many in the background. */
  mostWaiting: number;
  /** Of these, calls that may wait for one person; all of them where it is not given. */
  mostWaitingEach?: number;
  /** This gate of this process: no other may have the same name. */
  holder: string;
  /** Pause between any call and a background call. */
  pauseMs: number;
  /** A monotonic clock in milliseconds: `performance.now`. */
  monotonicNow: () => number;
  /** Told when the database failed under a turn. No answer is lost by it; others may wait until the lease runs out. */
  onFault?: (error: unknown) => void;
  clock?: DatabaseClock;
  times?: LeaseTimes;
  sleep?: Sleep;
  random?: () => number;
};

type Call<Result> = (turn: Turn, requesters: readonly Requester[]) => Promise<Result>;

/**
 * One token's gate: at most `concurrency` calls at once over all processes that share the database ("cannot be
 * consumed simultaneously", wolkvox-agent-3.md). In the process the turns are shared among people (`createCallQueue`);
 * among processes one that has a reader's call at its head goes first, then the one that has waited longest since its last turn.
 */
export function createTokenGate(options: TokenGateOptions) {
  const callDuration = createCallDuration();
  const parts = createParts(options, callDuration.meanMs);
  const { queue, loop } = parts;

  async function serve<Result>(lease: Lease, requesters: readonly Requester[], call: Call<Result>) {
    const { leases, times, leaseWait, release } = parts;
    const startedMs = options.monotonicNow();
    const outcome = await runTurn({ ...options, leases, times }, lease, (turn) => call(turn, requesters));
    if (outcome.wasSent) {
      callDuration.note(options.monotonicNow() - startedMs);
      leaseWait.noteEnd();
    }
    if (!outcome.mayRun) await release(lease.holder, outcome.wasSent);
    return outcome;
  }

  function wait<Result>(requesters: Requesters, call: Call<Result>): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      const waiting: WaitingCall = {
        requesters: requesters,
        drop: reject,
        refuse: reject,
        async serve(lease, requesters) {
          const outcome = await serve(lease, requesters, call);
          return () => {
            if (outcome.kind === "done") resolve(outcome.result);
            else if (outcome.kind === "failed") reject(outcome.error);
            else if (loop.isStopped()) reject(closedProblem());
            else queue.putBack(waiting, requesters);
          };
        },
      };
      loop.add(waiting);
    });
  }

  return {
    /**
     * Runs the call when its turn comes, and again where that turn was lost before anything was sent. It is told who wants
     * it, first the one whose turn it is. Once nobody does it is taken out of the queue; one that runs is not stopped.
     * Store the answer within the call, while its fence is in force.
     * @throws CallRefusedError when too many wait, CallDroppedError when nobody does, ProblemError `upstream-unreachable`
     * when the gate is closed.
     */
    async run<Result>(requesters: Requesters, call: Call<Result>): Promise<Result> {
      if (loop.isStopped()) throw closedProblem();
      return await wait(requesters, call);
    },
    /** Calls of this process whose turn has not come. */
    waiting: queue.waiting,
    /** Milliseconds that a call takes, the newest counting most; null while none was made. */
    callMs: callDuration.meanMs,
    /** Starts nothing more and refuses who waits; resolves when the running calls have ended. */
    close: () => loop.stop(closedProblem),
  };
}

export type TokenGate = ReturnType<typeof createTokenGate>;

/** What a gate is made of: the leases of the token, the queue of this process, and the loop that brings them together. */
function createParts(options: TokenGateOptions, callMs: () => number | null) {
  const { kysely, token, concurrency, mostWaiting, holder, monotonicNow, pauseMs } = options;
  const { clock = createDatabaseClock(kysely), times = defaultTimes, sleep = timedSleep } = options;
  const { onFault = () => {}, random = Math.random } = options;
  const leases = createTokenLeases({ kysely, token, concurrency, clock, times });
  const { release, retry } = createLeaseRelease({ leases, times, sleep, monotonicNow, onFault });
  const queue = createCallQueue<WaitingCall>({
    most: { reader: mostWaiting, background: mostWaiting },
    mostOfOne: options.mostWaitingEach ?? mostWaiting,
    callMs,
  });
  let turns = 0;
  const leaseWait = createLeaseWait({
    ...{ leases, token, clock, monotonicNow, sleep, random, pauseMs },
    tickets: createTicketQueue({ kysely, token, holder, clock }),
    nextHolder: () => `${holder}/${++turns}`,
    onUnsure: (turn, error) => retry(turn, false, error),
  });
  const loop = createTurnLoop({ queue, leaseWait, release, concurrency });
  return { leases, times, queue, leaseWait, release, loop };
}

function closedProblem(): ProblemError {
  return new ProblemError(
    "upstream-unreachable",
    "The server is stopping and sends no more calls to wolkvox.",
  );
}
