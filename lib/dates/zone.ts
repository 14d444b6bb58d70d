import { tzOffset } from "@date-fns/tz/tzOffset";
import { UTCDateMini } from "@date-fns/utc/date/mini";
import { shiftDay } from "./day";
import { type Day, dayOf, type LocalDateTime, type Window } from "./window";

const dayMs = 86_400_000;

/** True for a zone name that the runtime knows. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The zones that a person may choose from, by name. */
export function listZones(): readonly string[] {
  return Intl.supportedValuesOf("timeZone");
}

/**
 * Civil time of the operation at an instant (epoch milliseconds). By its offset, not by a `TZDate` of the zone: under
 * a browser test's clock that is a plain `Date`, which shows UTC.
 */
export function localTimeAt(instantMs: number, timeZone: string): LocalDateTime {
  const shiftedMs = instantMs + offsetMsAt(instantMs, timeZone);
  return new UTCDateMini(shiftedMs).toISOString().slice(0, 19);
}

/** The local time one second earlier, as a clock that nobody sets back or forward shows it. */
export function secondBefore(local: LocalDateTime): LocalDateTime {
  return localTimeAt(instantOf(`${local}Z`) - 1000, "UTC");
}

/** The operation's civil day at an instant (epoch milliseconds). */
export function dayAt(instantMs: number, timeZone: string): Day {
  return dayOf(localTimeAt(instantMs, timeZone));
}

/**
 * The last instant (epoch milliseconds) at which the zone's clock shows a local time: where a clock change repeats
 * the hour, the later one; where it skips it, the first moment after.
 */
export function lastInstantOf(local: LocalDateTime, timeZone: string): number {
  return boundsOf(local, timeZone).last;
}

/** The first instant (epoch milliseconds) at which the zone's clock shows a local time; of a skipped hour, as above. */
export function firstInstantOf(local: LocalDateTime, timeZone: string): number {
  return boundsOf(local, timeZone).first;
}

/** The seconds that pass from the first to the last of a window, both counted: 23 or 25 hours where the clock changes. */
export function elapsedSeconds({ from, to }: Window, timeZone: string): number {
  return (lastInstantOf(to, timeZone) - firstInstantOf(from, timeZone)) / 1000 + 1;
}

// The first and the last instant at which the zone's clock shows a local time.
function boundsOf(local: LocalDateTime, timeZone: string): { first: number; last: number } {
  const key = `${timeZone} ${local}`;
  const known = knownBounds.get(key);
  if (known) return known;
  const instants = instantsOf(local, timeZone);
  const [first = instantAfterGap(local, timeZone)] = instants;
  const bounds = { first, last: instants.at(-1) ?? first };
  keepBounded(knownBounds, mostBounds, key, bounds);
  return bounds;
}

// A year of days asks for the same midnights with every question, and a zone's rules take 50 microseconds each.
const knownBounds = new Map<string, { first: number; last: number }>();
const mostBounds = 10_000;

/** The instant (epoch milliseconds) of the operation's next midnight, when the day's quota starts anew. */
export function nextMidnight(instantMs: number, timeZone: string): number {
  const midnight = `${shiftDay(dayAt(instantMs, timeZone), 1)}T00:00:00`;
  const first = instantsOf(midnight, timeZone).find((ms) => ms > instantMs);
  return first ?? instantAfterGap(midnight, timeZone);
}

/**
 * The instants at which the zone's clock shows a local time, oldest first: two where an hour repeats (the offset before
 * the change is the larger one), none where it is skipped. `new TZDate(year, month, …, zone)` would choose among them by
 * the process's own zone.
 */
function instantsOf(local: LocalDateTime, timeZone: string): number[] {
  const candidates = new Set(candidatesFor(local, timeZone));
  return [...candidates].filter((ms) => localTimeAt(ms, timeZone) === local);
}

// One second is the finest step of a local time.
function instantAfterGap(local: LocalDateTime, timeZone: string): number {
  const candidates = candidatesFor(local, timeZone);
  let [before, after] = [Math.min(...candidates), Math.max(...candidates)];
  while (after - before > 1000) {
    const middle = before + Math.floor((after - before) / 2000) * 1000;
    if (localTimeAt(middle, timeZone) < local) before = middle;
    else after = middle;
  }
  return after;
}

/** The local time under the offsets of the day before and of the day after: a change between them is framed. */
function candidatesFor(local: LocalDateTime, timeZone: string): [number, number] {
  const asUtcMs = new UTCDateMini(`${local}Z`).getTime();
  const under = (instantMs: number) => asUtcMs - offsetMsAt(instantMs, timeZone);
  return [under(asUtcMs - dayMs), under(asUtcMs + dayMs)];
}

function offsetMsAt(instantMs: number, timeZone: string): number {
  if (timeZone === "UTC") return 0;
  const minute = Math.floor(instantMs / 60_000);
  const last = lastOffsets.get(timeZone);
  if (last?.minute === minute) return last.offsetMs;
  const offsetMs = tzOffset(timeZone, new UTCDateMini(instantMs)) * 60_000;
  keepBounded(lastOffsets, mostZones, timeZone, { minute, offsetMs });
  return offsetMs;
}

// Every request asks which day it is, and clocks change at whole minutes: since 1972 in every zone.
const lastOffsets = new Map<string, { minute: number; offsetMs: number }>();
const mostZones = 100;

/** Keeps an entry; where there are as many as may be, all others are forgotten, which costs time alone. */
export function keepBounded<Key, Value>(
  entries: Map<Key, Value>,
  most: number,
  key: Key,
  value: Value,
): void {
  if (entries.size >= most) entries.clear();
  entries.set(key, value);
}

/** An instant (epoch milliseconds) as `2026-11-22T15:04:05Z`. */
export function formatInstant(instantMs: number): string {
  return `${localTimeAt(instantMs, "UTC")}Z`;
}

/** The epoch milliseconds of an instant written as `2026-11-22T15:04:05Z`. */
export function instantOf(text: string): number {
  return new UTCDateMini(text).getTime();
}
