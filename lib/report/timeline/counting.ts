import { type Gains, rowsOf } from "./gains";

/**
 * How wolkvox counts a state that is on: while it passes, or only once it is left (wolkvox-agent-3.md, U1). `unknown` while
 * a day's gains show neither.
 */
export type Counting = "running" | "ended" | "unknown";

/** So many gains that fill the time between their looks, and none beyond, show that time counts while it passes. */
const enoughFilled = 10;

/** Clocks and roundings differ by less: seconds, for an interval of so many. */
export function toleranceOf(interval: number): number {
  return interval >= 60 ? 5 : 2;
}

/** The seconds between a look and the one before it. */
export function intervalOf({ looks }: Pick<Gains, "looks">, look: number): number {
  return Math.round(((looks[look] ?? 0) - (looks[look - 1] ?? 0)) / 1000);
}

/**
 * Told from the data, never assumed: a gain longer than the time between its looks can only be a visit that has ended. What
 * the first look brought says nothing, nor does what an agent is given while wolkvox takes other time from them.
 */
export function tellCounting(gains: Gains): Counting {
  let filled = 0;
  let isOverfull = false;
  for (let look = 1; look < gains.looks.length; look += 1) {
    const interval = intervalOf(gains, look);
    const tolerance = toleranceOf(interval);
    for (const { seconds, isCorrected } of listAgentGains(gains, look)) {
      if (isCorrected) continue;
      if (seconds.some((gain) => gain > interval + tolerance)) return "ended";
      if (seconds.reduce((sum, gain) => sum + gain, 0) > interval + tolerance) isOverfull = true;
      if (interval < 60) continue;
      filled += seconds.filter((gain) => gain >= interval - tolerance).length;
    }
  }
  return filled >= enoughFilled && !isOverfull ? "running" : "unknown";
}

function listAgentGains(gains: Gains, look: number) {
  const { directory, identities, seconds } = gains.columns;
  const byAgent = new Map<number, { seconds: number[]; isCorrected: boolean }>();
  const [from, to] = rowsOf(gains, look);
  for (let row = from; row < to; row += 1) {
    const agent = directory.agentOf[identities[row] ?? 0] ?? 0;
    const gain = seconds[row] ?? 0;
    const found = byAgent.get(agent) ?? { seconds: [], isCorrected: false };
    found.seconds.push(gain);
    if (gain < 0) found.isCorrected = true;
    byAgent.set(agent, found);
  }
  return byAgent.values();
}
