import { firstDayOfMonth, firstDayOfWeek, shiftDay, shiftMonth } from "@/lib/dates/day";
import { resolvePreset } from "@/lib/dates/preset";
import type { Day } from "@/lib/dates/window";
import { dayAt, firstInstantOf } from "@/lib/dates/zone";
import { closedBefore, type Rhythm } from "@/lib/report/answers/schedule";

/** When a schedule is due: `at` is civil time of `timeZone`. */
export type Timing = { every: Rhythm; at: string; timeZone: string };

/** An instant (epoch milliseconds) at which a period is sent. */
export type Due = { atMs: number; period: string };

/**
 * The first instant after `afterMs` at which a schedule is due, and the closed period that is sent then. A time that a clock change
 * skips is the first instant after the gap; of one that comes twice only the first counts.
 */
export function findNextDue({ every, at, timeZone }: Timing, afterMs: number): Due {
  // A day earlier: where the clock skips midnight the day's instant may lie in the next one.
  let day = startOf(every, shiftDay(dayAt(afterMs, timeZone), -1));
  for (;;) {
    const atMs = firstInstantOf(`${day}T${at}:00`, timeZone);
    if (atMs > afterMs) return { atMs, period: periodBefore(every, day) };
    day = nextStart(every, day);
  }
}

/** Everything that was due from one instant to another, both included: the newest ones, oldest first. */
export function listDue(timing: Timing, fromMs: number, toMs: number, most: number): Due[] {
  const found: Due[] = [];
  for (let due = findNextDue(timing, fromMs - 1); due.atMs <= toMs; due = findNextDue(timing, due.atMs)) {
    found.push(due);
    if (found.length > most) found.shift();
  }
  return found;
}

function periodBefore(every: Rhythm, day: Day): string {
  const { first, last } = resolvePreset(closedBefore[every], day);
  return first === last ? first : `${first}..${last}`;
}

function startOf(every: Rhythm, day: Day): Day {
  if (every === "day") return day;
  return every === "week" ? firstDayOfWeek(day) : firstDayOfMonth(day);
}

function nextStart(every: Rhythm, day: Day): Day {
  if (every === "month") return shiftMonth(day, 1);
  return shiftDay(day, every === "day" ? 1 : 7);
}
