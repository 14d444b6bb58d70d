import { useTranslations } from "use-intl";
import {
  changeOf,
  changeShare,
  type EarlierFigures,
  type EarlierRow,
  shareChangeOf,
} from "@/lib/report/comparison";
import type { DurationUnit } from "@/lib/report/duration";
import { formatChange, formatChangeShare, formatPoints } from "@/lib/report/format-change";
import type { AgentRow } from "@/lib/report/view";
import type { Matrix } from "./matrix";

/** A difference as a cell says it; `share`: as a part of what was; `note`: why it is a word or a dash. */
export type ChangeWords = { text: string; share?: string; note?: string };

type Figures = Pick<AgentRow, "seconds" | "total" | "wholeTotal">;

/** What a cell says of its difference to the other period: of an agent, or of the team (null); null where it says nothing. */
export function useChangeWords({ comparison, isCompared, view, unit, locale }: Matrix) {
  const t = useTranslations("compare");
  const team = { seconds: view.stateTotals, total: view.total, wholeTotal: view.wholeTotal };
  return (row: AgentRow | null, column: number | null): ChangeWords | null => {
    if (!isCompared) return null;
    if (!comparison) return { text: "–" };
    if (!row) return write(differenceOf(team, comparison.team, column), team, comparison.team, column);
    const beside = comparison.rows.get(row.key);
    if (!beside || beside.presence === "unknown") return { text: "–", note: t("notKnown") };
    if (!beside.earlier) return column === null ? { text: t("new"), note: t("newNote") } : null;
    if (isNothing(row, beside, column)) return null;
    return write(changeOf(row, beside, column), row, beside.earlier, column);
  };

  function write(change: number | null, now: Figures, earlier: EarlierFigures, column: number | null) {
    if (change === null) return { text: "–" };
    if (column !== null && unit === "percent")
      return { text: writePoints(shareChangeOf(now, earlier, column)) };
    const share = column === null ? changeShare(change, earlier.total) : null;
    return {
      text: formatChange(change, timeUnit(unit), locale),
      ...(share !== null && { share: formatChangeShare(share, locale) }),
    };
  }

  function writePoints(points: number | null): string {
    return points === null ? "–" : formatPoints(points, locale);
  }
}

// A total is all of its own whole, now and before: what changed of it is its time.
function timeUnit(unit: DurationUnit): Exclude<DurationUnit, "percent"> {
  return unit === "percent" ? "hm" : unit;
}

function isNothing(row: AgentRow, { earlier }: EarlierRow, column: number | null): boolean {
  const isBlank = column === null || row.unknown?.includes(column) || earlier?.unknown?.includes(column);
  return !isBlank && !row.seconds[column] && !earlier?.seconds[column];
}

function differenceOf(now: Figures, earlier: EarlierFigures, column: number | null): number {
  if (column === null) return now.total - earlier.total;
  return (now.seconds[column] ?? 0) - (earlier.seconds[column] ?? 0);
}
