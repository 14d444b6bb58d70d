import { instantOf } from "@/lib/dates/zone";
import type { TimelineAnswer } from "@/lib/report/answers/timeline-answer";
import type { Counting } from "./counting";

/** A part of a day (epoch milliseconds), and how long each state was on in it, in seconds of all agents that are told. */
export type Slot = {
  fromMs: number;
  toMs: number;
  /** Of looks that are close enough to tell. */
  seconds: number[];
  /** How much of it such looks tell, in seconds. */
  told: number;
  /** Looks at a part of it lay so far apart that nobody knows where in them time lies; that time is in no slot. */
  isUnseen: boolean;
};

/** Which gains are laid into which slots: the looks, how states count, and where the day begins. */
export type SlotRules = {
  looks: readonly number[];
  counting: Counting;
  beginsMs: number;
  lengthMs: number;
  /** Looks that lie far apart tell that nobody was out, where the later one found nothing more; all gains are given together. */
  tellsSilence?: boolean;
  /** Looks that lie further apart do not tell when between them something was; half an hour, where it is not said. */
  longestMs?: number;
};

export const longestToldMs = 30 * 60_000;

/** The looks of an answer as instants. */
export function looksOf({ looks }: Pick<TimelineAnswer, "looks">): number[] {
  return looks.map(instantOf);
}

/**
 * Lays gains into slots from the day's begin to its last look: evenly over their interval, or, where states count once they
 * are left, backwards over their own length. What wolkvox took back is left out, and so is what nobody knows the time of.
 */
export function spreadGains(
  gains: TimelineAnswer["agents"][number]["gains"],
  states: number,
  rules: SlotRules,
): Slot[] {
  const found = new Set(gains.flatMap(([look, , seconds]) => (seconds > 0 ? [look] : [])));
  const slots = buildSlots(states, rules, (look) => !rules.tellsSilence || found.has(look));
  const { looks, counting, beginsMs, lengthMs, longestMs = longestToldMs } = rules;
  for (const [look, state, seconds] of gains) {
    const toMs = looks[look] ?? beginsMs;
    const before = looks[look - 1] ?? beginsMs;
    if (seconds <= 0 || toMs <= before || toMs - before > longestMs) continue;
    const fromMs = counting === "ended" ? Math.max(beginsMs, toMs - seconds * 1000) : before;
    for (let at = Math.floor((fromMs - beginsMs) / lengthMs); at < slots.length; at += 1) {
      const slot = slots[at];
      if (!slot || slot.fromMs >= toMs) break;
      const within = Math.min(slot.toMs, toMs) - Math.max(slot.fromMs, fromMs);
      slot.seconds[state] = (slot.seconds[state] ?? 0) + (seconds * within) / (toMs - fromMs);
    }
  }
  return slots;
}

/** Seconds whose place in the day nobody knows: looks were too far apart, the first one since midnight among them. */
export function sumUntold(
  gains: TimelineAnswer["agents"][number]["gains"],
  { looks, beginsMs, longestMs = longestToldMs }: Pick<SlotRules, "looks" | "beginsMs" | "longestMs">,
): number {
  const isUntold = (look: number) => (looks[look] ?? beginsMs) - (looks[look - 1] ?? beginsMs) > longestMs;
  return gains.reduce((sum, [look, , seconds]) => sum + (seconds > 0 && isUntold(look) ? seconds : 0), 0);
}

/** Where looks lay too far apart to tell when in between something was, but for those that hide nothing. */
export function listUntold(
  { looks, beginsMs, longestMs = longestToldMs }: Pick<SlotRules, "looks" | "beginsMs" | "longestMs">,
  mayHide: (look: number) => boolean = () => true,
) {
  return looks.flatMap((toMs, at) => {
    const fromMs = looks[at - 1] ?? beginsMs;
    return toMs - fromMs > longestMs && mayHide(at) ? [{ fromMs, toMs }] : [];
  });
}

/** How much of a stretch lies in gaps, in milliseconds. */
export function sumWithin(gaps: ReturnType<typeof listUntold>, fromMs: number, toMs: number): number {
  return gaps.reduce(
    (sum, gap) => sum + Math.max(0, Math.min(gap.toMs, toMs) - Math.max(gap.fromMs, fromMs)),
    0,
  );
}

function buildSlots(
  states: number,
  { looks, counting, beginsMs, lengthMs, longestMs = longestToldMs }: SlotRules,
  mayHide: (look: number) => boolean,
): Slot[] {
  const endsMs = looks.at(-1) ?? beginsMs;
  const count = Math.max(0, Math.ceil((endsMs - beginsMs) / lengthMs));
  const untold = listUntold({ looks, beginsMs, longestMs }, mayHide);
  return Array.from({ length: count }, (_, at) => {
    const fromMs = beginsMs + at * lengthMs;
    const toMs = Math.min(fromMs + lengthMs, endsMs);
    const lacking = sumWithin(untold, fromMs, toMs);
    return {
      ...{ fromMs, toMs, isUnseen: lacking > 0 },
      seconds: Array.from({ length: states }, () => 0),
      // Time that is laid back over its own length may lie before the look that it came between.
      told: (counting === "ended" ? toMs - fromMs : toMs - fromMs - lacking) / 1000,
    };
  });
}

/** How many agents were out at once in the part of a slot that looks tell, on average. */
export function averageOut({ told, seconds }: Slot): number {
  return told === 0 ? 0 : seconds.reduce((sum, time) => sum + time, 0) / told;
}

/** The slot in which most agents were out at once on average, the first of several; null where nobody was. */
export function findPeak(slots: readonly Slot[]): Slot | null {
  let most: Slot | null = null;
  for (const slot of slots) if (averageOut(slot) > (most ? averageOut(most) : 0)) most = slot;
  return most;
}
