import { useTranslations } from "use-intl";
import { formatChange, formatChangeShare, formatPoints } from "@/lib/report/comparison/format-change";
import {
  changeOf,
  changeShare,
  differenceOf,
  type Figures,
  type Place,
  shareChangeOf,
} from "@/lib/report/figures/figure-table";
import { type Shown, timeUnit } from "./shown-figures";

/** A difference as a cell says it; `share`: as a part of what was; `note`: why it is a word or a dash. */
export type ChangeWords = { text: string; share?: string; note?: string };

/**
 * What a row (its place; null = all of them) says of its difference to the other period, of a state or of the total; null
 * where it says nothing. Where a row has no difference its total says why.
 */
export function useChangeWords(shown: Shown): (row: number | null, place: Place) => ChangeWords | null {
  const t = useTranslations();
  const { table, isCompared } = shown;
  return (at, place) => {
    if (!isCompared) return null;
    if (!table.earlier) return place === null ? { text: "–" } : null;
    const row = at === null ? null : table.rows[at];
    if (!row)
      return wordChange(
        differenceOf(table.total, table.earlier.total, place),
        table.total,
        table.earlier.total,
        place,
        shown,
      );
    if (row.changeGap === null && isNothing(row, row.earlier, place)) return null;
    const change = changeOf(row, place);
    if (change === "new") return place === null ? { text: t("compare.new"), note: t("beside.new") } : null;
    if (typeof change === "number") return row.earlier && wordChange(change, row, row.earlier, place, shown);
    return place === null || change === "blank" ? { text: "–", note: t(`beside.${change}`) } : null;
  };
}

/**
 * A difference in seconds: a time and its part of what was, in points where figures are shares. A total is all of its own
 * whole, now and before: what changed of it is its time.
 */
function wordChange(
  change: number,
  now: Figures,
  earlier: Figures,
  place: Place,
  { unit, locale }: Pick<Shown, "unit" | "locale">,
): ChangeWords {
  if (place !== null && unit === "percent") {
    const points = shareChangeOf(now, earlier, place);
    return { text: points === null ? "–" : formatPoints(points, locale) };
  }
  const share = place === null ? changeShare(change, earlier.total) : null;
  return {
    text: formatChange(change, timeUnit(unit), locale),
    ...(share !== null && { share: formatChangeShare(share, locale) }),
  };
}

// A state of neither side has nothing to say.
function isNothing(now: Figures, earlier: Figures | null, place: Place): boolean {
  if (place === null || now.unknown?.includes(place) || earlier?.unknown?.includes(place)) return false;
  return !now.seconds[place] && !earlier?.seconds[place];
}
