import type { CallQueue, QueuedCall } from "./call-queue";
import type { CallPurpose, Requester } from "./call-request";
import type { LeaseWait } from "./lease-wait";
import type { Lease } from "./token-lease";

/** A call of the queue, and what its turn does with it. */
export type WaitingCall = QueuedCall & {
  /** Runs the call and ends its turn; what remains is to say so, once the place is free. */
  serve(lease: Lease, requesters: readonly Requester[]): Promise<() => void>;
  refuse(error: unknown): void;
};

type TurnLoopOptions = {
  queue: CallQueue<WaitingCall>;
  leaseWait: LeaseWait;
  /** Gives back a lease whose turn nobody wants any more. */
  release: (holder: string, wasSent: boolean) => Promise<void>;
  /** Turns at once. */
  concurrency: number;
};

/** Takes leases for as long as calls wait, and gives each lease to the call whose turn it is. */
export function createTurnLoop({ queue, leaseWait, release, concurrency }: TurnLoopOptions) {
  const running = new Set<Promise<void>>();
  let taking: Promise<void> | null = null;
  let isStopped = false;

  function head(): CallPurpose | null {
    return !isStopped && running.size < concurrency ? queue.head() : null;
  }

  function proceed(): void {
    if (!taking && head()) taking = takeLeases();
  }

  async function takeLeases(): Promise<void> {
    while (head()) {
      try {
        const lease = await leaseWait.wait(head);
        if (lease) start(lease);
      } catch (error) {
        queue.shift()?.call.refuse(error);
      }
    }
    taking = null;
  }

  function start(lease: Lease): void {
    const turn = serveNext(lease).then((settle) => {
      running.delete(turn);
      settle();
      proceed();
    });
    running.add(turn);
  }

  async function serveNext(lease: Lease): Promise<() => void> {
    const next = queue.shift();
    if (next) return await next.call.serve(lease, next.requesters);
    // Whoever wanted it has left meanwhile.
    await release(lease.holder, false);
    return () => {};
  }

  return {
    /** Queues a call. @throws what the queue refuses it with. */
    add(call: WaitingCall): void {
      const before = queue.head();
      queue.add(call, Math.max(0, concurrency - running.size));
      if (queue.head() !== before) leaseWait.wake();
      proceed();
    },
    isStopped: () => isStopped,
    /** Starts nothing more and refuses who waits; resolves when the running calls have ended. */
    async stop(reason: () => Error): Promise<void> {
      isStopped = true;
      for (const { refuse } of queue.clear()) refuse(reason());
      leaseWait.wake();
      await taking;
      await Promise.all(running);
    },
  };
}
