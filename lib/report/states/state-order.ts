import type { AgentTime } from "@/lib/report/figures/report";
import type { StateClass, StateStyle } from "./state-style";

type StyledReport = { states: string[]; styles: StateStyle[]; agents: AgentTime[] };

/**
 * The places of states in the order in which a reader sees them: by class, the class of the biggest state first,
 * within a class as they came. States come biggest first, so the biggest of all stands at the base of every stack.
 */
export function orderByClass(styles: readonly StateStyle[]): number[] {
  const classes: readonly StateClass[] = [...new Set(styles.map(({ stateClass }) => stateClass))];
  const rankOf = (index: number) => classes.indexOf(styles[index]?.stateClass ?? "other");
  return styles.map((_, index) => index).sort((a, b) => rankOf(a) - rankOf(b));
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
  const { unknown, negative } = agent;
  const inOrder = (seconds: readonly number[]) => order.map((index) => seconds[index] ?? 0);
  return {
    ...agent,
    seconds: inOrder(agent.seconds),
    ...(negative && { negative: inOrder(negative) }),
    ...(unknown && { unknown: order.flatMap((index, place) => (unknown.includes(index) ? [place] : [])) }),
  };
}
