import { foldText } from "@/lib/report/text";

/**
 * Whether a state is among those that a link names; none named = all. `present` are the range's: a name that none of them
 * bears stands for those that differ from it by letter case and accents alone.
 */
export function createStateFilter(
  named: readonly string[],
  present: readonly string[],
): (state: string) => boolean {
  if (named.length === 0) return () => true;
  const exact = new Set(named);
  const others = new Set(listUnspelled(named, present).map(foldText));
  return (state) => exact.has(state) || (others.size > 0 && others.has(foldText(state)));
}

/** Those of a link that no state of a range is called by. */
export function listUnspelled(named: readonly string[], present: readonly string[]): string[] {
  if (named.length === 0) return [];
  const there = new Set(present);
  return named.filter((state) => !there.has(state));
}
