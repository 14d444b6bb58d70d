const stepsSeconds = [60, 300, 900, 1800, 3600, 7200, 18_000, 36_000, 72_000, 180_000, 360_000, 720_000];
const mostSteps = 12;

/** Where the bars' scale ends, in seconds: the longest bar rounded up to a step that reads well; never zero. */
export function scaleEnd(longestSeconds: number): number {
  const longest = Math.max(longestSeconds, 60);
  const step = stepsSeconds.find((seconds) => longest / seconds <= mostSteps) ?? 1_800_000;
  return Math.ceil(longest / step) * step;
}
