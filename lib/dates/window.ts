/** A civil day of the operation, `YYYY-MM-DD`. */
export type Day = string;

/** Civil time of the operation to the second, `YYYY-MM-DDTHH:mm:ss`: no zone inside, compares as text. */
export type LocalDateTime = string;

/** A stretch of civil time; both ends belong to it. */
export type Window = { from: LocalDateTime; to: LocalDateTime };

/** The civil day a local time falls on. */
export function dayOf(local: LocalDateTime): Day {
  return local.slice(0, 10);
}

/** The whole civil day, first to last second. */
export function windowOfDay(day: Day): Window {
  return { from: `${day}T00:00:00`, to: `${day}T23:59:59` };
}

/** Whether a window begins and ends with a day. */
export function isWholeDays({ from, to }: Window): boolean {
  return from === windowOfDay(dayOf(from)).from && to === windowOfDay(dayOf(to)).to;
}

/** Whether one window lies within another, or is the same. */
export function holdsWindow(outer: Window, inner: Window): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}
