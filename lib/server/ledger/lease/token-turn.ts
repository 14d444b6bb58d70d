import { isProblem } from "@/lib/report/answers/problem";
import { mayStillRun } from "@/lib/server/wolkvox/may-still-run";
import type { Lease, LeaseTimes, TokenLeases } from "./token-lease";

export type Turn = {
  fence: number;
  slot: number;
  /**
   * Sends the turn's one call: renews the lease, and begins the exchange only where enough of it is left.
   * @throws TurnLostError otherwise; let it pass, the gate takes another turn and runs the whole call again.
   */
  send<Result>(exchange: () => Promise<Result>): Promise<Result>;
};

/** The lease was gone, or the database too slow: nothing was sent. */
export class TurnLostError extends Error {
  override readonly name = "TurnLostError";
}

type Ending<Result> =
  | { kind: "done"; result: Result }
  | { kind: "failed"; error: unknown }
  | { kind: "lost" };

/** `mayRun`: wolkvox may still be at work on the call, the lease must run out by itself. */
export type TurnOutcome<Result> = Ending<Result> & { wasSent: boolean; mayRun: boolean };

type TurnOptions = { leases: TokenLeases; times: LeaseTimes; monotonicNow: () => number };

/** Runs one call under a lease, and tells how it ended. Never rejects. */
export async function runTurn<Result>(
  { leases, times, monotonicNow }: TurnOptions,
  lease: Lease,
  call: (turn: Turn) => Promise<Result>,
): Promise<TurnOutcome<Result>> {
  const seen = { wasSent: false, isLost: false, mayRun: false };

  async function prepare(): Promise<void> {
    if (seen.wasSent) throw new Error("A turn covers one call.");
    const startedMs = monotonicNow();
    const isOurs = await leases.renew(lease);
    const leftMs = times.leaseMs - (monotonicNow() - startedMs);
    seen.isLost = !isOurs || leftMs < times.leastMs;
    if (seen.isLost) throw new TurnLostError("The turn was lost before its call was sent.");
    seen.wasSent = true;
  }

  async function send<Sent>(exchange: () => Promise<Sent>): Promise<Sent> {
    await prepare();
    try {
      return await exchange();
    } catch (error) {
      // After an unknown error the call may still be running at wolkvox.
      seen.mayRun = mayStillRun(error) || !isProblem(error);
      throw error;
    }
  }

  try {
    const result = await call({ fence: lease.fence, slot: lease.slot, send });
    return { kind: "done", result, wasSent: seen.wasSent, mayRun: seen.mayRun };
  } catch (error) {
    if (seen.isLost) return { kind: "lost", wasSent: false, mayRun: false };
    return { kind: "failed", error, wasSent: seen.wasSent, mayRun: seen.mayRun || mayStillRun(error) };
  }
}
