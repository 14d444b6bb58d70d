import type { Day } from "@/lib/dates/window";
import type { DayRows, DayTime } from "./day-time";
import { buildDaysAnswer } from "./days";
import { sumSeconds } from "./report";
import type { Reading } from "./view";

/** A day's time over the agents and states of a link; `seconds` is null where wolkvox's figures are not known. */
export type DaySide = Pick<DayTime, "day" | "status" | "asOf"> & {
  agents: number | null;
  seconds: number[] | null;
  total: number | null;
};

/** A day of the range and the one that stands beside it; null where one side is longer. */
export type DayPair = { now: DaySide | null; before: DaySide | null };

/**
 * The days of a range beside those of the period that it is compared with, first beside first: such a period begins on
 * the same weekday or date. `seconds` has one integer per state, totals hold those of all states that the link shows.
 */
export function pairDays(
  now: readonly DayRows[],
  before: readonly DayRows[],
  states: readonly string[],
  reading: Pick<Reading, "agents" | "states" | "query">,
): DayPair[] {
  const [here, there] = [readSides(now, states, reading), readSides(before, states, reading)];
  const length = Math.max(here.length, there.length);
  return Array.from({ length }, (_, place) => ({ now: here[place] ?? null, before: there[place] ?? null }));
}

/** The signed difference of two figures; null where one of them is not known. */
export function differenceOf(
  now: number | null | undefined,
  before: number | null | undefined,
): number | null {
  return typeof now === "number" && typeof before === "number" ? now - before : null;
}

function readSides(
  days: readonly DayRows[],
  states: readonly string[],
  reading: Pick<Reading, "agents" | "states" | "query">,
): DaySide[] {
  const answer = buildDaysAnswer(days, reading, "day");
  const columns = states.map((state) => answer.states.indexOf(state));
  return answer.days.map((day) => readSide(day, columns));
}

function readSide({ day, status, asOf, agents, seconds }: DayTime, columns: readonly number[]): DaySide {
  const standing: { day: Day; status: DayTime["status"]; asOf?: string } = {
    day,
    status,
    ...(asOf !== undefined && { asOf }),
  };
  const isKnown = status === "final" || status === "live";
  if (!isKnown) return { ...standing, agents: null, seconds: null, total: null };
  return {
    ...standing,
    agents,
    seconds: columns.map((column) => seconds[column] ?? 0),
    total: sumSeconds(seconds),
  };
}
