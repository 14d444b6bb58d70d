import type { StateClass, StateStyle } from "./state-style";

const classes: readonly StateClass[] = ["productive", "personal", "system", "other"];

/**
 * The places of states in the order in which a reader always sees them, in stacks, columns, legend and menus: by class,
 * within a class as the operation's first ones were found. A range's totals do not change it.
 */
export function orderByClass(styles: readonly StateStyle[]): number[] {
  const rankOf = (index: number) => classes.indexOf(styles[index]?.stateClass ?? "other");
  const shadeOf = (index: number) => styles[index]?.shade ?? 0;
  return styles
    .map((_, index) => index)
    .sort((a, b) => rankOf(a) - rankOf(b) || shadeOf(a) - shadeOf(b) || a - b);
}
