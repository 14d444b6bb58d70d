import { changeShare, shareChangeOf } from "@/lib/report/comparison/comparison";
import { formatChange, formatChangeShare, formatPoints } from "@/lib/report/comparison/format-change";
import type { DurationUnit } from "@/lib/report/figures/duration";
import type { Stack } from "@/lib/report/figures/scale";

/** A difference as a cell says it; `share`: as a part of what was; `note`: why it is a word or a dash. */
export type ChangeWords = { text: string; share?: string; note?: string };

type Measure = { unit: DurationUnit; locale: string };

/**
 * A difference in seconds, of a state's column or of the total (null): a time and its part of what was, in points where
 * figures are shares. A total is all of its own whole, now and before: what changed of it is its time.
 */
export function wordChange(
  change: number,
  now: Stack,
  earlier: Stack,
  column: number | null,
  { unit, locale }: Measure,
): ChangeWords {
  if (column !== null && unit === "percent") {
    const points = shareChangeOf(now, earlier, column);
    return { text: points === null ? "–" : formatPoints(points, locale) };
  }
  const share = column === null ? changeShare(change, earlier.total) : null;
  return {
    text: formatChange(change, unit === "percent" ? "hm" : unit, locale),
    ...(share !== null && { share: formatChangeShare(share, locale) }),
  };
}

/** Signed seconds between two sums. */
export function sumDifference(now: Stack, earlier: Stack, column: number | null): number {
  if (column === null) return now.total - earlier.total;
  return (now.seconds[column] ?? 0) - (earlier.seconds[column] ?? 0);
}
