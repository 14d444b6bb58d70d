import { stateClasses } from "./state-shades";
import type { StateStyle } from "./state-style";

// After those that settings name.
const unordered = 1_000_000;

/**
 * The places of states in the order in which a reader always sees them, in stacks, columns, legend and menus: by class,
 * within a class as the settings order them, then as the operation's first ones were found. A range's totals do not change it.
 */
export function orderByClass(styles: readonly StateStyle[]): number[] {
  const rankOf = (index: number) => stateClasses.indexOf(styles[index]?.stateClass ?? "other");
  const orderOf = (index: number) => styles[index]?.order ?? unordered;
  const shadeOf = (index: number) => styles[index]?.shade ?? 0;
  return styles
    .map((_, index) => index)
    .sort((a, b) => rankOf(a) - rankOf(b) || orderOf(a) - orderOf(b) || shadeOf(a) - shadeOf(b) || a - b);
}
