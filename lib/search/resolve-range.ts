import { countDays, listDays, shiftDay } from "@/lib/dates/day";
import { resolvePreset } from "@/lib/dates/preset";
import { type Day, dayOf, type Window, windowOfDay } from "@/lib/dates/window";
import { secondBefore } from "@/lib/dates/zone";
import type { DailyHours } from "./daily-hours";
import { type LinkProblem, linkProblem } from "./link-problem";
import { firstSecondOf, lastSecondOf } from "./moment";
import type { ReportLink } from "./report-link";

// Any five years: 59 calls of 31 days.
const mostDays = 5 * 365 + 2;
// Under `hours` every day is a call of its own: two months, about as many calls as five whole years.
const mostShifts = 62;

/** A link's range on a given day: what it covers, the windows that make it up, and whether its end was cut. */
export type ResolvedRange = {
  /** First to last second, as reported. */
  window: Window;
  /** The stretches of civil time whose sum is the report, oldest first: one, or one a day under `hours`. */
  stretches: Window[];
  /** The end lay in the future and was cut to the end of today. */
  isCut: boolean;
};

/** Resolves a link's range against the operation's today. */
export function resolveRange(link: ReportLink, today: Day): ResolvedRange | LinkProblem {
  const wanted = wantedWindow(link, today);
  const endOfToday = windowOfDay(today).to;
  const isCut = wanted.to > endOfToday;
  const window = isCut ? { from: wanted.from, to: endOfToday } : wanted;
  const fault = findRangeFault(link, window, today);
  if (fault) return fault;
  const stretches = link.hours ? listShifts(window, link.hours) : [window];
  if (stretches.length > mostShifts)
    return linkProblem("invalid-range", "hours", String(stretches.length), "too-many-shifts");
  return { window, stretches, isCut };
}

function wantedWindow(link: ReportLink, today: Day): Window {
  if (link.span) return { from: firstSecondOf(link.span.from), to: lastSecondOf(link.span.to) };
  const { first, last } = resolvePreset(link.range, today);
  return { from: windowOfDay(first).from, to: windowOfDay(last).to };
}

function findRangeFault(link: ReportLink, window: Window, today: Day): LinkProblem | null {
  if (dayOf(window.from) > today)
    return linkProblem("invalid-range", "from", link.span?.from ?? "", "future");
  const days = countDays(dayOf(window.from), dayOf(window.to));
  return days > mostDays ? linkProblem("invalid-range", "to", link.span?.to ?? "", "too-long") : null;
}

function listShifts(window: Window, hours: DailyHours): Window[] {
  const crossesMidnight = hours.end <= hours.start;
  const startOn = (day: Day) => `${day}T${hours.start}:00`;
  const endOn = (day: Day) => secondBefore(`${crossesMidnight ? shiftDay(day, 1) : day}T${hours.end}:00`);
  const [first, last] = [dayOf(window.from), dayOf(window.to)];
  // Around the clock the days touch: one stretch, or every day would cost a call.
  if (hours.start === hours.end) return [{ from: startOn(first), to: endOn(last) }];
  return listDays(first, last).map((day) => ({ from: startOn(day), to: endOn(day) }));
}
