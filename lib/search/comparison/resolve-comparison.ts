import { countDays } from "@/lib/dates/day";
import { type Day, dayOf, isWholeDays, type LocalDateTime, type Window } from "@/lib/dates/window";
import { elapsedSeconds } from "@/lib/dates/zone";
import type { ComparedPeriod } from "@/lib/report/answers/report-answer";
import { isLinkProblem, type LinkProblem, type LinkReason, linkProblem } from "../link-problem";
import { findMomentFault, isWholeDay, type Moment } from "../moment";
import { defaultLink, type ReportLink } from "../report-link";
import { type ResolvedRange, resolveRange } from "../resolve-range";
import { freezeRange } from "../shift-range";
import { formatComparison } from "./comparison";
import { cutStretches, findRunningEnd, isRunning } from "./comparison-end";
import { findComparisonShift, isWholeMonths, shiftBack, shiftBackEnd } from "./comparison-shift";

/** `today` is the operation's; `soFar` the local time up to which the range's figures go, null where it is over. */
type ComparisonClock = { today: Day; soFar: LocalDateTime | null; timeZone: string };

/** The period that a range is compared with, and what must be said of it. */
export type ResolvedComparison = {
  /** The question for its figures: explicit ends, the same daily hours. */
  link: ReportLink;
  range: ResolvedRange;
  rule: ComparedPeriod["rule"];
  /** How much earlier it lies, in weeks or in months; neither where the period was given. */
  weeks?: number;
  months?: number;
  /** The range still runs, and this one ends where its figures end. */
  isSoFar: boolean;
  /** The range still runs, and this one does not end where its figures end: a part beside a whole. */
  isPartBesideWhole: boolean;
  /** Civil days that the figures of each side span. */
  days: { range: number; comparison: number };
  /** By how many seconds a clock change makes the range's side longer (shorter when negative). */
  clockChangeSeconds: number;
};

/**
 * The comparison of a link whose range is resolved: null where it asks for none, a problem of the word `compare` where
 * that period cannot be asked for. It never reaches into the future. Whole months are compared with whole months,
 * however they are read; a month that still runs, read by day or by week, keeps the weekdays.
 */
export function resolveComparison(
  link: ReportLink,
  range: ResolvedRange,
  clock: ComparisonClock,
): ResolvedComparison | LinkProblem | null {
  const { compare } = link;
  if (compare === null) return null;
  const period =
    typeof compare === "string"
      ? shiftPeriod(compare, link, range, clock)
      : givePeriod(compare, range, clock.soFar);
  const { span, lastDay, ...facts } = period;
  const ask: ReportLink = { ...link, range: defaultLink.range, span, by: null, compare: null };
  const fault = findFault(span, link);
  if (fault) return linkProblem("invalid-parameter", "compare", formatComparison(compare), fault);
  const found = resolveRange(ask, clock.today);
  if (isLinkProblem(found)) return { ...found, word: "compare", value: formatComparison(compare) };
  return {
    ...facts,
    link: ask,
    range: found,
    days: {
      range: countDays(dayOf(range.window.from), lastDay),
      comparison: countDays(dayOf(found.window.from), dayOf(found.window.to)),
    },
    clockChangeSeconds:
      clockChangeOf(cutStretches(range.stretches, clock.soFar), clock.timeZone) -
      clockChangeOf(found.stretches, clock.timeZone),
  };
}

type Period = Omit<ResolvedComparison, "link" | "range" | "days" | "clockChangeSeconds"> & {
  span: { from: Moment; to: Moment };
  /** The last day of the range that has figures to compare. */
  lastDay: Day;
};

function givePeriod(
  span: { from: string; to: string },
  range: ResolvedRange,
  soFar: LocalDateTime | null,
): Period {
  const lastDay = dayOf(range.window.to);
  return { span, rule: "given", isSoFar: false, isPartBesideWhole: isRunning(range, soFar), lastDay };
}

function shiftPeriod(
  compare: "previous" | "last-year",
  link: ReportLink,
  range: ResolvedRange,
  { soFar, today }: ComparisonClock,
): Period {
  const { from, to } = range.window;
  const running = isRunning(range, soFar) ? findRunningEnd(range, link.hours, soFar) : null;
  const { day: lastDay, time } = running ?? { day: dayOf(to), time: null };
  const shift = findComparisonShift(compare, range.window, isMonths(link, range, today));
  const isSoFarInMonth = running !== null || lastDay === today;
  const start = `${shiftBack(dayOf(from), shift)}${from.slice(10)}`;
  const end = `${shiftBackEnd(lastDay, shift, isSoFarInMonth)}${time ?? to.slice(10)}`;
  return {
    ...shift,
    span: freezeRange({ from: start, to: end }).span,
    isSoFar: running !== null && !running.isPart,
    isPartBesideWhole: running?.isPart ?? false,
    lastDay,
  };
}

// Part of a month has its like in another one only by its weekdays: a running month, read by day or by week, is so many
// whole weeks. Days of whole months find their weekdays within the other ones.
function isMonths(link: ReportLink, { window, isCut }: ResolvedRange, today: Day): boolean {
  const [first, last] = [dayOf(window.from), dayOf(window.to)];
  if (!isWholeDays(window)) return false;
  if ((link.by === "day" || link.by === "week") && last >= today) return false;
  const written = link.span && isCut ? dayOf(link.span.to) : last;
  return isWholeMonths(first, written, link.span === null && link.range === "this-month");
}

function findFault({ from, to }: Period["span"], { hours }: ReportLink): LinkReason | null {
  const hasTimes = !(isWholeDay(from) && isWholeDay(to));
  return findMomentFault(from) ?? (hours && hasTimes ? "hours-with-times" : null);
}

function clockChangeOf(stretches: readonly Window[], timeZone: string): number {
  return stretches.reduce(
    (sum, stretch) => sum + elapsedSeconds(stretch, timeZone) - elapsedSeconds(stretch, "UTC"),
    0,
  );
}
