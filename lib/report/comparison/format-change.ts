import { formatNumber } from "@/lib/messages/number-format";
import { type DurationUnit, formatDuration } from "@/lib/report/figures/duration";

const thinSpace = "\u202f";

/** A signed difference in a unit of time, `+1h 12m` or `−5m`; `=` for none. Times are never shares here. */
export function formatChange(
  seconds: number,
  unit: Exclude<DurationUnit, "percent">,
  locale: string,
): string {
  if (seconds === 0) return "=";
  return `${signOf(seconds)}${formatDuration(Math.abs(seconds), 0, unit, locale)}`;
}

/** A signed difference of two shares in percentage points: `+2,3 pp`. */
export function formatPoints(difference: number, locale: string): string {
  const rounded = Math.round(difference * 1000) / 10;
  if (rounded === 0) return "=";
  return `${signOf(rounded)}${formatTenths(rounded, locale)}${thinSpace}pp`;
}

/** A signed part of what was, `+4,2 %`. */
export function formatChangeShare(share: number, locale: string): string {
  const rounded = Math.round(share * 1000) / 10;
  if (rounded === 0) return `0${thinSpace}%`;
  return `${signOf(rounded)}${formatTenths(rounded, locale)}${thinSpace}%`;
}

/**
 * The sign that shows at a glance which way a difference goes, for one that is written with `+` or `−`; null for none.
 * Copies and files have the plain signed number.
 */
export function directionOf(change: string): "▲" | "▼" | null {
  if (change.startsWith("+")) return "▲";
  return change.startsWith("−") ? "▼" : null;
}

/** The same before the difference, as one text. */
export function withDirection(change: string): string {
  const direction = directionOf(change);
  return direction === null ? change : `${direction}\u00a0${change}`;
}

function signOf(value: number): string {
  return value < 0 ? "−" : "+";
}

function formatTenths(value: number, locale: string): string {
  return formatNumber(Math.abs(value), locale, { least: 1, most: 1 });
}
