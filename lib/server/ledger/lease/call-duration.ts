export type CallDuration = {
  note(durationMs: number): void;
  /** Milliseconds that a call takes; null while none was made. */
  meanMs(): number | null;
};

const newestWeight = 0.3;

/** How long calls take, from those so far: the newest weigh most. */
export function createCallDuration(): CallDuration {
  let meanMs: number | null = null;
  return {
    note(durationMs) {
      meanMs = meanMs === null ? durationMs : meanMs + (durationMs - meanMs) * newestWeight;
    },
    meanMs: () => meanMs,
  };
}
