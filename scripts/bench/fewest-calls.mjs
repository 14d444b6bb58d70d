import { refreshMs, shiftDay } from "./working-day.mjs";

const blockDays = 31;

/**
 * The fewest calls that could have served these looks: every closed day once; for totals after one call, one block
 * per 31 days of every run of days that nobody had opened before; of the running day one call per refresh in which
 * somebody looked at it. Nobody but a prophet needs fewer.
 */
export function countFewest(looks, plans, today) {
  const daysOf = mapDays(looks);
  const ranges = plans
    .flat()
    .sort((a, b) => a.fromMs - b.fromMs)
    .map(({ words }) => daysOf.get(words).filter((day) => day < today));
  const live = looks.filter(({ days }) => days.includes(today)).map(({ atMs }) => atMs);
  return { days: new Set(ranges.flat()).size, blocks: countBlocks(ranges), live: countRefreshes(live) };
}

/** What the same openings cost without Auxboard: a call per 31 days each time, again at every refresh if `isKept`. */
export function countDirect(looks, plans, today, isKept) {
  const daysOf = mapDays(looks);
  const costs = plans.flat().map(({ words, fromMs, untilMs }) => {
    const days = daysOf.get(words);
    const looks = isKept && days.includes(today) ? 1 + Math.floor((untilMs - fromMs) / refreshMs) : 1;
    return looks * Math.ceil(days.length / blockDays);
  });
  return costs.reduce((sum, cost) => sum + cost, 0);
}

// A run of one day needs no block: the day is one.
function countBlocks(ranges) {
  const known = new Set();
  let blocks = 0;
  for (const days of ranges) {
    const runs = joinDays(days.filter((day) => !known.has(day))).filter(({ length }) => length > 1);
    blocks += runs.reduce((sum, { length }) => sum + Math.ceil(length / blockDays), 0);
    for (const day of days) known.add(day);
  }
  return blocks;
}

function joinDays(days) {
  const runs = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run && shiftDay(run.at(-1), 1) === day) run.push(day);
    else runs.push([day]);
  }
  return runs;
}

function mapDays(looks) {
  return new Map(looks.map(({ words, days }) => [words, days]));
}

function countRefreshes(looksMs) {
  let count = 0;
  let askedAtMs = Number.NEGATIVE_INFINITY;
  for (const atMs of looksMs.toSorted((a, b) => a - b)) {
    if (atMs - askedAtMs < refreshMs) continue;
    askedAtMs = atMs;
    count += 1;
  }
  return count;
}
