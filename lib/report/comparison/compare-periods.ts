import type { Window } from "@/lib/dates/window";
import { isLacking } from "@/lib/report/answers/day-status";
import type { DayTime } from "@/lib/report/figures/day-time";
import type { ChangeGap } from "@/lib/report/figures/figure-table";
import type { Grain } from "@/lib/report/figures/grain";
import {
  isReadWhole,
  type PeriodRow,
  type PeriodSide,
  type PeriodTable,
  readDays,
  type TimeReading,
} from "@/lib/report/figures/period-table";
import { groupDays } from "@/lib/report/figures/periods";
import { createStateFilter } from "@/lib/report/states/find-states";
import { compareTable } from "./compare-table";
import { type DaySpan, pairSpan, spanOf } from "./day-pairs";

/** The other period's days; `agents`: how many of those chosen are in it. */
export type OtherDays = {
  states: readonly string[];
  days: readonly DayTime[];
  agents: number;
  range: Window;
};

/**
 * Lays another period's days beside the rows of a table, read as the table is: the first day beside the first. Nothing is
 * compared where the other side cannot be read per day worked as the table is, or has nobody who is shown: a difference
 * would be the whole of the range.
 */
export function comparePeriods(
  table: PeriodTable,
  range: Window,
  other: OtherDays,
  { states: chosen, grain }: TimeReading,
): PeriodTable {
  if (other.agents === 0 || (table.isPerDay && !isReadWhole(other))) return table;
  const pairs = table.rows.map((row) => pairSpan(row, spanOf(range), spanOf(other.range), grain));
  const isChosen = createStateFilter(chosen, other.states);
  const shown = [...other.states.keys()].filter((index) => isChosen(other.states[index] ?? ""));
  const read = (days: readonly DayTime[]) => readDays(days, shown, other.states.length, table.isPerDay);
  return compareTable(table, {
    states: shown.flatMap((index) => other.states[index] ?? []),
    total: read(other.days),
    only: listUnpaired(other.days, pairs, grain).map(read),
    sideOf: (_, place) => {
      const pair = pairs[place];
      return pair ? read(daysIn(pair, other.days)) : null;
    },
    gapOf,
  });
}

// Nothing is compared with days that are not read, and nobody stands beside a zero.
function gapOf(row: PeriodRow, beside: PeriodSide | null): ChangeGap | null {
  if (!beside) return "unpaired";
  if (isLacking(row) || isLacking(beside)) return "lacking";
  return row.daysWorked === 0 || beside.daysWorked === 0 ? "nobody" : null;
}

// The days of another period that stand beside no row, by the days, weeks or months they lie in.
function listUnpaired(
  days: readonly DayTime[],
  pairs: readonly (DaySpan | null)[],
  grain: Grain,
): DayTime[][] {
  const isPaired = (day: string) => pairs.some((pair) => pair && pair.from <= day && day <= pair.to);
  return groupDays(
    days.filter(({ day }) => !isPaired(day)),
    grain,
  );
}

// Days are whole calendars in order: a span is a slice of them.
function daysIn({ from, to }: DaySpan, days: readonly DayTime[]): DayTime[] {
  const start = days.findIndex(({ day }) => day >= from);
  const end = days.findLastIndex(({ day }) => day <= to);
  return start < 0 ? [] : days.slice(start, end + 1);
}
