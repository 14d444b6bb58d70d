import type { Day } from "@/lib/dates/window";
import { firstInstantOf, lastInstantOf } from "@/lib/dates/zone";
import { type Counting, tellCounting } from "@/lib/report/timeline/counting";
import { answerAt, type Episode } from "@/lib/report/timeline/episodes.cases";
import { createGainSum, rowsOf } from "@/lib/report/timeline/gains";
import type { Gain } from "@/lib/report/timeline/visits";
import type { InsideOfDay } from "./day-shape";

/** The inside of a day of episodes, looked at at some seconds of it and, unless it still runs, once after its end. */
export function lookAt(
  day: Day,
  episodes: readonly Episode[],
  {
    looks,
    timeZone,
    counting = "running",
    isRunning = false,
  }: {
    looks: readonly number[];
    timeZone: string;
    counting?: Exclude<Counting, "unknown">;
    isRunning?: boolean;
  },
): Omit<InsideOfDay, "agents"> & { agents: { id: string; states: Map<number, Gain[]> }[] } {
  const beginsMs = firstInstantOf(`${day}T00:00:00`, timeZone);
  const length = (lastInstantOf(`${day}T23:59:59`, timeZone) + 1000 - beginsMs) / 1000;
  const sum = createGainSum();
  for (const second of isRunning ? looks : [...looks, length])
    sum.add({ atMs: beginsMs + second * 1000, columns: answerAt(episodes, second, counting) });
  const gains = sum.build();
  const { directory, identities, states, seconds } = gains.columns;
  const agents = new Map<string, Map<number, Gain[]>>();
  for (const look of gains.looks.keys()) {
    const [from, to] = rowsOf(gains, look);
    for (let row = from; row < to; row += 1) {
      const id = directory.identities[identities[row] ?? 0]?.id ?? "";
      const own = agents.get(id) ?? new Map<number, Gain[]>();
      const place = states[row] ?? 0;
      own.set(place, [...(own.get(place) ?? []), [look, seconds[row] ?? 0]]);
      agents.set(id, own);
    }
  }
  return {
    ...{ looks: gains.looks, counting: tellCounting(gains), beginsMs, isRunning },
    states: [...directory.states],
    agents: [...agents].map(([id, own]) => ({ id, states: own })),
  };
}

/** The seconds of a day at which it is looked at, from one until another one. */
export function everySoOften(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, at) => from + at * step);
}
