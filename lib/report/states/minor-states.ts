import { foldedState, mostTold } from "./fold-states";
import type { StateStyle } from "./state-style";

const leastShare = 0.02;

/** Grey and hatched: of no class. */
export const minorStyle: StateStyle = { stateClass: "system", shade: 8 };

/** A state of the range, with its time there. */
export type StateOfRange = { state: string; seconds: number; isShown: boolean };

/**
 * The states that a page puts together: beyond what the eye can tell. Of more than twelve these are those below two per
 * cent of all time, and all but the twelve largest. One alone is named instead, and so are all of a range without time.
 * Always told are those that the link names to filter, order or arrange by them, those that `isTold` names, and what the report
 * has folded by itself.
 */
export function chooseMinorStates(
  entries: readonly StateOfRange[],
  inLink: readonly { by: string; state?: string }[] = [],
  isTold: (state: string) => boolean = () => false,
): ReadonlySet<string> {
  const whole = entries.reduce((total, { seconds }) => total + Math.max(0, seconds), 0);
  const largest = entries
    .filter(({ seconds }) => seconds > 0 && seconds >= leastShare * whole)
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, mostTold);
  const isFiltered = entries.some(({ isShown }) => !isShown);
  const named = new Set([foldedState, ...inLink.map(({ state }) => state)]);
  const minor = entries.filter(
    (entry) =>
      !largest.includes(entry) &&
      !(isFiltered && entry.isShown) &&
      !named.has(entry.state) &&
      !isTold(entry.state),
  );
  const isFolded = entries.length > mostTold && largest.length > 0 && minor.length > 1;
  return new Set(isFolded ? minor.map(({ state }) => state) : []);
}
