import type { DurationUnit } from "./duration";
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
  return listSteps(Math.max(highestSeconds, 60), mostTicks, tickSteps);
}

/** The lines of an axis from zero, in the smallest of these steps that makes few enough. */
export function listSteps(highest: number, mostTicks: number, steps: readonly number[]): number[] {
  const step = steps.find((one) => highest / one <= mostTicks) ?? highest;
  return Array.from({ length: Math.ceil(highest / step) + 1 }, (_, place) => place * step);
}

/** What a bar or column is drawn from; `wholeTotal` is what 100 % stands for. */
export type BarFigures = Pick<Figures, "seconds" | "wholeTotal">;

/** How a link draws bars: as long as their time, or all of one length and cut by shares. */
export type BarsMode = "time" | "share";

/**
 * How bars are drawn, and what the full length stands for: `time`, seconds; `percent`, a part of what each row has in all
 * its states, from 0 to 1. Under `share` every bar has the full length.
 */
export type BarScale = { bars: BarsMode | "percent"; fullLength: number };

/** What a bar or column shows of a state: its place in the table, and where it lies, from 0 to 1 of the full length. */
export type Segment = { place: number; start: number; length: number };

/** The scale of a table's bars: in per cent they are as long as what they say. */
export function scaleOf({ rows }: { rows: readonly BarRow[] }, mode: BarsMode, unit: DurationUnit): BarScale {
  if (mode === "share") return { bars: "share", fullLength: 1 };
  if (unit !== "percent") return { bars: "time", fullLength: scaleEnd(longestBar({ rows })) };
  const longest = findLongest(rows, (figures) => barSeconds(figures) / wholeOf(figures));
  return { bars: "percent", fullLength: shareEnds.find((end) => longest <= end) ?? 1 };
}

type BarRow = BarFigures & { earlier: BarFigures | null };

const shareEnds = [0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8];

/** The seconds of the longest bar, a row's own or that of what stands beside it. */
export function longestBar({ rows }: { rows: readonly BarRow[] }): number {
  return findLongest(rows, barSeconds);
}

function findLongest(rows: readonly BarRow[], lengthOf: (figures: BarFigures | null) => number): number {
  return rows.reduce((most, row) => Math.max(most, lengthOf(row), lengthOf(row.earlier)), 0);
}

// What a bar draws: the times above zero. What is below zero is told in words.
function barSeconds(figures: Pick<BarFigures, "seconds"> | null): number {
  return (figures?.seconds ?? []).reduce((sum, seconds) => sum + Math.max(0, seconds), 0);
}

// Times below zero make the whole smaller than its parts: no part is more than all of it.
function wholeOf(figures: BarFigures | null): number {
  return Math.max(figures?.wholeTotal ?? 0, barSeconds(figures)) || 1;
}

function wholeLength(figures: BarFigures | null, { bars, fullLength }: BarScale): number {
  if (bars === "share") return barSeconds(figures) || 1;
  return bars === "percent" ? wholeOf(figures) * fullLength : fullLength;
}

/** A row's bar from its start; a state without time, or with less than none, takes no room. */
export function cutBar(figures: BarFigures | null, scale: BarScale): Segment[] {
  const whole = wholeLength(figures, scale);
  let start = 0;
  return (figures?.seconds ?? []).flatMap((seconds, place) => {
    if (seconds <= 0) return [];
    const length = Math.min(1 - start, seconds / whole);
    const segment = { place, start, length };
    start += length;
    return [segment];
  });
}

/** How much of the full length a row's bar fills, from 0 to 1; none where there is no row. */
export function barEnd(figures: BarFigures | null, scale: BarScale): number {
  return Math.min(1, barSeconds(figures) / wholeLength(figures, scale));
}
