import type { Day, Window } from "@/lib/dates/window";
import { clipDay } from "@/lib/report/plan/day-windows";
import type { ReportLink } from "./report-link";
import { freezeRange } from "./shift-range";

/** The same reading of one day of a range, by agent. Ends inside the day stay as they are. */
export function openDay(link: ReportLink, range: Window, day: Day): ReportLink {
  return { ...link, ...freezeDays(link, range, day, day), by: null };
}

/** The same reading of a week or month of a range, by day. */
export function openPeriod(link: ReportLink, range: Window, from: Day, to: Day): ReportLink {
  return { ...link, ...freezeDays(link, range, from, to), by: "day" };
}

// A shift that starts on a day may end on the next: under a daily window the days alone are named.
function freezeDays(link: ReportLink, range: Window, from: Day, to: Day) {
  if (link.hours) return { range: "today" as const, span: { from, to } };
  return freezeRange({ from: clipDay(from, range).from, to: clipDay(to, range).to });
}
