import type { Sleep } from "./sleep";
import type { LeaseTimes, TokenLeases } from "./token-lease";

type LeaseReleaseOptions = {
  leases: Pick<TokenLeases, "release">;
  times: LeaseTimes;
  sleep: Sleep;
  monotonicNow: () => number;
  /** Told when the database failed under a release. */
  onFault: (error: unknown) => void;
};

const retryMs = 1_000;

/** Gives leases back under which nothing runs any more. */
export function createLeaseRelease({ leases, times, sleep, monotonicNow, onFault }: LeaseReleaseOptions) {
  /** The database does not know that nothing runs: it is told until the lease has run out anyway. Never rejects. */
  function retry(holder: string, wasSent: boolean, fault: unknown): void {
    onFault(fault);
    const untilMs = monotonicNow() + times.leaseMs;
    const { signal } = new AbortController();
    const again = async (): Promise<void> => {
      await sleep(retryMs, signal);
      if (monotonicNow() < untilMs) await leases.release(holder, wasSent).catch(again);
    };
    void again();
  }

  async function release(holder: string, wasSent: boolean): Promise<void> {
    await leases.release(holder, wasSent).catch((error) => retry(holder, wasSent, error));
  }

  return { release, retry };
}
