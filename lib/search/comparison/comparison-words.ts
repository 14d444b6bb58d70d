import { dayOf, windowOfDay } from "@/lib/dates/window";
import { formatLocalTime, formatRange } from "@/lib/dates/words";
import { type DayStatus, isLacking } from "@/lib/report/answers/day-status";
import type { ComparedPeriod } from "@/lib/report/answers/report-answer";
import { formatHm } from "@/lib/report/figures/duration";
import type { ResolvedComparison } from "./resolve-comparison";

type Word =
  | "ranges.span"
  | `compare.${"with" | "withSoFar" | "partBesideWhole" | "shiftBesideWhole" | "otherRuns"}`
  | `compare.${"lacksThere" | "lacksHere" | "clockMore" | "clockLess"}`
  | `compare.rule-${ComparedPeriod["rule"]}`;

type Translate = (key: Word, values?: Record<string, string | number>) => string;

type Days = { days: readonly DayStatus[] };

/** `Se compara con lunes 9 a domingo 15 de noviembre de 2026`, up to its time where the range still runs. */
export function describePeriod(
  { range, isSoFar, link }: ResolvedComparison,
  translate: Translate,
  locale: string,
): string {
  const join = (from: string, to: string) => translate("ranges.span", { from, to });
  const { from, to } = range.window;
  if (!isSoFar || link.hours)
    return translate("compare.with", { range: formatRange(range.window, locale, join) });
  const days = { from, to: windowOfDay(dayOf(to)).to };
  const words = { range: formatRange(days, locale, join), time: formatLocalTime(to) };
  return translate("compare.withSoFar", words);
}

/** By which rule that period was chosen: weekdays beside weekdays, months beside months. */
export function describeRule(
  { rule, weeks = 0, months = 0, days }: ResolvedComparison,
  translate: Translate,
): string {
  return translate(`compare.rule-${rule}`, { weeks, months, years: months / 12, days: days.comparison });
}

/** What a reader must know before reading a difference: a part beside a whole, missing days, a clock change. */
export function listCautions(
  { rule, link, isPartBesideWhole, clockChangeSeconds: clock }: ResolvedComparison,
  there: Days,
  here: Days,
  translate: Translate,
): string[] {
  const [lacksThere, lacksHere] = [countLacking(there), countLacking(here)];
  const time = formatHm(Math.abs(clock));
  return [
    isPartBesideWhole && translate(link.hours ? "compare.shiftBesideWhole" : "compare.partBesideWhole"),
    rule === "given" && isRunning(there) && translate("compare.otherRuns"),
    lacksThere > 0 && translate("compare.lacksThere", { days: lacksThere }),
    lacksHere > 0 && translate("compare.lacksHere", { days: lacksHere }),
    clock !== 0 && translate(clock > 0 ? "compare.clockMore" : "compare.clockLess", { time }),
  ].filter((text) => text !== false);
}

function countLacking({ days }: Days): number {
  return days.filter(isLacking).length;
}

function isRunning({ days }: Days): boolean {
  return days.some(({ status }) => status === "live");
}
