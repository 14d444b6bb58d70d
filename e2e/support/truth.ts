import type { Totals } from "../wolkvox/totals.ts";

/** The words under which the page shows the state that has no name. */
export const noCode = "Sin código";

/** The stand-in's states as the page and the API name them: without the blanks around. */
export function secondsByState(seconds: Record<string, number>, blank: string): Record<string, number> {
  return Object.fromEntries(
    Object.entries(seconds).map(([state, value]) => [state.trim() === "" ? blank : state, value]),
  );
}

export function sum(values: Iterable<number>): number {
  return [...values].reduce((total, value) => total + value, 0);
}

/** An agent's seconds in all states. */
export function totalOf(agent: Totals["agents"][number]): number {
  return sum(Object.values(agent.seconds));
}

/** Agents, most time first, as the page shows them unless told otherwise. */
export function byTotal(truth: Totals): Totals["agents"] {
  return [...truth.agents].sort(
    (a, b) => totalOf(b) - totalOf(a) || a.name.localeCompare(b.name, "es") || a.id.localeCompare(b.id),
  );
}

/** The states with the most time first. */
export function biggestStates(truth: Totals): [state: string, seconds: number][] {
  return Object.entries(truth.totals).sort(([, a], [, b]) => b - a);
}
