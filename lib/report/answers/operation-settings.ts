import { weekdayOf } from "@/lib/dates/day";
import type { Day } from "@/lib/dates/window";
import type { AllowanceEntry } from "@/lib/report/allowances/allowance";
import type { RosterAgent } from "@/lib/report/roster/roster";
import type { StateSetting } from "@/lib/report/states/state-settings";
import type { Watch } from "@/lib/report/timeline/watch";
import type { DayStatus } from "./day-status";

/** What administrators have set for an operation. */
export type SettingsWords = {
  /** Weekdays on which nobody works: 1 = Monday, 7 = Sunday. */
  closedWeekdays: readonly number[];
  /** Single days on which nobody works. */
  daysOff: readonly { day: Day; name: string }[];
  /** What is said of states; those that are not in it were never set. */
  states: readonly StateSetting[];
  /** How long states may take per day worked, in the order in which they are shown. */
  allowances: readonly AllowanceEntry[];
  /** From which part of a limit on a reader is warned, in per cent. */
  warnings: { leftPercent: number };
  /** Who should be there, and who is in no figure. */
  agents: readonly RosterAgent[];
  /** Whether wolkvox is also asked while nobody reads: for the second looks at closed days. */
  background: boolean;
  /** When the running day is looked at although nobody reads; null = never. */
  watch: Watch | null;
};

/** What `GET /api/settings` answers; version 0: nobody has set anything yet. */
export type OperationSettings = SettingsWords & { operation: string; version: number };

export const noSettings: SettingsWords & { version: number } = {
  version: 0,
  closedWeekdays: [],
  daysOff: [],
  states: [],
  allowances: [],
  warnings: { leftPercent: 80 },
  agents: [],
  background: true,
  watch: null,
};

/**
 * Marks the days without data on which the operation is closed, and names every day off. A day with data is never closed, whatever is
 * set.
 */
export function markDays<Known extends Omit<DayStatus, "isClosed" | "dayOff">>(
  days: readonly Known[],
  { closedWeekdays, daysOff }: Pick<SettingsWords, "closedWeekdays" | "daysOff">,
): (Known & Pick<DayStatus, "isClosed" | "dayOff">)[] {
  const isFree = createClosedDays({ closedWeekdays, daysOff });
  const names = new Map(daysOff.map(({ day, name }) => [day, name]));
  return days.map((known) => {
    const dayOff = names.get(known.day);
    const isClosed = known.status === "no-data" && known.begins === undefined && isFree(known.day);
    return { ...known, ...(isClosed && { isClosed }), ...(dayOff !== undefined && { dayOff }) };
  });
}

/** Whether nobody is to work on a day, whatever its data says. */
export function createClosedDays({
  closedWeekdays,
  daysOff,
}: Pick<SettingsWords, "closedWeekdays" | "daysOff">): (day: Day) => boolean {
  const off = new Set(daysOff.map(({ day }) => day));
  return (day) => off.has(day) || closedWeekdays.includes(weekdayOf(day));
}
