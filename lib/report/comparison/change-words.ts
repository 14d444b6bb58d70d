import type { Chart } from "@/lib/report/chart/chart-figures";
import { timeUnit } from "@/lib/report/figures/duration";
import {
  type ChangeGap,
  changeOf,
  changeShare,
  differenceOf,
  type Figures,
  type Measure,
  secondsIn,
  shareChangeOf,
} from "@/lib/report/figures/figure-table";
import { formatChange, formatChangeShare, formatPoints } from "./format-change";

type Translate = (key: "compare.new" | `beside.${ChangeGap}`) => string;

type Compared = Pick<Chart, "table" | "isCompared" | "unit" | "locale">;

/** A difference as a cell says it; `share`: as a part of what was; `note`: why it is a word or a dash. */
export type ChangeWords = { text: string; share?: string; note?: string };

/**
 * What a row (its place; null = all of them) says of its difference to the other period, of a state or of the total; null
 * where it says nothing. Where a row has no difference its total says why.
 */
export function wordChange(
  chart: Compared,
  at: number | null,
  measure: Measure,
  t: Translate,
): ChangeWords | null {
  const { table, isCompared } = chart;
  if (!isCompared) return null;
  // The total says why a row has no difference.
  const isPart = typeof measure === "number" || measure === "paid";
  if (!table.earlier) return isPart ? null : { text: "–" };
  const row = at === null ? null : table.rows[at];
  if (!row) {
    const change = differenceOf(table.total, table.earlier.total, measure);
    if (change === null) return { text: "–", note: t("beside.lacking") };
    return wordSeconds(change, table.total, table.earlier.total, measure, chart);
  }
  if (row.changeGap === null && isNothing(row, row.earlier, measure)) return null;
  const change = changeOf(row, measure);
  if (change === "new") return isPart ? null : { text: t("compare.new"), note: t("beside.new") };
  if (typeof change === "number") return row.earlier && wordSeconds(change, row, row.earlier, measure, chart);
  return !isPart || change === "blank" || change === "untold"
    ? { text: "–", note: t(`beside.${change}`) }
    : null;
}

/**
 * A difference in seconds: a time and its part of what was, in points where figures are shares. A total is all of its own
 * whole, now and before: what changed of it is its time.
 */
function wordSeconds(
  change: number,
  now: Figures,
  earlier: Figures,
  measure: Measure,
  { unit, locale }: Pick<Compared, "unit" | "locale">,
): ChangeWords {
  if (typeof measure === "number" && unit === "percent") {
    const points = shareChangeOf(now, earlier, measure);
    return { text: points === null ? "–" : formatPoints(points, locale) };
  }
  const share = typeof measure === "number" ? null : changeShare(change, secondsIn(earlier, measure) ?? 0);
  return {
    text: formatChange(change, timeUnit(unit), locale),
    ...(share !== null && { share: formatChangeShare(share, locale) }),
  };
}

// A state of neither side has nothing to say.
function isNothing(now: Figures, earlier: Figures | null, place: Measure): boolean {
  if (typeof place !== "number" || now.unknown?.includes(place) || earlier?.unknown?.includes(place))
    return false;
  return !now.seconds[place] && !earlier?.seconds[place];
}
