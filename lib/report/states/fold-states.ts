import { createPlaceTable } from "@/lib/report/figures/place-table";
import { compareText } from "@/lib/report/text";
import { createStateFilter } from "./find-states";

/**
 * What the states beyond the largest are called together, in the API too; a page and a file have words for it. No state of
 * wolkvox's has this name: a name begins with no blank, because the door trims it.
 */
export const foldedState = "\u00a0other states";

/** Beyond as many states a page puts the small ones together. */
export const mostTold = 12;

/** What these are called within its table; the page has words for it. No state has this name, as above. */
export const minorState = "\u00a0minor states";

/** What sensitive states are called together for whoever may not read them by themselves, in the API too. */
export const personalState = "\u00a0personal";

/** Whether it is one state: no name for several, as those above are. */
export function isRealState(state: string): boolean {
  return !state.startsWith("\u00a0");
}

// More columns than anybody reads. An operation of very many agents has fewer: the matrix has a million cells at most, or
// twenty columns.
const [mostStates, leastStates, mostCells] = [200, 20, 1_000_000];

/** The states that have a column, most time first, and those that share the last one. */
export type StateFold = { states: string[]; others: ReadonlySet<string> };

/**
 * Chooses the states that a report of so many agents shows: the largest by total time, and those in `keep`. The rest are
 * folded into `foldedState`, where there are any.
 */
export function foldStates(
  totals: ReadonlyMap<string, number>,
  agents: number,
  keep: readonly string[] = [],
): StateFold {
  const most = Math.min(mostStates, Math.max(leastStates, Math.floor(mostCells / Math.max(1, agents))));
  const largest = [...totals].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).slice(0, most);
  const kept = new Map(largest);
  if (keep.length > 0) {
    const isKept = createStateFilter(keep, [...totals.keys()]);
    for (const [state, total] of totals) if (isKept(state)) kept.set(state, total);
  }
  const others = new Set([...totals.keys()].filter((state) => !kept.has(state)));
  return { states: [...orderStates(kept), ...(others.size > 0 ? [foldedState] : [])], others };
}

/** States by total time, descending. */
function orderStates(totals: ReadonlyMap<string, number>): string[] {
  return [...totals.keys()].sort((a, b) => (totals.get(b) ?? 0) - (totals.get(a) ?? 0) || compareText(a, b));
}

/** How many columns there are, and in which one each state of a list counts, the folded ones too; -1 = in none. */
export function createColumnTable({ states, others }: StateFold): {
  width: number;
  columnAt: (states: readonly string[]) => Int32Array;
} {
  const columns = new Map(states.map((state, column) => [state, column]));
  const shared = columns.get(foldedState);
  if (shared !== undefined) for (const state of others) columns.set(state, shared);
  return { width: states.length, columnAt: createPlaceTable((state) => columns.get(state) ?? -1) };
}

/**
 * The columns of `states` whose figures cannot be compared with a report of `other` states: where one side has folded a
 * state, its own time is not known there.
 */
export function listIncomparable(states: readonly string[], other: readonly string[]): number[] {
  const isOtherFolded = other.includes(foldedState);
  const known = new Set(other);
  return states.flatMap((state, column) =>
    state === foldedState || (isOtherFolded && !known.has(state)) ? [column] : [],
  );
}
