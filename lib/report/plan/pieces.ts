import { countDays, listDays, shiftDay } from "@/lib/dates/day";
import { dayOf, type Window, windowOfDay } from "@/lib/dates/window";

// "31 days per call": wolkvox's published limit, counted in civil days that a call touches.
const mostDaysPerCall = 31;

/**
 * The grain of the ledger: a stretch of civil time cut at its midnights, oldest first. What lasts a day or less (a
 * night shift, a part of a day) is one piece, so that it costs one call.
 */
export function cutIntoPieces({ from, to }: Window): Window[] {
  if (isPiece({ from, to })) return [{ from, to }];
  return listDays(dayOf(from), dayOf(to)).map((day) => {
    const whole = windowOfDay(day);
    return { from: from > whole.from ? from : whole.from, to: to < whole.to ? to : whole.to };
  });
}

/** A run of neighbouring pieces as the windows to ask for, each of at most 31 civil days. */
export function joinPieces(pieces: readonly Window[]): Window[] {
  const windows: Window[] = [];
  for (const piece of pieces) {
    const last = windows.at(-1);
    if (last && countDays(dayOf(last.from), dayOf(piece.to)) <= mostDaysPerCall) last.to = piece.to;
    else windows.push({ ...piece });
  }
  return windows;
}

/** True for a window that is not cut: it lasts a day or less. */
export function isPiece({ from, to }: Window): boolean {
  if (dayOf(from) === dayOf(to)) return true;
  const next = shiftDay(dayOf(from), 1);
  return to < `${next}${from.slice(10)}`;
}

/** The name of a window among others of its operation. */
export function keyOfWindow({ from, to }: Window): string {
  return `${from}/${to}`;
}

/** The window of a name that `keyOfWindow` gave. */
export function windowOfKey(key: string): Window {
  const [from = "", to = ""] = key.split("/");
  return { from, to };
}
