import { countDays, shiftDay } from "@/lib/dates/day";
import { dayOf, type Window, windowOfDay } from "@/lib/dates/window";

// "31 days per call": wolkvox's published limit, counted in civil days that a call touches.
const mostDaysPerCall = 31;

/**
 * The calls that cover the stretches: exact, no overlap, each of at most 31 civil days, as few as possible, oldest
 * first. One answer aggregates its whole window.
 */
export function planCalls(stretches: readonly Window[]): Window[] {
  return stretches.flatMap(splitStretch);
}

/** The two halves of a window at a midnight, or null where it lies within one civil day. */
export function halveWindow(window: Window): [Window, Window] | null {
  const days = countDays(dayOf(window.from), dayOf(window.to));
  if (days < 2) return null;
  const lastOfFirst = shiftDay(dayOf(window.from), Math.floor(days / 2) - 1);
  return [
    { from: window.from, to: windowOfDay(lastOfFirst).to },
    { from: windowOfDay(shiftDay(lastOfFirst, 1)).from, to: window.to },
  ];
}

function splitStretch(stretch: Window): Window[] {
  const calls: Window[] = [];
  let from = stretch.from;
  while (from <= stretch.to) {
    const lastDay = shiftDay(dayOf(from), mostDaysPerCall - 1);
    const to = lastDay < dayOf(stretch.to) ? windowOfDay(lastDay).to : stretch.to;
    calls.push({ from, to });
    from = windowOfDay(shiftDay(dayOf(to), 1)).from;
  }
  return calls;
}
