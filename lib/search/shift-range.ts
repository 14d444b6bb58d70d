import { firstDayOfMonth, firstDayOfWeek, lastDayOfMonth, shiftDay, shiftMonth } from "@/lib/dates/day";
import { type Preset, resolvePreset } from "@/lib/dates/preset";
import { type Day, dayOf, isWholeDays, type Window } from "@/lib/dates/window";
import { countLength } from "./comparison/comparison-shift";
import { findMomentFault, firstSecondOf, lastSecondOf } from "./moment";
import type { ReportLink } from "./report-link";
import { resolveRangeOrDefault } from "./resolve-question";

type RangeWords = Pick<ReportLink, "range" | "span">;

const monthPresets: readonly Preset[] = ["this-month", "last-month"];
const weekPresets: readonly Preset[] = ["this-week", "last-week"];
const dayPresets: readonly Preset[] = ["today", "yesterday"];

/**
 * The neighbouring range of equal kind: a month before a month, a week before a week, else as many days earlier
 * or later. A neighbour that has a relative name keeps it (before today: yesterday). Null = wholly in the future, or
 * before any link's calendar. `window` is what the link shows; explicit ends count as written, also where it was cut.
 */
export function shiftRange(link: ReportLink, window: Window, step: -1 | 1, today: Day): RangeWords | null {
  const whole = link.span ? { from: firstSecondOf(link.span.from), to: lastSecondOf(link.span.to) } : window;
  const [first, last] = neighbourOf(link, whole, step);
  if (first > today || findMomentFault(first)) return null;
  const sameKind = link.span ? [] : presetsLike(link.range);
  const named = sameKind.find((preset) => resolvePreset(preset, today).first === first);
  if (named) return { range: named, span: null };
  const { from, to } = shiftedTimes(link, whole, first, last);
  return { range: "today", span: { from, to } };
}

/** The neighbouring range of what `link` shows, whatever its range words are. */
export function shiftLink(link: ReportLink, step: -1 | 1, today: Day): RangeWords | null {
  const { link: usable, range } = resolveRangeOrDefault(link, today);
  return shiftRange(usable, range.window, step, today);
}

function presetsLike(preset: Preset): readonly Preset[] {
  return [monthPresets, weekPresets, dayPresets].find((kind) => kind.includes(preset)) ?? [];
}

function neighbourOf(link: ReportLink, window: Window, step: -1 | 1): [Day, Day] {
  const [first, last] = [dayOf(window.from), dayOf(window.to)];
  const isMonth =
    first === firstDayOfMonth(first) && (last === lastDayOfMonth(first) || isRunning(link, monthPresets));
  if (isMonth) return [shiftMonth(first, step), lastDayOfMonth(shiftMonth(first, step))];
  if (isRunning(link, weekPresets)) {
    const monday = shiftDay(firstDayOfWeek(first), 7 * step);
    return [monday, shiftDay(monday, 6)];
  }
  const days = countLength(window) * step;
  return [shiftDay(first, days), shiftDay(last, days)];
}

function isRunning(link: ReportLink, kind: readonly Preset[]): boolean {
  return link.span === null && kind.includes(link.range);
}

function shiftedTimes(link: ReportLink, window: Window, first: Day, last: Day) {
  if (!link.span || isWholeDays(window)) return { from: first, to: last };
  return { from: `${first}${window.from.slice(10)}`, to: `${last}${window.to.slice(10)}` };
}

/** The link's range with explicit ends: what it shows now, for ever. */
export function freezeRange(window: Window): RangeWords & { span: Window } {
  const span = isWholeDays(window) ? { from: dayOf(window.from), to: dayOf(window.to) } : window;
  return { range: "today", span };
}
