import { type Counting, intervalOf, toleranceOf } from "./counting";
import type { Gains } from "./gains";

/** What an agent's time in one state grew by, as the place of a look and seconds; ascending. */
export type Gain = readonly [look: number, seconds: number];

/**
 * How sure a number of visits is. `certain`: no other number makes these gains. `probable`: another one would need a second
 * visit to the same state between two looks. `open`: the last look may have found it still on, or nobody looked for too
 * long to tell.
 */
export type VisitGrade = "certain" | "probable" | "open";

/** Visits to one state that lie between two instants (epoch milliseconds): at least so many, so long together. */
export type Visits = { fromMs: number; toMs: number; atLeast: number; seconds: number; grade: VisitGrade };

export type VisitRules = {
  looks: Gains["looks"];
  counting: Counting;
  /** The first instant of the day. */
  beginsMs: number;
  /** The day was still running at its last look. */
  isRunning: boolean;
};

/** Between looks that lie further apart, in seconds, a second visit is too likely. */
const longestSure = 600;

/** Reads an agent's visits to one state from its gains. It never claims more of them than there were. */
export function readVisits(gains: readonly Gain[], rules: VisitRules): Visits[] {
  const stretches = listStretches(gains, rules.counting);
  return stretches.map((stretch) => describe(stretch, gains, rules));
}

/**
 * Gains that belong together. Where states count once they are left, each gain is a visit of its own that has ended;
 * otherwise those of looks that follow one another may be one visit.
 */
function listStretches(gains: readonly Gain[], counting: Counting): Gain[][] {
  const stretches: Gain[][] = [];
  for (const gain of gains) {
    const [look, seconds] = gain;
    if (seconds <= 0) continue;
    const stretch = stretches.at(-1);
    const follows = stretch?.at(-1)?.[0] === look - 1;
    if (stretch && follows && counting !== "ended") stretch.push(gain);
    else stretches.push([gain]);
  }
  return stretches;
}

function describe(stretch: readonly Gain[], all: readonly Gain[], rules: VisitRules): Visits {
  const { looks, counting, beginsMs } = rules;
  const [first, last] = [stretch[0]?.[0] ?? 0, stretch.at(-1)?.[0] ?? 0];
  const seconds = stretch.reduce((sum, [, gain]) => sum + gain, 0);
  const before = looks[first - 1] ?? beginsMs;
  return {
    // A visit that has ended began its own length before.
    fromMs: counting === "ended" ? Math.max(beginsMs, before - seconds * 1000) : before,
    toMs: looks[last] ?? beginsMs,
    atLeast: 1 + countGaps(stretch, rules),
    seconds,
    grade: gradeOf(stretch, { first, last, all }, rules),
  };
}

/**
 * So many times at least the state was left and entered again: between the first and the last interval each one that is
 * not full hides a part of a gap, and one gap may reach into two of them.
 */
function countGaps(stretch: readonly Gain[], rules: Pick<VisitRules, "looks">): number {
  let gaps = 0;
  let inARow = 0;
  for (const gain of stretch.slice(1, -1)) {
    inARow = isFull(gain, rules) ? 0 : inARow + 1;
    if (inARow % 2 === 1) gaps += 1;
  }
  return gaps;
}

function isFull([look, seconds]: Gain, rules: Pick<VisitRules, "looks">): boolean {
  const interval = intervalOf(rules, look);
  return seconds >= interval - toleranceOf(interval);
}

function gradeOf(
  stretch: readonly Gain[],
  { first, last, all }: { first: number; last: number; all: readonly Gain[] },
  rules: VisitRules,
): VisitGrade {
  const { looks, counting, isRunning } = rules;
  const mayBeOn = isRunning && last === looks.length - 1 && counting !== "ended";
  const isSeldomSeen = stretch.some(([look]) => intervalOf(rules, look) > longestSure);
  const isCorrected = all.some(([look, seconds]) => seconds < 0 && look >= first - 1 && look <= last + 1);
  if (counting === "unknown" || first === 0 || mayBeOn || isSeldomSeen || isCorrected) return "open";
  const isWhole = stretch.every(([look, seconds]) => seconds === intervalOf(rules, look));
  return counting === "running" && isWhole ? "certain" : "probable";
}
