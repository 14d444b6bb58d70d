import type { DayTime, PeriodTime } from "./day-time";
import { type Grain, grains } from "./grain";
import { buildPeriods } from "./periods";
import { sumSeconds } from "./report";
import { orderByClass } from "./state-order";
import type { StateStyle } from "./state-style";

/** One day, week or month as shown. */
export type TimeRow = PeriodTime & {
  /** Seconds in the states shown. */
  total: number;
  /** Seconds in all states: what 100 % stands for, whatever is hidden. */
  wholeTotal: number;
  /** How many agents have any row; only of a single day. */
  agents?: number;
};

/** The report over time as shown. Totals are sums of what is shown; `hiddenStates` says what they leave out. */
export type DaysView = {
  states: string[];
  styles: StateStyle[];
  hiddenStates: string[];
  rows: TimeRow[];
  stateTotals: number[];
  total: number;
  wholeTotal: number;
};

type TimedAnswer = { states: readonly string[]; styles: readonly StateStyle[]; days: readonly DayTime[] };

/** Reads days by day, week or month, with the states chosen (none = all), in the palette's order; exact sums. */
export function buildDaysView(answer: TimedAnswer, chosen: readonly string[], grain: Grain): DaysView {
  const isShown = (index: number) => chosen.length === 0 || chosen.includes(answer.states[index] ?? "");
  const shown = orderByClass(answer.styles).filter(isShown);
  const periods = buildPeriods(answer.days, grain, answer.states.length);
  const rows = periods.map((period, place) => ({
    ...readPeriod(period, shown),
    ...(grain === "day" && { agents: answer.days[place]?.agents ?? 0 }),
  }));
  return {
    states: shown.flatMap((index) => answer.states[index] ?? []),
    styles: shown.flatMap((index) => answer.styles[index] ?? []),
    hiddenStates: answer.states.filter((_, index) => !isShown(index)),
    rows,
    stateTotals: shown.map((_, column) => sumSeconds(rows.map((row) => row.seconds[column] ?? 0))),
    total: sumSeconds(rows.map((row) => row.total)),
    wholeTotal: sumSeconds(rows.map((row) => row.wholeTotal)),
  };
}

function readPeriod({ unknown: all = [], ...period }: PeriodTime, shown: readonly number[]): TimeRow {
  const seconds = shown.map((index) => period.seconds[index] ?? 0);
  const unknown = shown.flatMap((index, column) => (all.includes(index) ? [column] : []));
  return {
    ...period,
    seconds,
    ...(unknown.length > 0 && { unknown }),
    total: sumSeconds(seconds),
    wholeTotal: sumSeconds(period.seconds),
  };
}

/** More columns than this are drawn by the next coarser grain. */
export const mostColumns = 100;

const daysPerColumn: Record<Grain, number> = { day: 1, week: 7, month: 30 };

/** The grain in which the columns of a range can still be told apart: never finer than the table's. */
export function chartGrain(grain: Grain, dayCount: number): Grain {
  const coarser = grains.slice(grains.indexOf(grain));
  return coarser.find((candidate) => dayCount / daysPerColumn[candidate] <= mostColumns) ?? "month";
}
