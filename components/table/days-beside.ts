import { nameDayBriefly, nameRow } from "@/components/figures/row-name";
import type { ComparedFigures } from "@/lib/browser/compared";
import type { Window } from "@/lib/dates/window";
import { formatLocalTime } from "@/lib/dates/words";
import type { DaysAnswer } from "@/lib/report/answers/days-answer";
import { type DaySpan, endWithin } from "@/lib/report/comparison/day-pairs";
import { buildDaysComparison, type DaysComparison, pairRows } from "@/lib/report/comparison/days-comparison";
import type { DaysView } from "@/lib/report/figures/days-view";
import type { Grain } from "@/lib/report/figures/grain";

/** Another period beside the rows of a view: its figures, and what each of its days is called. */
export type DaysBeside = {
  comparison: DaysComparison;
  /** One per row; null where no day of the other period stands there. */
  names: readonly (string | null)[];
};

type Reading = {
  range: Window;
  /** The states chosen; none = all. */
  states: readonly string[];
  grain: Grain;
  locale: string;
  join: (day: string, time: string) => string;
};

/** Null where nobody who is shown was there in that period: a difference would be the whole of the range. */
export function buildDaysBeside(
  view: DaysView,
  { period, answer }: ComparedFigures<DaysAnswer>,
  { range, states, grain, locale, join }: Reading,
): DaysBeside | null {
  if (answer.agents.chosen === 0) return null;
  const pairs = pairRows(view, range, period.range.window, grain);
  const comparison = buildDaysComparison(view, answer, pairs, states);
  return (
    comparison && {
      comparison,
      names: pairs.map((pair, place) => pair && nameOf(pair, view.rows[place]?.from ?? "")),
    }
  );

  function nameOf(pair: DaySpan, from: string): string {
    const isOneYear = pair.from.slice(0, 4) === from.slice(0, 4);
    const name =
      grain === "day"
        ? nameDayBriefly(pair.from, locale, isOneYear)
        : nameRow(pair, grain, locale, isOneYear);
    const { range: other, isSoFar, link } = period;
    const end = endWithin(pair, other.window, { isSoFar, hours: link.hours });
    return end === null ? name : join(name, formatLocalTime(end));
  }
}
