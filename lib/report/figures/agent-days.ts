import type { Day } from "@/lib/dates/window";
import { type DayStatus, gravestStatus } from "@/lib/report/answers/day-status";
import type { DayTime } from "./day-time";
import { readDays } from "./period-table";
import { groupDays } from "./periods";
import { sumSeconds } from "./report";

/** Days on which the agent has any row, but for those that notes leave out. The answer's days are of this agent alone. */
export function countWorkedDays(days: readonly DayTime[]): number {
  return days.filter(({ agents, agentsLeftOut = 0 }) => agents > agentsLeftOut).length;
}

/** One agent's week as far as it lies in the range. */
export type AgentWeek = {
  from: Day;
  to: Day;
  /** Those on which somebody should have worked. */
  days: number;
  worked: number;
  status: DayStatus["status"];
  /** Seconds per day worked in the columns asked for. */
  average: number | null;
};

/** One agent's days as weeks (Monday first), oldest first. */
export function buildAgentWeeks(days: readonly DayTime[], columns: readonly number[]): AgentWeek[] {
  return groupDays(days, "week").map((week) => ({
    from: week[0]?.day ?? "",
    to: week.at(-1)?.day ?? "",
    days: week.filter(({ isClosed }) => !isClosed).length,
    worked: countWorkedDays(week),
    status: gravestStatus(week),
    average: readDays(week, columns, week[0]?.seconds.length ?? 0, false).average,
  }));
}

/** The longest of some days in the columns given, the earlier one of two alike; null where none has any time. */
export function findLongestDay(
  days: readonly DayTime[],
  columns: readonly number[],
): { day: Day; seconds: number } | null {
  const timed = days.map((day) => ({
    day: day.day,
    seconds: sumSeconds(columns.map((column) => day.seconds[column] ?? 0)),
  }));
  return timed.reduce<(typeof timed)[number] | null>(
    (longest, day) => (day.seconds > (longest?.seconds ?? 0) ? day : longest),
    null,
  );
}
