import { listDays, shiftDay } from "@/lib/dates/day";
import { type Day, dayOf, type LocalDateTime, type Window } from "@/lib/dates/window";
import type { DailyHours } from "../daily-hours";
import type { ResolvedRange } from "../resolve-range";

/** Where the figures of a running range end: on which of its days, and at what time where that can be written. */
export type RunningEnd = {
  day: Day;
  /** `T14:05:37`; null = the day's last shift counts as a whole. */
  time: string | null;
  /** The comparison has more of its last day than the range has of its own. */
  isPart: boolean;
};

/** Whether the figures of a range, which go up to `soFar`, end before the range does. */
export function isRunning({ stretches }: ResolvedRange, soFar: LocalDateTime | null): soFar is LocalDateTime {
  return soFar !== null && soFar < (stretches.at(-1)?.to ?? "");
}

/** The end of a running range's figures; where none of it has begun yet, the end of the range itself. */
export function findRunningEnd(
  { window }: ResolvedRange,
  hours: DailyHours | null,
  soFar: LocalDateTime,
): RunningEnd {
  if (hours) return findShiftEnd(hours, window, soFar);
  if (soFar < window.from) return { day: dayOf(window.to), time: window.to.slice(10), isPart: true };
  return { day: dayOf(soFar), time: soFar.slice(10), isPart: false };
}

// A link cannot cut a shift: those that have begun count as a whole.
function findShiftEnd(hours: DailyHours, { from, to }: Window, soFar: LocalDateTime): RunningEnd {
  const begun = listDays(dayOf(from), dayOf(to)).filter((day) => `${day}T${hours.start}:00` <= soFar);
  const day = begun.at(-1);
  if (day === undefined) return { day: dayOf(to), time: null, isPart: true };
  const endDay = hours.end <= hours.start ? shiftDay(day, 1) : day;
  return { day, time: null, isPart: soFar < `${endDay}T${hours.end}:00` };
}

/** The stretches as far as their figures go. */
export function cutStretches(stretches: readonly Window[], soFar: LocalDateTime | null): Window[] {
  if (soFar === null) return [...stretches];
  return stretches
    .filter(({ from }) => from <= soFar)
    .map(({ from, to }) => ({ from, to: to < soFar ? to : soFar }));
}
