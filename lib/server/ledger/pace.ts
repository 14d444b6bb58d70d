export type Pace = {
  note(durationMs: number): void;
  /** Milliseconds that a call behind takes, pause included, while `ranges` take turns; null while none was made. */
  callMs(ranges: number): number | null;
};

const newestWeight = 0.3;

/** How long calls take, from those so far: the newest weigh most. */
export function createPace(pauseMs: number): Pace {
  let meanMs: number | null = null;
  return {
    note(durationMs) {
      meanMs = meanMs === null ? durationMs : meanMs + (durationMs - meanMs) * newestWeight;
    },
    callMs: (ranges) => (meanMs === null ? null : (meanMs + pauseMs) * Math.max(1, ranges)),
  };
}
