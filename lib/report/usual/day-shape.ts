import type { Day } from "@/lib/dates/window";
import { localTimeAt } from "@/lib/dates/zone";
import type { Counting } from "@/lib/report/timeline/counting";
import { slack } from "@/lib/report/timeline/marks";
import { type SlotRules, spreadGains } from "@/lib/report/timeline/slots";
import type { Gain } from "@/lib/report/timeline/visits";

/** The inside of a day, of those who are asked about: what looks found more of each agent, by the place of a state. */
export type InsideOfDay = {
  looks: readonly number[];
  counting: Counting;
  beginsMs: number;
  isRunning: boolean;
  states: readonly string[];
  agents: readonly { states: ReadonlyMap<number, readonly Gain[]> }[];
};

/** A quarter of an hour by the clock, as `08:15`: time in auxiliary states, and how much of it looks tell. All in seconds. */
export type Quarter = { time: string; seconds: number; told: number; passed: number };

/** A day as sums of those who are asked about. */
export type DayShape = {
  day: Day;
  states: readonly string[];
  looks: readonly number[];
  beginsMs: number;
  /** What each look found more, by the place of a state. */
  gains: readonly (readonly number[])[];
  /** Until the last look. */
  quarters: readonly Quarter[];
  /** By hour looks tell of more: they may lie an hour apart, as where the hours of a day were asked for afterwards. */
  hours: readonly Hour[];
  /** What looks found in all, and what of it lies between looks too far apart to tell when. */
  seconds: number;
  untold: number;
  /** The last look came before the day's end. */
  isRunning: boolean;
};

/** An hour by the clock, as `08`: seconds of those who are asked about, and of how much of it they are; null = too little is told. */
export type Hour = { time: string; seconds: number | null; told: number };

const quarterMs = 15 * 60_000;

/** Hours of a day that are asked for afterwards lie an hour and a quarter apart at most. */
export const longestHourMs = slack * 3_600_000;

/** Adds up the inside of a day by the clock of the operation: where a clock change repeats an hour, it counts twice. */
export function buildShape(day: Day, inside: InsideOfDay, timeZone: string): DayShape {
  const { looks, counting, beginsMs, isRunning, states, agents } = inside;
  const gains = looks.map(() => states.map(() => 0));
  const found = looks.map(() => states.map(() => 0));
  const triples: [look: number, state: number, seconds: number][] = [];
  for (const agent of agents)
    for (const [state, ownGains] of agent.states)
      for (const [look, seconds] of ownGains) {
        const row = gains[look];
        if (row) row[state] = (row[state] ?? 0) + seconds;
        const own = found[look];
        if (seconds <= 0 || !own) continue;
        own[state] = (own[state] ?? 0) + seconds;
        // What is laid back over its own length is laid by itself; else what a look found is one sum.
        if (counting === "ended") triples.push([look, state, seconds]);
      }
  if (counting !== "ended")
    for (const [look, row] of found.entries())
      for (const [state, seconds] of row.entries()) if (seconds > 0) triples.push([look, state, seconds]);
  const isTold = (look: number) => (looks[look] ?? 0) - (looks[look - 1] ?? beginsMs) <= longestHourMs;
  const sum = (of: typeof triples) => of.reduce((all, [, , seconds]) => all + seconds, 0);
  const lay = (longestMs?: number) =>
    layQuarters(
      triples,
      { looks, counting, beginsMs, ...(longestMs !== undefined && { longestMs }) },
      states.length,
      timeZone,
    );
  return {
    ...{ day, states, looks, beginsMs, gains, isRunning },
    quarters: lay(),
    hours: gatherHours(lay(longestHourMs)),
    seconds: sum(triples),
    untold: sum(triples.filter(([look]) => !isTold(look))),
  };
}

function layQuarters(
  gains: [look: number, state: number, seconds: number][],
  rules: Omit<SlotRules, "lengthMs" | "tellsSilence">,
  states: number,
  timeZone: string,
): Quarter[] {
  const slots = spreadGains(gains, states, { ...rules, lengthMs: quarterMs, tellsSilence: true });
  const byTime = new Map<string, Quarter>();
  for (const { fromMs, toMs, seconds, isUnseen } of slots) {
    const time = localTimeAt(fromMs, timeZone).slice(11, 16);
    const quarter = byTime.get(time) ?? { time, seconds: 0, told: 0, passed: 0 };
    const passed = (toMs - fromMs) / 1000;
    quarter.passed += passed;
    if (!isUnseen) {
      quarter.told += passed;
      quarter.seconds += seconds.reduce((sum, time) => sum + time, 0);
    }
    byTime.set(time, quarter);
  }
  return [...byTime.values()];
}

// One of which looks tell less than half of what has passed is not known.
function gatherHours(quarters: readonly Quarter[]): Hour[] {
  return [...Map.groupBy(quarters, ({ time }) => time.slice(0, 2))].map(([time, own]) => {
    const sum = (read: (quarter: Quarter) => number) => own.reduce((all, quarter) => all + read(quarter), 0);
    const told = sum((quarter) => quarter.told);
    const isKnown = told > 0 && 2 * told >= sum(({ passed }) => passed);
    return {
      time,
      seconds: isKnown ? Math.round(sum(({ seconds }) => seconds)) : null,
      told: isKnown ? told : 0,
    };
  });
}
