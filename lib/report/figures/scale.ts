const stepsSeconds = [60, 300, 900, 1800, 3600, 7200, 18_000, 36_000, 72_000, 180_000, 360_000, 720_000];
const stepsHours = [500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000];
const tickSteps = [...stepsSeconds, ...stepsHours.map((hours) => hours * 3600)];
const mostSteps = 12;

/** Where the bars' scale ends, in seconds: the longest bar rounded up to a step that reads well; never zero. */
export function scaleEnd(longestSeconds: number): number {
  const longest = Math.max(longestSeconds, 60);
  const step = stepsSeconds.find((seconds) => longest / seconds <= mostSteps) ?? 1_800_000;
  return Math.ceil(longest / step) * step;
}

/** The lines of an axis, in seconds from zero: few, round, the last one at or above the highest column. */
export function listTicks(highestSeconds: number, mostTicks: number): number[] {
  const highest = Math.max(highestSeconds, 60);
  const step = tickSteps.find((seconds) => highest / seconds <= mostTicks) ?? 3_600_000_000;
  return Array.from({ length: Math.ceil(highest / step) + 1 }, (_, place) => place * step);
}

/** What a bar or column is drawn from; `wholeTotal` is what 100 % stands for. */
export type Stack = { seconds: readonly number[]; total: number; wholeTotal: number };

/** How bars are drawn: as long as their time, or as parts of their own whole. */
export type BarsMode = "time" | "share";

/** Stacks as they are drawn: in seconds, or each state's part of the row's whole, where `scale` is 1. */
export function drawStacks<Row extends Stack>(rows: readonly Row[], mode: BarsMode): readonly Row[] {
  if (mode === "time") return rows;
  return rows.map((row) => ({
    ...row,
    seconds: row.seconds.map((seconds) => stackEnd({ ...row, total: seconds }, mode, 0)),
  }));
}

/** How much of the scale a row's stack fills, from 0 to 1. */
export function stackEnd({ total, wholeTotal }: Stack, mode: BarsMode, scaleSeconds: number): number {
  const whole = mode === "share" ? wholeTotal : scaleSeconds;
  return whole > 0 ? Math.min(1, Math.max(0, total) / whole) : 0;
}
