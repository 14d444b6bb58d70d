import { type DayShape, longestHourMs } from "./day-shape";
import { bandOf, fewestLikeDays } from "./usual";

/** Seconds, told as a range: nobody knows what a day will bring. */
export type Range = { from: number; to: number };

/** How often such ranges were right on days that are known, each told from the other ones. */
export type Hits = { right: number; of: number };

/** A moment among the looks of a day: the look that follows it, and which part of the time before that look is after it. */
export type DayMoment = { look: number; part: number; isTold: boolean };

/** Where a moment lies. It is told unless the looks around it lie too far apart to say what came before it. */
export function findMoment(
  { looks, beginsMs }: Pick<DayShape, "looks" | "beginsMs">,
  atMs: number,
): DayMoment {
  const look = looks.findIndex((one) => one > atMs);
  if (look < 0) return { look: looks.length, part: 0, isTold: true };
  const [before, after] = [looks[look - 1] ?? beginsMs, looks[look] ?? atMs];
  const part = (after - Math.max(atMs, before)) / (after - before);
  return { look, part, isTold: part === 1 || after - before <= longestHourMs };
}

/** What came after a moment of a day in each state; null where looks do not tell. */
export function restsAfter({ gains, states, ...shape }: DayShape, atMs: number): number[] | null {
  const { look, part, isTold } = findMoment(shape, atMs);
  if (!isTold && gains[look]?.some((seconds) => seconds > 0)) return null;
  return states.map((_, state) => {
    const later = gains.slice(look + 1).reduce((sum, row) => sum + (row[state] ?? 0), 0);
    return later + part * (gains[look]?.[state] ?? 0);
  });
}

/**
 * What is still to come, by what came after the same time of like days: from the least to the most of it, and at either
 * end as much more as the days lie apart on average. Null of fewer than two.
 */
export function foretell(rests: readonly number[]): Range | null {
  if (rests.length < 2) return null;
  const [least, most] = [Math.min(...rests), Math.max(...rests)];
  const margin = (most - least) / (rests.length - 1);
  return { from: Math.max(0, least - margin), to: Math.max(0, most + margin) };
}

/** Whether a range holds what came; half a second is a rounding. */
export function isRight({ from, to }: Range, seconds: number): boolean {
  return seconds >= from - 0.5 && seconds <= to + 0.5;
}

/** Tells each day from the other ones. Where nothing ever came there is nothing to be right about. */
export function replay(rests: readonly number[]): Hits {
  const hits = { right: 0, of: 0 };
  if (rests.every((seconds) => seconds === 0)) return hits;
  for (const [place, seconds] of rests.entries()) {
    const range = foretell(rests.toSpliced(place, 1));
    if (!range) continue;
    hits.of += 1;
    if (isRight(range, seconds)) hits.right += 1;
  }
  return hits;
}

/** Adds up how often ranges were right. */
export function addHits(hits: readonly Hits[]): Hits {
  return hits.reduce((sum, { right, of }) => ({ right: sum.right + right, of: sum.of + of }), {
    right: 0,
    of: 0,
  });
}

/** Where the time in a state will end today: by now, a range of its end, and what is usual for a whole day. */
export type StateEnd = Range & { soFar: number; usual: { low: number; median: number; high: number } };

export type TeamEnd = {
  /** On so many like days it is known what came after the same time. */
  days: number;
  /** All states together, and each that today or such a day has. */
  total: StateEnd;
  states: (StateEnd & { state: string })[];
  hits: Hits;
};

/**
 * Where a running day will end, by days like it and by the moment of each that has the time of its last look. Null where fewer
 * than three of them tell what came after it.
 */
export function foretellTeam(
  today: DayShape,
  like: readonly { shape: DayShape; atMs: number }[],
): TeamEnd | null {
  const known = like.flatMap(({ shape, atMs }) => {
    const rests = restsAfter(shape, atMs);
    return rests ? [{ shape, rests }] : [];
  });
  if (known.length < fewestLikeDays) return null;
  const names = [...new Set([...today.states, ...known.flatMap(({ shape }) => shape.states)])];
  const ofState = (shape: DayShape, values: readonly number[], name: string) =>
    values[shape.states.indexOf(name)] ?? 0;
  const todaySums = sumStates(today);
  const read = (sum: (shape: DayShape, values: readonly number[]) => number) => {
    const rests = known.map(({ shape, rests }) => sum(shape, rests));
    const wholes = known.map(({ shape }) => sum(shape, sumStates(shape)));
    const soFar = sum(today, todaySums);
    const range = foretell(rests) ?? { from: 0, to: 0 };
    const usual = bandOf(wholes) ?? { low: 0, median: 0, high: 0 };
    return { end: { from: soFar + range.from, to: soFar + range.to, soFar, usual }, hits: replay(rests) };
  };
  const states = names.map((state) => ({ state, ...read((shape, values) => ofState(shape, values, state)) }));
  const total = read((_, values) => values.reduce((sum, seconds) => sum + seconds, 0));
  return {
    days: known.length,
    total: total.end,
    states: states
      .map(({ state, end }) => ({ state, ...end }))
      .filter(({ to }) => to > 0)
      .sort((a, b) => b.to - a.to),
    hits: addHits(states.map(({ hits }) => hits)),
  };
}

function sumStates({ states, gains }: DayShape): number[] {
  return states.map((_, state) => gains.reduce((sum, row) => sum + (row[state] ?? 0), 0));
}

/** How an end stands beside the usual whole day: by how much it will be over or under the middle one, where it is out of the band. */
export function besideUsual({ from, to, usual }: StateEnd): {
  side: "over" | "under" | "usual";
  from: number;
  to: number;
} {
  if (from > usual.high) return { side: "over", from: from - usual.median, to: to - usual.median };
  if (to < usual.low) return { side: "under", from: usual.median - to, to: usual.median - from };
  return { side: "usual", from: 0, to: 0 };
}
