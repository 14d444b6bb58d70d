import { shiftDay } from "@/lib/dates/day";
import { dayOf, type LocalDateTime } from "@/lib/dates/window";
import { firstInstantOf, lastInstantOf, localTimeAt } from "@/lib/dates/zone";
import type { AlertMode } from "@/lib/report/answers/alert";

/** When an alert looks: `quiet` is `HH:mm-HH:mm` of the zone's clock, its end not included; null = none. */
export type LookTiming = { mode: AlertMode; quiet: string | null; timeZone: string };

const hourSeconds = 3600;
const betweenLooksMs = 30_000;

/**
 * The first instant after `afterMs` at which an alert looks and may tell: half a minute later, or, where it tells in digests, at the next full
 * hour. What falls into the quiet hours is put off to their end. A quiet end that a clock change skips is the first instant
 * after the gap; one that comes twice counts as soon as nothing quiet follows it.
 */
export function findNextLook({ mode, ...timing }: LookTiming, afterMs: number): number {
  const atMs = mode === "each" ? afterMs + betweenLooksMs : nextFullHour(afterMs, timing.timeZone);
  return findEndOfQuiet(timing, atMs) ?? atMs;
}

/** When the quiet hours in which an instant lies are over; null where it lies in none. */
export function findEndOfQuiet({ quiet, timeZone }: Omit<LookTiming, "mode">, atMs: number): number | null {
  const end = quiet === null ? null : findQuietEnd(localTimeAt(atMs, timeZone), quiet);
  if (end === null) return null;
  const firstMs = firstInstantOf(end, timeZone);
  // The clock was set back behind the end: it comes once more.
  return firstMs > atMs ? firstMs : lastInstantOf(end, timeZone);
}

function nextFullHour(afterMs: number, timeZone: string): number {
  const [, minutes, seconds] = localTimeAt(afterMs, timeZone).slice(11).split(":").map(Number);
  const passed = (minutes ?? 0) * 60 + (seconds ?? 0);
  return Math.floor(afterMs / 1000) * 1000 + (hourSeconds - passed) * 1000;
}

/** When the quiet hours in which a local time lies are over; null where it lies in none. */
function findQuietEnd(local: LocalDateTime, quiet: string): LocalDateTime | null {
  const [from = "", to = ""] = quiet.split("-");
  const [day, clock] = [dayOf(local), local.slice(11, 16)];
  const isOverMidnight = from > to;
  const isWithin = isOverMidnight ? clock >= from || clock < to : clock >= from && clock < to;
  if (!isWithin) return null;
  return `${isOverMidnight && clock >= from ? shiftDay(day, 1) : day}T${to}:00`;
}
