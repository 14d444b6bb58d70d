import { windowOfDay } from "@/lib/dates/window";
import { formatInstant, lastInstantOf } from "@/lib/dates/zone";
import type { TimelineAnswer } from "@/lib/report/answers/timeline-answer";
import type { FigureRow, FigureTable } from "@/lib/report/figures/figure-table";
import { sumSeconds } from "@/lib/report/figures/report";
import { listUntold, type SlotRules, spreadGains, sumWithin } from "./slots";
import { slotRulesOf } from "./strip";

type Agent = TimelineAnswer["agents"][number];
type Told = Pick<
  TimelineAnswer,
  "begins" | "counting" | "day" | "looks" | "states" | "styles" | "timeZone" | "agents"
>;

/**
 * An hour of the day, or time that lies in none: `untold`, which nobody knows the hour of, and `corrected`, which wolkvox
 * took back.
 */
export type HourHeading = {
  kind: "hour" | "untold" | "corrected";
  /** Of an hour, its ends in UTC; of the others those of the day. */
  from: string;
  to: string;
  /** Looks tell all of it, or a part. */
  known: "seen" | "partly";
};

export type HourTable = FigureTable<HourHeading>;

/** How a day is cut into hours: 23 or 25 of them where the clock changes. */
export type HourReader = {
  /** Of all agents given together. To the second their rows add up to the day as its last look knew it. */
  read: (agents: readonly Agent[]) => HourTable;
};

type Hour = HourHeading & { gap: "missing" | "to-come" | null };

/** Reads the hours of a day, of one agent or of several. */
export function createHourReader(answer: Told): HourReader {
  const { states, styles } = answer;
  const rules = slotRulesOf(answer, 60);
  const hours = listHours(answer, rules);
  const day = { from: answer.begins, to: hours.at(-1)?.to ?? answer.begins };

  function read(agents: readonly Agent[]): HourTable {
    const sums = hours.map(() => states.map(() => 0));
    const untold = states.map(() => 0);
    const corrected = states.map(() => 0);
    for (const { gains } of agents) {
      const slots = roundSlots(spreadGains(gains, states.length, rules).map(({ seconds }) => seconds));
      for (const [place, seconds] of slots.entries()) addUp(sums[place], seconds);
      const rest = states.map(() => 0);
      for (const [, state, seconds] of gains) {
        if (seconds < 0) corrected[state] = (corrected[state] ?? 0) + seconds;
        else rest[state] = (rest[state] ?? 0) + seconds;
      }
      // What is in no slot has no hour: looks were too far apart.
      for (const seconds of slots)
        addUp(
          rest,
          seconds.map((time) => -time),
        );
      addUp(untold, rest);
    }
    const rows = [
      ...hours.map(({ gap, ...heading }, place) => {
        const seconds = sums[place] ?? [];
        // Laid back over its own length, time may lie where nobody looked.
        return rowOf(heading, seconds, sumSeconds(seconds) > 0 ? null : gap);
      }),
      ...(untold.some((time) => time !== 0)
        ? [rowOf({ kind: "untold", ...day, known: "seen" }, untold)]
        : []),
      ...(corrected.some((time) => time !== 0)
        ? [rowOf({ kind: "corrected", ...day, known: "seen" }, corrected)]
        : []),
    ];
    const total = states.map((_, place) => sumSeconds(rows.map(({ seconds }) => seconds[place] ?? 0)));
    return {
      ...{ states, styles, hiddenStates: [], rows, averages: null, isPerDay: false, earlier: null },
      total: figuresOf(total),
    };
  }

  return { read };
}

function listHours({ day, timeZone }: Told, rules: SlotRules): Hour[] {
  const { looks, beginsMs, lengthMs } = rules;
  const endsMs = lastInstantOf(windowOfDay(day).to, timeZone) + 1000;
  const knownMs = looks.at(-1) ?? beginsMs;
  const untold = listUntold(rules);
  return Array.from({ length: Math.ceil((endsMs - beginsMs) / lengthMs) }, (_, place): Hour => {
    const fromMs = beginsMs + place * lengthMs;
    const toMs = Math.min(fromMs + lengthMs, endsMs);
    const toCome = Math.max(0, toMs - Math.max(fromMs, knownMs));
    const lacking = toCome + sumWithin(untold, fromMs, toMs);
    const isToCome = fromMs >= knownMs;
    return {
      ...{ kind: "hour", from: formatInstant(fromMs), to: formatInstant(toMs) },
      known: lacking > 0 ? "partly" : "seen",
      gap: isToCome ? "to-come" : lacking >= toMs - fromMs ? "missing" : null,
    };
  });
}

/**
 * Whole seconds whose sums stay: each slot is what the sum up to its end, rounded, has more than the one up to its begin. So
 * a slot is less than a second off, and none is below zero.
 */
function roundSlots(slots: readonly (readonly number[])[]): number[][] {
  const sums = (slots[0] ?? []).map(() => 0);
  return slots.map((seconds) =>
    seconds.map((time, state) => {
      const before = sums[state] ?? 0;
      sums[state] = before + time;
      return Math.round(before + time) - Math.round(before);
    }),
  );
}

function addUp(sums: number[] | undefined, seconds: readonly number[]): void {
  if (sums) for (const [state, time] of seconds.entries()) sums[state] = (sums[state] ?? 0) + time;
}

function rowOf(
  heading: HourHeading,
  seconds: readonly number[],
  gap: Hour["gap"] = null,
): FigureRow<HourHeading> {
  const key = `${heading.kind}:${heading.from}`;
  return { ...heading, ...figuresOf(seconds), key, gap, earlier: null, changeGap: null };
}

function figuresOf(seconds: readonly number[]) {
  const total = sumSeconds(seconds);
  return { seconds, total, wholeTotal: total, daysWorked: null, average: null };
}
