import type { Window } from "@/lib/dates/window";
import {
  buildDaysComparison,
  type DaysComparison,
  listUnpaired,
  pairRows,
} from "@/lib/report/comparison/days-comparison";
import type { DayTime } from "./day-time";
import { buildDaysView, type DaysView, type TimedAnswer, type TimeRow } from "./days-view";
import type { Grain } from "./grain";
import { hasFigures } from "./periods";

/** A link read over time: exact sums, the same in the link's measure, and another period beside its rows. */
export type TimeFigures = {
  grain: Grain;
  sums: DaysView;
  view: DaysView;
  beside: TimeBeside | null;
};

export type TimeBeside = DaysComparison & {
  /** Days of the other period that stand beside no row: part of its totals. */
  unpaired: readonly TimeRow[];
};

/** How days are read; no states = all. */
export type TimeReading = { states: readonly string[]; grain: Grain; perDay: boolean };

/** The other period's days; `agents`: how many of those chosen are in it. */
type OtherDays = { states: readonly string[]; days: readonly DayTime[]; agents: number; range: Window };

/**
 * Reads days as a page over time does. Nothing stands beside them where nobody who is chosen was there in the other period: a
 * difference would be the whole of the range.
 */
export function buildTimeFigures(
  answer: TimedAnswer & { range: Window },
  other: OtherDays | null,
  { states, grain, perDay }: TimeReading,
): TimeFigures {
  const view = buildDaysView(answer, states, grain, perDay);
  return {
    grain,
    sums: perDay ? buildDaysView(answer, states, grain) : view,
    view,
    beside: layBeside(),
  };

  function layBeside(): TimeBeside | null {
    if (!other || other.agents === 0) return null;
    const pairs = pairRows(view, answer.range, other.range, grain);
    const unpaired = listUnpaired(other.days, pairs, grain);
    const comparison = buildDaysComparison(view, other, [...pairs, ...unpaired], states);
    return (
      comparison && {
        ...comparison,
        rows: comparison.rows.slice(0, pairs.length),
        unpaired: comparison.rows.slice(pairs.length).filter((row) => row !== null),
      }
    );
  }
}

/** Whether somebody had time in a row: without figures, or with nobody there, nothing of it is a zero. */
export function hasTime({ daysWithData, worked }: Pick<TimeRow, "daysWithData" | "worked">): boolean {
  return daysWithData > 0 && worked > 0;
}

/** Whether a row has figures and nobody in them. */
export function isNobody(row: Pick<TimeRow, "daysWithData" | "worked" | "status">): boolean {
  return hasFigures(row) && row.worked === 0;
}
