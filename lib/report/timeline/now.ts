import type { TimelineAnswer } from "@/lib/report/answers/timeline-answer";
import { toleranceOf } from "./counting";
import { looksOf } from "./slots";

type Agent = TimelineAnswer["agents"][number];

/** Somebody who was in auxiliary states between the last two looks. */
export type OutNow = {
  agent: Agent;
  /** Places of the states, the one with most time first. */
  states: number[];
  /** Since when at the latest the first of them is on without a break, where it filled the last interval; else null. */
  sinceMs: number | null;
};

/** The last interval, and who was out in it; where states count once they are left, who left one. Null before a second look. */
export function readNow(answer: TimelineAnswer): { fromMs: number; toMs: number; out: OutNow[] } | null {
  const looks = looksOf(answer);
  const last = looks.length - 1;
  const [fromMs, toMs] = [looks[last - 1], looks[last]];
  if (fromMs === undefined || toMs === undefined) return null;
  const out = answer.agents.flatMap((agent): OutNow[] => {
    const gained = agent.gains.filter(([look, , seconds]) => look === last && seconds > 0);
    if (gained.length === 0) return [];
    const states = gained.toSorted((a, b) => b[2] - a[2]).map(([, state]) => state);
    const sinceMs = answer.counting === "ended" ? null : sinceWhen(agent, states[0] ?? 0, looks);
    return [{ agent, states, sinceMs }];
  });
  return { fromMs, toMs, out };
}

/** Where a state fills the last interval: the first look from which on it fills every one. */
function sinceWhen({ gains }: Agent, state: number, looks: readonly number[]): number | null {
  const secondsAt = new Map(
    gains.filter((gain) => gain[1] === state).map(([look, , seconds]) => [look, seconds]),
  );
  let first: number | null = null;
  for (let look = looks.length - 1; look > 0; look -= 1) {
    const interval = ((looks[look] ?? 0) - (looks[look - 1] ?? 0)) / 1000;
    if ((secondsAt.get(look) ?? 0) < interval - toleranceOf(interval)) break;
    first = looks[look - 1] ?? null;
  }
  return first;
}
