const newestWeight = 0.3;

/** How long calls take, from those so far: the newest weigh most. */
export function createCallDuration() {
  let meanMs: number | null = null;
  return {
    note(durationMs: number): void {
      meanMs = meanMs === null ? durationMs : meanMs + (durationMs - meanMs) * newestWeight;
    },
    /** Milliseconds that a call takes; null while none was made. */
    meanMs: () => meanMs,
  };
}
