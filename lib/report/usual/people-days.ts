import type { Gain } from "@/lib/report/timeline/visits";
import {
  addHits,
  type DayMoment,
  findMoment,
  foretell,
  type Hits,
  isRight,
  type Range,
  replay,
} from "./day-end";
import type { DayShape, InsideOfDay } from "./day-shape";
import { fewestLikeDays, quantileOfSorted } from "./usual";

/** The inside of a day person by person, packed: a day of 1,000 agents is less than a megabyte. */
export type PeopleDay = Pick<DayShape, "looks" | "beginsMs" | "states"> & {
  /** Whom looks told of, by their key, and where in the columns their gains are. */
  rows: ReadonlyMap<string, Person>;
  look: Uint16Array;
  state: Uint16Array;
  seconds: Int32Array;
};

type Person = { id: string; name: string; from: number; to: number };

type People = Pick<InsideOfDay, "looks" | "beginsMs" | "states"> & {
  agents: readonly { id: string; name: string; key: string; states: ReadonlyMap<number, readonly Gain[]> }[];
};

/** Packs what looks found of each person. */
export function packPeople({ looks, beginsMs, states, agents }: People): PeopleDay {
  const length = agents.reduce((sum, one) => sum + countGains(one), 0);
  const [look, state, seconds] = [new Uint16Array(length), new Uint16Array(length), new Int32Array(length)];
  const rows = new Map<string, Person>();
  let row = 0;
  for (const agent of agents) {
    const from = row;
    for (const [place, own] of agent.states)
      for (const [at, gain] of own) {
        look[row] = at;
        state[row] = place;
        seconds[row] = gain;
        row += 1;
      }
    rows.set(agent.key, { id: agent.id, name: agent.name, from, to: row });
  }
  return { looks, beginsMs, states, rows, look, state, seconds };
}

function countGains({ states }: People["agents"][number]): number {
  let count = 0;
  for (const own of states.values()) count += own.length;
  return count;
}

/** A person's time in some states after a moment; null where looks do not tell, or told nothing of them that day. */
function restOf(day: PeopleDay, moment: DayMoment, person: Person, counts: Uint8Array): number | null {
  if (person.from === person.to) return null;
  let [later, around] = [0, 0];
  for (let row = person.from; row < person.to; row += 1) {
    if (counts[day.state[row] ?? 0] !== 1) continue;
    const look = day.look[row] ?? 0;
    if (look > moment.look) later += day.seconds[row] ?? 0;
    else if (look === moment.look) around += day.seconds[row] ?? 0;
  }
  if (!moment.isTold && around > 0) return null;
  return later + moment.part * around;
}

function sumOf(day: PeopleDay, key: string, counts: Uint8Array): number {
  const { from, to } = day.rows.get(key) ?? { from: 0, to: 0 };
  let sum = 0;
  for (let row = from; row < to; row += 1)
    if (counts[day.state[row] ?? 0] === 1) sum += day.seconds[row] ?? 0;
  return sum;
}

/** `own`: told from the person's own days; `team`: from those of everybody, because they have too few. */
export type PersonEnd = Range & { basis: "own" | "team" };

/** Of everybody's days all but the lowest and the highest twentieth. */
const outerShare = 0.05;

export type PeopleEnds = { ends: Map<string, PersonEnd>; hits: Hits };

/** A day like today, the moment of it that has the time of today's last look, and whose day it is not by a note. */
export type LikePeople = { people: PeopleDay; atMs: number; isLeftOut: (id: string) => boolean };

/**
 * Where people's time in the states of an allowance will end today: by what came after the same time on their own like days, from
 * three on; else by everybody's. `keys`: of whom it is told.
 */
export function foretellPeople(
  today: PeopleDay,
  like: readonly LikePeople[],
  keys: readonly string[],
  states: ReadonlySet<string>,
): PeopleEnds {
  const maskOf = (day: PeopleDay) => Uint8Array.from(day.states, (state) => Number(states.has(state)));
  const days = like.map(({ people, atMs, isLeftOut }) => {
    const [moment, counts] = [findMoment(people, atMs), maskOf(people)];
    const rests = new Map<string, number>();
    for (const [key, person] of people.rows) {
      const rest = isLeftOut(person.id) ? null : restOf(people, moment, person, counts);
      if (rest !== null) rests.set(key, rest);
    }
    return rests;
  });
  const ofOthers = (without: Map<string, number> | null) =>
    rangeOfMany(days.flatMap((rests) => (rests === without ? [] : [...rests.values()])));
  const ofAll = ofOthers(null);
  const leftOut = days.map(ofOthers);
  const counts = maskOf(today);
  const ends = new Map<string, PersonEnd>();
  const hits: Hits[] = [];
  for (const key of keys) {
    const rests = days.map((day) => day.get(key) ?? null);
    const own = rests.filter((rest) => rest !== null);
    const isOwn = own.length >= fewestLikeDays;
    const range = isOwn ? foretell(own) : ofAll;
    if (!range) continue;
    const soFar = sumOf(today, key, counts);
    ends.set(key, { from: soFar + range.from, to: soFar + range.to, basis: isOwn ? "own" : "team" });
    hits.push(isOwn ? replay(own) : replayOf(rests, leftOut));
  }
  return { ends, hits: addHits(hits) };
}

function rangeOfMany(rests: readonly number[]): Range | null {
  if (rests.length < fewestLikeDays) return null;
  const sorted = Float64Array.from(rests).sort();
  const at = (share: number) => Math.max(0, quantileOfSorted(sorted, share) ?? 0);
  return { from: at(outerShare), to: at(1 - outerShare) };
}

function replayOf(rests: readonly (number | null)[], ranges: readonly (Range | null)[]): Hits {
  const hits = { right: 0, of: 0 };
  for (const [at, rest] of rests.entries()) {
    const range = ranges[at];
    if (rest === null || !range || (rest === 0 && range.to === 0)) continue;
    hits.of += 1;
    if (isRight(range, rest)) hits.right += 1;
  }
  return hits;
}
