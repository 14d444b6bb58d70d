import { windowOfDay } from "@/lib/dates/window";
import { firstInstantOf, instantOf, lastInstantOf } from "@/lib/dates/zone";
import type { TimelineAnswer, TimelineVisits } from "@/lib/report/answers/timeline-answer";
import { slack } from "./marks";
import {
  listUntold,
  longestToldMs,
  looksOf,
  type Slot,
  type SlotRules,
  spreadGains,
  sumWithin,
} from "./slots";

export const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const officeHours = { from: "08:00:00", to: "17:59:59" };

/** What all strips of a day share: which part of it is drawn, in slots of which length, and what is known of it. */
export type Strip = {
  rules: SlotRules;
  fromMs: number;
  toMs: number;
  /** Everybody's slots in that part, up to the last look. */
  slots: Slot[];
  /** Up to when the day is known; after it nothing is drawn. */
  knownMs: number;
  /** Where nobody looked for so long that no time is laid there. */
  untold: { fromMs: number; toMs: number }[];
};

type Told = Pick<TimelineAnswer, "begins" | "counting" | "looks" | "states" | "agents">;

/** From the first hour of which looks tell anything to the end of the last one, in quarters of an hour. */
export function buildStrip(answer: Told): Strip {
  const { rules, slots, knownMs, hourOf } = layOut(answer, 15);
  const first = slots.find(({ seconds }) => seconds.some((time) => time > 0));
  const fromMs = hourOf(first?.fromMs ?? knownMs - 1);
  return cutStrip(rules, slots, { fromMs, toMs: hourOf(knownMs - 1) + hourMs });
}

/** The hours of a whole day of which looks tell anything, and at least those of an office. */
export function buildDayStrip(
  answer: Told & Pick<TimelineAnswer, "day" | "timeZone">,
  minutes: number,
): Strip {
  const { day, timeZone } = answer;
  const { rules, slots, hourOf } = layOut(answer, minutes);
  const untold = listUntold(rules);
  // Slots that a look tells any part of; what is laid back over its own length may lie where none does.
  const told = slots.filter(
    (slot) =>
      slot.seconds.some((time) => time > 0) ||
      !untold.some((gap) => gap.fromMs <= slot.fromMs && slot.toMs <= gap.toMs),
  );
  const endsMs = lastInstantOf(windowOfDay(day).to, timeZone) + 1000;
  const office = {
    fromMs: firstInstantOf(`${day}T${officeHours.from}`, timeZone),
    toMs: lastInstantOf(`${day}T${officeHours.to}`, timeZone) + 1000,
  };
  const fromMs = hourOf(Math.min(office.fromMs, told[0]?.fromMs ?? office.fromMs));
  const lastMs = Math.max(office.toMs, told.at(-1)?.toMs ?? office.toMs);
  return cutStrip(rules, slots, { fromMs, toMs: Math.min(endsMs, hourOf(lastMs - 1) + hourMs) });
}

/** What slots of so many minutes are laid out by. What a slot adds up needs no looks within it. */
export function slotRulesOf(
  answer: Pick<TimelineAnswer, "begins" | "counting" | "looks">,
  minutes: number,
): SlotRules & { longestMs: number } {
  const lengthMs = minutes * minuteMs;
  return {
    ...{ looks: looksOf(answer), counting: answer.counting, beginsMs: instantOf(answer.begins), lengthMs },
    longestMs: Math.max(longestToldMs, slack * lengthMs),
  };
}

function layOut(answer: Told, minutes: number) {
  const rules = slotRulesOf(answer, minutes);
  const { looks, beginsMs } = rules;
  const gains = answer.agents.flatMap((agent) => agent.gains);
  return {
    rules,
    slots: spreadGains(gains, answer.states.length, rules),
    knownMs: looks.at(-1) ?? beginsMs,
    hourOf: (atMs: number) => beginsMs + Math.floor((atMs - beginsMs) / hourMs) * hourMs,
  };
}

function cutStrip(
  rules: SlotRules,
  slots: readonly Slot[],
  { fromMs, toMs }: Pick<Strip, "fromMs" | "toMs">,
): Strip {
  const knownMs = Math.min(toMs, rules.looks.at(-1) ?? rules.beginsMs);
  const untold = listUntold(rules)
    .map((gap) => ({ fromMs: Math.max(gap.fromMs, fromMs), toMs: Math.min(gap.toMs, toMs) }))
    .filter((gap) => gap.fromMs < gap.toMs);
  return { rules, fromMs, toMs, slots: pickSlots(slots, { fromMs, toMs }), knownMs, untold };
}

function pickSlots(slots: readonly Slot[], { fromMs, toMs }: Pick<Strip, "fromMs" | "toMs">): Slot[] {
  return slots.filter((slot) => slot.toMs > fromMs && slot.fromMs < toMs);
}

/** An agent's slots in the part of the day that a strip draws. */
export function slotsIn(
  strip: Strip,
  gains: TimelineAnswer["agents"][number]["gains"],
  states: number,
): Slot[] {
  return pickSlots(spreadGains(gains, states, strip.rules), strip);
}

/** How many slots a strip has room for, those after the last look among them. */
export function countSlots({ rules, fromMs, toMs }: Strip): number {
  return Math.ceil((toMs - fromMs) / rules.lengthMs);
}

/** What one cell of the picture tells of an agent. */
export type Cell = {
  fromMs: number;
  toMs: number;
  /** `to-come`: after the last look. `unseen`: nobody looked for too long to lay any time there; `partly`: at a part of it. */
  known: "seen" | "partly" | "unseen" | "to-come";
  /** One per state. */
  seconds: number[];
  /** The visits that may lie in it, those to one state by their time. */
  visits: TimelineVisits[];
};

/** The slot of that place in a strip, as far as it is known of an agent. */
export function readCell(
  { gains, visits }: Pick<TimelineAnswer["agents"][number], "gains" | "visits">,
  states: number,
  strip: Strip,
  place: number,
): Cell {
  const { rules, toMs: endMs } = strip;
  const fromMs = strip.fromMs + place * rules.lengthMs;
  const toMs = Math.min(fromMs + rules.lengthMs, endMs);
  const slot = slotsIn(strip, gains, states).find((one) => one.fromMs === fromMs);
  const lacking = sumWithin(listUntold(rules), fromMs, toMs);
  const isUnseen = slot !== undefined && lacking >= slot.toMs - slot.fromMs;
  return {
    fromMs,
    toMs,
    known: slot === undefined ? "to-come" : isUnseen ? "unseen" : lacking > 0 ? "partly" : "seen",
    seconds: slot?.seconds ?? Array.from({ length: states }, () => 0),
    visits: visits.filter(({ from, to }) => instantOf(from) < toMs && instantOf(to) > fromMs),
  };
}

/** Two looks at a day, by their moments; `since` may be that at which the day begins. */
export type LookPair = { look: string; since: string };

/**
 * The looks between which a cell of a strip lies, as the answer names them: what the later one found more than the earlier one holds
 * all that the cell tells. Null after the last look.
 */
export function findLooksAround(
  { begins, looks: said }: Pick<TimelineAnswer, "begins" | "looks">,
  { rules, fromMs, toMs }: Strip,
  place: number,
): LookPair | null {
  const cellFromMs = fromMs + place * rules.lengthMs;
  const cellToMs = Math.min(cellFromMs + rules.lengthMs, toMs, rules.looks.at(-1) ?? 0);
  if (cellFromMs >= cellToMs) return null;
  const look = said[rules.looks.findIndex((atMs) => atMs >= cellToMs)];
  const since = said[rules.looks.findLastIndex((atMs) => atMs <= cellFromMs)] ?? begins;
  return look === undefined ? null : { look, since };
}
