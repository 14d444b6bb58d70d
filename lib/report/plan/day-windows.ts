import { listDays, shiftDay } from "@/lib/dates/day";
import { type Day, dayOf, type Window, windowOfDay } from "@/lib/dates/window";

export type DayWindow = { day: Day; window: Window };

/** A range from its first to its last second, and the stretches of civil time in it, oldest first. */
export type CivilRange = { window: Window; stretches: readonly Window[] };

/**
 * The part of a range that belongs to each of its civil days, oldest first; the parts tile the range's stretches.
 * Under a daily window a shift belongs to the day on which it starts.
 */
export function listDayWindows(range: CivilRange): DayWindow[] {
  const [stretch = range.window, ...others] = range.stretches;
  const days = listDays(dayOf(range.window.from), dayOf(range.window.to));
  const isPlain = stretch.from === range.window.from && stretch.to === range.window.to;
  return days.map((day, place) => {
    if (isPlain) return { day, window: clipDay(day, stretch) };
    const isShifts = others.length > 0 || days.length === 1;
    return { day, window: isShifts ? (range.stretches[place] ?? stretch) : dayAroundTheClock(day, stretch) };
  });
}

/** The part of a window that lies on one of its days. */
export function clipDay(day: Day, window: Window): Window {
  const whole = windowOfDay(day);
  return {
    from: day === dayOf(window.from) ? window.from : whole.from,
    to: day === dayOf(window.to) ? window.to : whole.to,
  };
}

// `hours=06:00-06:00`: one stretch, whose days begin and end at six.
function dayAroundTheClock(day: Day, stretch: Window): Window {
  return { from: `${day}${stretch.from.slice(10)}`, to: `${shiftDay(day, 1)}${stretch.to.slice(10)}` };
}
