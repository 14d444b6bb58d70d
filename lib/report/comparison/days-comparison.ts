import type { Window } from "@/lib/dates/window";
import type { DayTime } from "@/lib/report/figures/day-time";
import {
  type DaysView,
  isReadWhole,
  readDays,
  type TimedAnswer,
  type TimeRow,
} from "@/lib/report/figures/days-view";
import type { Grain } from "@/lib/report/figures/grain";
import { groupDays } from "@/lib/report/figures/periods";
import { listIncomparable } from "@/lib/report/states/fold-states";
import { type DaySpan, pairSpan, spanOf } from "./day-pairs";

/** A report over time beside the same reading of another period. */
export type DaysComparison = {
  /** Beside each row of the view; null where no day of the other period stands there. */
  rows: readonly (TimeRow | null)[];
  /** The other period as a whole. */
  team: TimeRow;
  /** States of the other period that the view has no column for; part of the totals there. */
  otherStates: { state: string; seconds: number }[];
  /** The longest total beside a row. */
  longestTotal: number;
};

/** The days of another period beside each row of a view; null where none stands there. */
export function pairRows(
  { rows }: Pick<DaysView, "rows">,
  range: Window,
  other: Window,
  grain: Grain,
): (DaySpan | null)[] {
  return rows.map((row) => pairSpan(row, spanOf(range), spanOf(other), grain));
}

/** The days of another period that stand beside no row, by the days, weeks or months they lie in. */
export function listUnpaired(
  days: readonly DayTime[],
  pairs: readonly (DaySpan | null)[],
  grain: Grain,
): DaySpan[] {
  const isPaired = (day: string) => pairs.some((pair) => pair && pair.from <= day && day <= pair.to);
  const unpaired = days.filter(({ day }) => !isPaired(day));
  return groupDays(unpaired, grain).map((group) => ({
    from: group[0]?.day ?? "",
    to: group.at(-1)?.day ?? "",
  }));
}

/**
 * Lays another period's days beside the rows of a view, read as the view is, with the states chosen (none = all):
 * `pairs` has one span of them per row. Null where they cannot be read per day worked as the view is.
 */
export function buildDaysComparison(
  view: DaysView,
  other: Pick<TimedAnswer, "states" | "days">,
  pairs: readonly (DaySpan | null)[],
  chosen: readonly string[],
): DaysComparison | null {
  if (view.isPerDay && !isReadWhole(other)) return null;
  const isOther = (state: string) =>
    !view.states.includes(state) && (chosen.length === 0 || chosen.includes(state));
  const otherStates = other.states.filter(isOther);
  const columns = [...view.states, ...otherStates].map((state) => other.states.indexOf(state));
  const read = (days: readonly DayTime[]) => readDays(days, columns, other.states.length, view.isPerDay);
  const blank = listIncomparable(view.states, other.states);
  const cut = (row: TimeRow) => keepStates(row, view.states.length, blank);
  const rows = pairs.map((pair) => (pair ? cut(read(daysIn(pair, other.days))) : null));
  const team = read(other.days);
  return {
    rows,
    team: cut(team),
    otherStates: otherStates.map((state, place) => ({
      state,
      seconds: team.seconds[view.states.length + place] ?? 0,
    })),
    longestTotal: rows.reduce((most, row) => Math.max(most, row?.total ?? 0), 0),
  };
}

// The total stays: it counts the states that have no column too.
function keepStates(
  { unknown = [], seconds, ...row }: TimeRow,
  count: number,
  blank: readonly number[],
): TimeRow {
  const kept = [...new Set([...unknown.filter((column) => column < count), ...blank])].sort((a, b) => a - b);
  return { ...row, seconds: seconds.slice(0, count), ...(kept.length > 0 && { unknown: kept }) };
}

// Days are whole calendars in order: a span is a slice of them.
function daysIn({ from, to }: DaySpan, days: readonly DayTime[]): DayTime[] {
  const start = days.findIndex(({ day }) => day >= from);
  const end = days.findLastIndex(({ day }) => day <= to);
  return start < 0 ? [] : days.slice(start, end + 1);
}

/** Why a row's difference is not known: days that lack, or nobody there on a side. */
export type ChangeGap = "lacking" | "nobody" | "blank" | "unpaired";

/**
 * Signed seconds from the row beside to a row of the range, of a state's column or of the total (null), or why that is
 * not known: nothing is compared with days that are not read, and nobody stands beside a zero.
 */
export function timeChangeOf(
  row: TimeRow,
  beside: TimeRow | null,
  column: number | null,
): number | ChangeGap {
  if (!beside) return "unpaired";
  if (isLacking(row) || isLacking(beside)) return "lacking";
  if (row.worked === 0 || beside.worked === 0) return "nobody";
  const isBlank = ({ unknown = [] }: TimeRow) => column !== null && unknown.includes(column);
  if (isBlank(row) || isBlank(beside)) return "blank";
  return secondsAt(row, column) - secondsAt(beside, column);
}

function isLacking({ status }: TimeRow): boolean {
  return status === "missing" || status === "failed";
}

function secondsAt({ seconds, total }: Pick<TimeRow, "seconds" | "total">, column: number | null): number {
  return column === null ? total : (seconds[column] ?? 0);
}
