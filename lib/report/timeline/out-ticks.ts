import { listSteps } from "@/lib/report/figures/scale";

const counts = [1, 10, 100, 1000, 10_000].flatMap((one) => [one, 2 * one, 5 * one]);
const mostTicks = 4;

/** The lines of an axis that counts agents, from zero: few, round, the last one at or above the most that were out. */
export function listOutTicks(mostOut: number): number[] {
  return listSteps(Math.max(mostOut, 1), mostTicks, counts);
}
