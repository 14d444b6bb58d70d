import type { TeamMedian } from "./median";

/** A team's median for the states given, read from one over the states `all`; a state that these lack is unknown. */
export function pickMedian(
  median: TeamMedian,
  all: readonly string[],
  states: readonly string[],
): TeamMedian {
  return { ...median, seconds: states.map((state) => median.seconds[all.indexOf(state)] ?? null) };
}
