import { firstDayOfMonth, firstDayOfWeek } from "@/lib/dates/day";
import type { Day } from "@/lib/dates/window";
import { sumOverruns } from "@/lib/report/allowances/overruns";
import { type DayStatus, gravestStatus } from "@/lib/report/answers/day-status";
import type { DayTime, PeriodTime } from "./day-time";
import type { Grain } from "./grain";
import { addPaid } from "./paid-time";

/** Sums days, oldest first, into the weeks (Monday first), months or single days they lie in; exact integers. */
export function buildPeriods(days: readonly DayTime[], grain: Grain, stateCount: number): PeriodTime[] {
  return groupDays(days, grain).map((group) => sumDays(group, stateCount));
}

/** Days, oldest first, by the weeks (Monday first), months or single days they lie in. */
export function groupDays(days: readonly DayTime[], grain: Grain): DayTime[][] {
  return [...Map.groupBy(days, ({ day }) => startOfPeriod(day, grain)).values()];
}

/** The first day of the week (Monday) or month that a day lies in, wherever a range begins. */
export function startOfPeriod(day: Day, grain: Grain): Day {
  if (grain === "day") return day;
  return grain === "week" ? firstDayOfWeek(day) : firstDayOfMonth(day);
}

/** Whether wolkvox gave figures for a day: they are in the sums. */
export function hasFigures({ status }: Pick<DayStatus, "status">): boolean {
  return status === "final" || status === "live";
}

/** The days on which somebody should have worked. */
export function countOpenDays({ days, daysClosed = 0 }: Pick<PeriodTime, "days" | "daysClosed">): number {
  return days - daysClosed;
}

/** Some days as one period: exact integers, and what must be known of them. */
export function sumDays(days: readonly DayTime[], stateCount: number): PeriodTime {
  const seconds = new Array<number>(stateCount).fill(0);
  for (const day of days) {
    for (const [column, value] of day.seconds.entries()) seconds[column] = (seconds[column] ?? 0) + value;
  }
  const unknown = [...new Set(days.flatMap((day) => day.unknown ?? []))].sort((a, b) => a - b);
  const daysClosed = days.filter(({ isClosed }) => isClosed).length;
  const asOf = days.flatMap((day) => day.asOf ?? []).sort()[0];
  return {
    from: days[0]?.day ?? "",
    to: days.at(-1)?.day ?? "",
    days: days.length,
    daysWithData: days.filter(hasFigures).length,
    ...(daysClosed > 0 && { daysClosed }),
    status: gravestStatus(days),
    ...(days.every(({ begins }) => begins !== undefined) && days[0]?.begins && { begins: days[0].begins }),
    ...(asOf !== undefined && { asOf }),
    seconds,
    ...(unknown.length > 0 && { unknown }),
    ...sumOverruns(days),
    ...addPaid(days),
  };
}
