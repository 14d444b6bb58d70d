import type { AgentTime } from "./report";
import type { StateClass, StateStyle } from "./state-style";

const classOrder: readonly StateClass[] = ["productive", "personal", "other", "system"];

type StyledReport = { states: string[]; styles: StateStyle[]; agents: AgentTime[] };

/** The places of states in the order in which a reader sees them: by class, within a class as they came. */
export function orderByClass(styles: readonly StateStyle[]): number[] {
  const rankOf = (index: number) => classOrder.indexOf(styles[index]?.stateClass ?? "other");
  return styles.map((_, index) => index).sort((a, b) => rankOf(a) - rankOf(b) || a - b);
}

/**
 * The same figures with the states grouped by class, within a class by total time as they came: the order in which
 * a reader sees stacks, columns and legend.
 */
export function groupByClass({ states, styles, agents }: StyledReport): StyledReport {
  const order = orderByClass(styles);
  return {
    states: order.flatMap((index) => states[index] ?? []),
    styles: order.flatMap((index) => styles[index] ?? []),
    agents: agents.map((agent) => reorderAgent(agent, order)),
  };
}

function reorderAgent(agent: AgentTime, order: readonly number[]): AgentTime {
  const seconds = order.map((index) => agent.seconds[index] ?? 0);
  if (!agent.unknown) return { ...agent, seconds };
  const places = new Set(agent.unknown);
  return { ...agent, seconds, unknown: order.flatMap((index, place) => (places.has(index) ? [place] : [])) };
}
