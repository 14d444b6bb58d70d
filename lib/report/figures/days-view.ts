import { orderByClass } from "@/lib/report/states/state-order";
import type { StateStyle } from "@/lib/report/states/state-style";
import type { DayTime, PeriodTime } from "./day-time";
import { type Grain, grains } from "./grain";
import { groupDays, sumDays } from "./periods";
import { sumSeconds } from "./report";

/** One day, week or month as shown. */
export type TimeRow = PeriodTime & {
  /** Seconds in the states shown. */
  total: number;
  /** Seconds in all states: what 100 % stands for, whatever is hidden. */
  wholeTotal: number;
  /** Days worked by all agents chosen, together. */
  worked: number;
  /** How many agents have any row; only of a single day. */
  agents?: number;
};

/** The report over time as shown. Totals are of what is shown; `hiddenStates` says what they leave out. */
export type DaysView = {
  states: string[];
  styles: StateStyle[];
  hiddenStates: string[];
  rows: TimeRow[];
  stateTotals: number[];
  total: number;
  wholeTotal: number;
  /** Days worked by all agents chosen, together. */
  worked: number;
  /** Whether the figures are per day worked: ratios of sums. */
  isPerDay: boolean;
};

/** Figures day by day, one integer per state. */
export type TimedAnswer = {
  states: readonly string[];
  styles: readonly StateStyle[];
  days: readonly DayTime[];
};

/**
 * Reads days by day, week or month, with the states chosen (none = all), in the palette's order; exact sums, or seconds
 * per day worked once no day is to be read any more.
 */
export function buildDaysView(
  answer: TimedAnswer,
  chosen: readonly string[],
  grain: Grain,
  perDay = false,
): DaysView {
  const isShown = (index: number) => chosen.length === 0 || chosen.includes(answer.states[index] ?? "");
  const shown = orderByClass(answer.styles).filter(isShown);
  const isPerDay = perDay && isReadWhole(answer);
  const read = (days: readonly DayTime[]) => readDays(days, shown, answer.states.length, isPerDay);
  const { seconds, total, wholeTotal, worked } = read(answer.days);
  return {
    states: shown.flatMap((index) => answer.states[index] ?? []),
    styles: shown.flatMap((index) => answer.styles[index] ?? []),
    hiddenStates: answer.states.filter((_, index) => !isShown(index)),
    rows: groupDays(answer.days, grain).map((days) => ({
      ...read(days),
      ...(grain === "day" && { agents: days[0]?.agents ?? 0 }),
    })),
    stateTotals: seconds,
    total,
    wholeTotal,
    worked,
    isPerDay,
  };
}

/** Whether no day is to be read any more: only then are days worked known. */
export function isReadWhole({ days }: { days: readonly Pick<DayTime, "status">[] }): boolean {
  return !days.some(({ status }) => status === "missing");
}

/**
 * Some days as one row, for the states at the places given (none has the place -1). Per day worked, times below zero are
 * left out, and the days worked are those of all agents together.
 */
export function readDays(
  days: readonly DayTime[],
  shown: readonly number[],
  stateCount: number,
  isPerDay: boolean,
): TimeRow {
  const { unknown: all = [], seconds: sums, ...period } = sumDays(days, stateCount);
  const worked = sumSeconds(days.map(({ agents }) => agents));
  const figures = isPerDay ? averageDays(days, sums, worked) : sums;
  const seconds = shown.map((index) => figures[index] ?? 0);
  const unknown = shown.flatMap((index, column) => (all.includes(index) ? [column] : []));
  return {
    ...period,
    seconds,
    ...(unknown.length > 0 && { unknown }),
    total: sumSeconds(seconds),
    wholeTotal: sumSeconds(figures),
    worked,
  };
}

function averageDays(days: readonly DayTime[], sums: readonly number[], worked: number): number[] {
  const belowZero = (column: number) => sumSeconds(days.map(({ negative }) => negative?.[column] ?? 0));
  return sums.map((seconds, column) => (seconds - belowZero(column)) / Math.max(1, worked));
}

/** More columns than this are drawn by the next coarser grain. */
export const mostColumns = 100;

const daysPerColumn: Record<Grain, number> = { day: 1, week: 7, month: 30 };

/** The grain in which the columns of a range can still be told apart: never finer than the table's. */
export function chartGrain(grain: Grain, dayCount: number): Grain {
  const coarser = grains.slice(grains.indexOf(grain));
  return coarser.find((candidate) => dayCount / daysPerColumn[candidate] <= mostColumns) ?? "month";
}
