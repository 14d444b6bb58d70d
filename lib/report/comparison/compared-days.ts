import type { DayColumns, DayTime } from "@/lib/report/figures/day-time";
import { createDaySum } from "@/lib/report/figures/days";
import { hasFigures } from "@/lib/report/figures/periods";
import { sumSeconds } from "@/lib/report/figures/report";
import { type DaySpan, pairSpan } from "./day-pairs";

/** A day's time over the agents and states of a link; `seconds` is null where there are no figures to compare. */
export type DaySide = Pick<DayTime, "day" | "status" | "asOf"> & {
  agents: number | null;
  seconds: number[] | null;
  total: number | null;
};

/** A day of the range and the one that stands beside it; null where one side is longer. */
export type DayPair = { now: DaySide | null; before: DaySide | null };

/** Which of a day's rows count: the agents chosen, by `agentKeyOf`, and the states that have a figure, then the others. */
export type SideReading = {
  chosen: ReadonlySet<string>;
  states: readonly string[];
  otherStates: readonly string[];
  /** The states that the folded column adds up. */
  others: ReadonlySet<string>;
};

/** Reads days as sides of pairs; a total holds the other states too. */
export function createSideReader({
  chosen,
  states,
  otherStates,
  others,
}: SideReading): (day: DayColumns) => DaySide {
  const sumDay = createDaySum({ states: [...states, ...otherStates], others }, chosen);
  return (day) => {
    const { status, asOf, agents, seconds } = sumDay(day);
    const standing = { day: day.day, status, ...(asOf !== undefined && { asOf }) };
    // Nobody stands beside a zero: a day on which nobody was there has no figures to compare.
    if (!hasFigures({ status }) || agents === 0)
      return { ...standing, agents: null, seconds: null, total: null };
    return { ...standing, agents, seconds: seconds.slice(0, states.length), total: sumSeconds(seconds) };
  };
}

/** The days of a range beside those of the period that it is compared with; those beside none come last. */
export function pairDays(here: readonly DaySide[], there: readonly DaySide[]): DayPair[] {
  const [range, other] = [spanOfDays(here), spanOfDays(there)];
  const byDay = new Map(there.map((side) => [side.day, side]));
  const pairs = here.map((now) => {
    const span = pairSpan({ from: now.day, to: now.day }, range, other, "day");
    return { now, before: (span && byDay.get(span.from)) ?? null };
  });
  const paired = new Set(pairs.map(({ before }) => before?.day));
  return [...pairs, ...there.filter(({ day }) => !paired.has(day)).map((before) => ({ now: null, before }))];
}

function spanOfDays(days: readonly DaySide[]): DaySpan {
  return { from: days[0]?.day ?? "", to: days.at(-1)?.day ?? "" };
}

/** The signed difference of two figures; null where one of them is not known. */
export function knownDifference(
  now: number | null | undefined,
  before: number | null | undefined,
): number | null {
  return typeof now === "number" && typeof before === "number" ? now - before : null;
}
