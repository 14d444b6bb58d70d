import { type AnswerColumns, buildColumns } from "@/lib/report/figures/answer-columns";
import type { AuxRow } from "@/lib/report/figures/aux-row";
import type { Counting } from "./counting";

/** An agent was in a state from one second of the day until another one, which is not part of it. */
export type Episode = { agentId: string; state: string; from: number; to: number };

/** What wolkvox says of a day at a second of it, counting in one of the two ways. */
export function answerAt(
  episodes: readonly Episode[],
  second: number,
  counting: Exclude<Counting, "unknown">,
): AnswerColumns {
  const rows = new Map<string, AuxRow>();
  for (const { agentId, state, from, to } of episodes) {
    if (from >= second || (counting === "ended" && to > second)) continue;
    const key = JSON.stringify([agentId, state]);
    const seconds = (rows.get(key)?.seconds ?? 0) + Math.min(to, second) - from;
    rows.set(key, { agentId, agentName: `Agent ${agentId}`, agentDni: "", state, seconds });
  }
  return buildColumns([...rows.values()]);
}

/** The visits to a state that reach into a stretch of seconds; episodes that touch one another are one visit. */
export function countVisits(episodes: readonly Episode[], { agentId, state, from, to }: Episode): number {
  const found = episodes
    .filter((one) => one.agentId === agentId && one.state === state && one.from < to && one.to > from)
    .sort((a, b) => a.from - b.from);
  return found.filter((one, at) => at === 0 || one.from > (found[at - 1]?.to ?? 0)).length;
}
