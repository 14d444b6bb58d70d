import type { Allowance } from "@/lib/report/allowances/describe-allowances";
import type { Overruns } from "@/lib/report/allowances/overruns";
import { isLacking, isUnread, standingOf } from "@/lib/report/answers/day-status";
import { createStateFilter } from "@/lib/report/states/find-states";
import { orderByClass } from "@/lib/report/states/state-order";
import type { StateStyle } from "@/lib/report/states/state-style";
import type { DayTime, PeriodTime } from "./day-time";
import type { FigureRow, Figures, FigureTable, Gap, Side } from "./figure-table";
import { type Grain, grains } from "./grain";
import { type PaidTime, sumPaid } from "./paid-time";
import { countOpenDays, groupDays, sumDays } from "./periods";
import { sumSeconds } from "./report";

/** A day, week or month, as far as it lies in the range, and how it is known; `agents`: how many have any row, of a day. */
export type PeriodHeading = Omit<
  PeriodTime,
  "seconds" | "unknown" | "median" | "medianPerDay" | keyof Overruns | keyof PaidTime
> & {
  agents?: number;
  /** What a day off is called, of a day. */
  dayOff?: string;
};
export type PeriodRow = FigureRow<PeriodHeading>;
export type PeriodTable = FigureTable<PeriodHeading>;
export type PeriodSide = Side<PeriodHeading>;

/** Figures day by day, one integer per state. */
export type TimedAnswer = {
  states: readonly string[];
  styles: readonly StateStyle[];
  days: readonly DayTime[];
  allowances?: readonly Allowance[];
};

/** How days are read; no states = all. */
export type TimeReading = { states: readonly string[]; grain: Grain; perDay?: boolean };

/**
 * Reads days by day, week or month, one row each, with the states in the order in which a reader sees them; exact sums, or
 * seconds per day worked once no day is to be read any more.
 */
export function buildPeriodTable(
  answer: TimedAnswer,
  { states: chosen, grain, perDay }: TimeReading,
): PeriodTable {
  const isNamed = createStateFilter(chosen, answer.states);
  const isChosen = (index: number) => isNamed(answer.states[index] ?? "");
  const order = orderByClass(answer.styles);
  const shown = order.filter(isChosen);
  const isPerDay = perDay === true && isReadWhole(answer);
  const read = (days: readonly DayTime[], of: boolean) => readDays(days, shown, answer.states.length, of);
  const perDayWorked = read(answer.days, true);
  return {
    states: shown.flatMap((index) => answer.states[index] ?? []),
    styles: shown.flatMap((index) => answer.styles[index] ?? []),
    hiddenStates: answer.states.filter((_, index) => !isChosen(index)),
    rows: groupDays(answer.days, grain).map((days) => layRow(read(days, isPerDay), days, grain)),
    total: read(answer.days, isPerDay),
    ...(answer.allowances?.length && { allowances: answer.allowances }),
    averages: perDayWorked.average === null ? null : perDayWorked,
    isPerDay,
    earlier: null,
  };
}

function layRow(side: PeriodSide, days: readonly DayTime[], grain: Grain): PeriodRow {
  const { agents = 0, dayOff } = days[0] ?? {};
  const heading = grain === "day" ? { ...side, agents, ...(dayOff !== undefined && { dayOff }) } : side;
  return { ...heading, key: side.from, gap: gapOf(side), earlier: null, changeGap: null };
}

/** Why a row has no figures at all; null where it has some, be they zero. */
function gapOf(row: PeriodSide): Gap | null {
  const standing = standingOf({ ...row, isClosed: countOpenDays(row) === 0 });
  if (row.daysWithData === 0 && standing !== "final" && standing !== "live") return standing;
  // A row with days to come may still bring somebody.
  return row.daysWorked === 0 && !isLacking(row) ? "nobody" : null;
}

/** Whether no day is to be read any more: only then are days worked known. */
export function isReadWhole({ days }: { days: readonly Pick<DayTime, "status" | "begins">[] }): boolean {
  return !days.some(isUnread);
}

/**
 * Some days as one, for the states at the places given (none has the place -1). Per day worked, times below zero are left
 * out, and the days worked are those of all agents together.
 */
export function readDays(
  days: readonly DayTime[],
  shown: readonly number[],
  stateCount: number,
  isPerDay: boolean,
): PeriodSide {
  const { unknown: all = [], seconds: sums, paid, paidLeftOut, ...period } = sumDays(days, stateCount);
  const daysLeftOut = sumSeconds(days.map(({ agentsLeftOut = 0 }) => agentsLeftOut));
  const worked = sumSeconds(days.map(({ agents }) => agents)) - daysLeftOut;
  // Somebody was there, on days that notes leave out alone: a zero would say that nobody was.
  const daysWorked = worked === 0 && days.some(({ agents }) => agents > 0) ? null : worked;
  const averages = averageDays(days, sums, worked);
  const figures = isPerDay ? averages : sums;
  const pick = (from: readonly number[]) => shown.map((index) => from[index] ?? 0);
  const unknown = shown.flatMap((index, place) => (all.includes(index) ? [place] : []));
  const isKnown = worked > 0 && isReadWhole({ days });
  return {
    ...period,
    seconds: pick(figures),
    ...(unknown.length > 0 && { unknown }),
    total: sumSeconds(pick(figures)),
    wholeTotal: sumSeconds(figures),
    daysWorked,
    ...(daysLeftOut > 0 && { daysLeftOut }),
    average: isKnown ? sumSeconds(pick(averages)) : null,
    ...(paid && { paid: readPaid() }),
  };

  function readPaid(): number | null {
    const sum = sumPaid(shown.map((index) => (index < 0 ? 0 : (paid?.[index] ?? null))));
    if (sum === null || !isPerDay) return sum;
    return (sum - sumSeconds(pick(paidLeftOut ?? []))) / Math.max(1, worked);
  }
}

function averageDays(days: readonly DayTime[], sums: readonly number[], worked: number): number[] {
  const uncounted = (column: number) =>
    sumSeconds(days.map(({ negative, leftOut }) => (negative?.[column] ?? 0) + (leftOut?.[column] ?? 0)));
  return sums.map((seconds, column) => (seconds - uncounted(column)) / Math.max(1, worked));
}

/** Whether somebody had time in a row: without figures, or with nobody there, nothing of it is a zero. */
export function hasTime({ daysWithData, daysWorked }: PeriodHeading & Pick<Figures, "daysWorked">): boolean {
  return daysWithData > 0 && daysWorked !== 0;
}

/** More columns than this are drawn by the next coarser grain. */
export const mostColumns = 100;

const daysPerColumn: Record<Grain, number> = { day: 1, week: 7, month: 30 };

/** The grain in which the columns of a range can still be told apart: never finer than the table's. */
export function chartGrain(grain: Grain, dayCount: number): Grain {
  const coarser = grains.slice(grains.indexOf(grain));
  return coarser.find((candidate) => dayCount / daysPerColumn[candidate] <= mostColumns) ?? "month";
}
