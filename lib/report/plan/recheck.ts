import { shiftDay } from "@/lib/dates/day";
import { dayOf, type Window } from "@/lib/dates/window";
import { lastInstantOf } from "@/lib/dates/zone";

// U6, "do past days change later?", is unknown: a closed day is asked once more the next morning and once a week later.
const recheckDays = [1, 8];

/** So many days later nothing is asked again by itself. */
export const lastRecheckDays = Math.max(...recheckDays) + 1;

const recheckTime = "06:00:00";

/**
 * When (epoch milliseconds) an answer that was asked after its window's end should be asked once more; null = never
 * again. Days, shifts and parts of days are checked by the day they end on, in the operation's zone.
 */
export function nextRecheckMs(window: Window, askedAtMs: number, timeZone: string): number | null {
  const moments = recheckDays.map((days) =>
    lastInstantOf(`${shiftDay(dayOf(window.to), days)}T${recheckTime}`, timeZone),
  );
  return moments.find((ms) => ms > askedAtMs) ?? null;
}
