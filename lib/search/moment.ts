import { isCalendarDay, isLikelyYear } from "@/lib/dates/day";
import type { LocalDateTime } from "@/lib/dates/window";
import type { LinkReason } from "./link-problem";

/** One end of a range as the link writes it: a civil day, or a local time to the minute or second. */
export type Moment = string;

const form = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?)?$/;

/** Null when the text is a moment; otherwise why it is none. */
export function findMomentFault(text: string): LinkReason | null {
  const match = form.exec(text);
  if (!match) return "date-form";
  const [, day = "", hours = "00", minutes = "00", seconds = "00"] = match;
  if (!isLikelyYear(day)) return "out-of-calendar";
  if (!isCalendarDay(day)) return "no-such-day";
  const isTime = Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60;
  return isTime ? null : "no-such-time";
}

/** True for a moment that names a whole day. */
export function isWholeDay(moment: Moment): boolean {
  return moment.length === 10;
}

/** The first second that a moment covers. */
export function firstSecondOf(moment: Moment): LocalDateTime {
  return moment + "0000-00-00T00:00:00".slice(moment.length);
}

/** The last second that a moment covers: an end belongs to its range as a whole, so that ranges tile. */
export function lastSecondOf(moment: Moment): LocalDateTime {
  return moment + "0000-00-00T23:59:59".slice(moment.length);
}
