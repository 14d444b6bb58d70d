import type { Figures } from "./figure-table";

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
export type BarFigures = Pick<Figures, "seconds" | "total" | "wholeTotal">;

/** How bars are drawn: as long as their time, or as parts of their own whole. */
export type BarsMode = "time" | "share";

/** How bars are drawn, and what the full length stands for where they are as long as their time. */
export type BarScale = { bars: BarsMode; scaleSeconds: number };

/** What a bar or column shows of a state: its place in the table, and where it lies, from 0 to 1 of the full length. */
export type Segment = { place: number; start: number; length: number };

/** A row's bar from its start; a state without time, or with less than none, takes no room. */
export function cutBar(figures: BarFigures | null, scale: BarScale): Segment[] {
  let start = 0;
  return (figures?.seconds ?? []).flatMap((seconds, place) => {
    const length = barEnd({ total: seconds, wholeTotal: figures?.wholeTotal ?? 0 }, scale);
    if (length === 0) return [];
    const segment = { place, start, length };
    start += length;
    return [segment];
  });
}

/** How much of the full length a row's bar fills, from 0 to 1; none where there is no row. */
export function barEnd(
  figures: Pick<BarFigures, "total" | "wholeTotal"> | null,
  { bars, scaleSeconds }: BarScale,
): number {
  const whole = bars === "share" ? (figures?.wholeTotal ?? 0) : scaleSeconds;
  return whole > 0 ? Math.min(1, Math.max(0, figures?.total ?? 0) / whole) : 0;
}
