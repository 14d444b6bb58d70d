import { type SqlBool, sql } from "kysely";
import type { DatabaseClock } from "@/lib/server/store/database-clock";
import type { CallPurpose } from "./call-request";
import { createWakeableSleep, type Sleep } from "./sleep";
import { isRested, type TicketQueue } from "./ticket-queue";
import type { Lease, TokenLeases } from "./token-lease";

export type LeaseWaitOptions = {
  leases: TokenLeases;
  tickets: TicketQueue;
  token: string;
  clock: DatabaseClock;
  pauseMs: number;
  /** The name under which the next turn is taken. */
  nextHolder: () => string;
  /** A turn may have been taken or not: the database failed meanwhile. */
  onUnsure: (holder: string, error: unknown) => void;
  monotonicNow: () => number;
  sleep: Sleep;
  random: () => number;
};

const firstPollMs = 20;
const longestPollMs = 250;
const ticketMs = 1_000;
// A restart of the database takes less.
const longestFaultMs = 5_000;

/** Waits for a lease among the processes that share a token. */
export function createLeaseWait(options: LeaseWaitOptions) {
  const {
    leases,
    tickets: queue,
    token,
    clock,
    pauseMs,
    nextHolder,
    onUnsure,
    monotonicNow,
    random,
  } = options;
  const wakeable = createWakeableSleep(options.sleep);
  let ticket: { priority: CallPurpose; atMs: number } | null = null;
  let failingSinceMs: number | null = null;
  let endedMs = Number.NEGATIVE_INFINITY;

  async function take(priority: CallPurpose): Promise<Lease | null> {
    const holder = nextHolder();
    const isFirst = queue.isFirst(priority);
    const isRestedToo = sql<SqlBool>`${isFirst} AND ${isRested(token, pauseMs, clock)}`;
    try {
      return await leases.take(holder, priority === "reader" ? isFirst : isRestedToo);
    } catch (error) {
      onUnsure(holder, error);
      throw error;
    }
  }

  /** Also repairs a lease that would never end, because the clock was set back. */
  async function keepTicket(priority: CallPurpose): Promise<void> {
    const isFresh = ticket?.priority === priority && monotonicNow() - ticket.atMs < ticketMs;
    if (isFresh) return;
    await queue.refresh(priority);
    ticket = { priority, atMs: monotonicNow() };
    await leases.repair();
  }

  async function tryOnce(priority: CallPurpose): Promise<Lease | null> {
    try {
      const lease = await take(priority);
      if (!lease) await keepTicket(priority);
      failingSinceMs = null;
      return lease;
    } catch (error) {
      failingSinceMs ??= monotonicNow();
      if (monotonicNow() - failingSinceMs >= longestFaultMs) throw error;
      return null;
    }
  }

  async function dropTicket(): Promise<void> {
    if (!ticket) return;
    ticket = null;
    // Where this fails the ticket is stale in five seconds.
    await queue.drop().catch(() => {});
  }

  function restMs(priority: CallPurpose): number {
    return priority === "reader" ? 0 : Math.max(0, endedMs + pauseMs - monotonicNow());
  }

  function pollMs(tries: number): number {
    return Math.min(longestPollMs, firstPollMs * 2 ** Math.min(tries, 10)) * (0.5 + random() / 2);
  }

  async function poll(head: () => CallPurpose | null): Promise<Lease | null> {
    let tries = 0;
    for (let priority = head(); priority; priority = head()) {
      const ownRestMs = restMs(priority);
      const lease = ownRestMs > 0 ? null : await tryOnce(priority);
      if (lease) return lease;
      await wakeable.sleep(ownRestMs || pollMs(tries));
      tries = ownRestMs > 0 ? 0 : tries + 1;
    }
    return null;
  }

  return {
    /**
     * The token's next free lease, or null once nobody wants it (`head` null): the first try is at once, the next ones
     * in growing steps. @throws the database's error after five seconds of nothing else.
     */
    async wait(head: () => CallPurpose | null): Promise<Lease | null> {
      try {
        return await poll(head);
      } finally {
        await dropTicket();
      }
    },
    /** Tries again now: somebody else is at the head. */
    wake: wakeable.wake,
    /** A call of this process has ended: the pause runs from here. */
    noteEnd(): void {
      endedMs = monotonicNow();
    },
  };
}

export type LeaseWait = ReturnType<typeof createLeaseWait>;
