import { findMomentFault, firstSecondOf, lastSecondOf, type Moment } from "../moment";

/** What a period is compared with: the one before it, the same a year ago, or any other. */
export type Comparison = "previous" | "last-year" | { from: Moment; to: Moment };

/** `previous`, `last-year` or `FROM..TO` with ends as in the link's `from` and `to`; null for anything else. */
export function parseComparison(text: string): Comparison | null {
  if (text === "previous" || text === "last-year") return text;
  const [from = "", to = "", ...more] = text.split("..");
  if (more.length > 0) return null;
  if (findMomentFault(from) || findMomentFault(to)) return null;
  return firstSecondOf(from) <= lastSecondOf(to) ? { from, to } : null;
}

export function formatComparison(comparison: Comparison): string {
  return typeof comparison === "string" ? comparison : `${comparison.from}..${comparison.to}`;
}
