const firstDelayMs = 5_000;

/**
 * How long a failing window is left alone, in milliseconds: doubling from five seconds, never longer than a live
 * range may wait anyway (`refreshMs`), unless wolkvox itself named a later time.
 */
export function retryDelayMs(
  times: number,
  refreshMs: number,
  retryAfterSeconds: number | undefined,
): number {
  const growing = firstDelayMs * 2 ** Math.min(times - 1, 20);
  return Math.max(Math.min(growing, refreshMs), (retryAfterSeconds ?? 0) * 1000);
}
