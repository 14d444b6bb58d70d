import { foldText, foldWords } from "@/lib/report/text";
import { createStateFilter, listUnspelled } from "./find-states";
import { isRealState } from "./fold-states";
import { classifyState } from "./state-style";

/** A state that a link names and a range does not have, and what it may be called there, likeliest first. */
export type UnknownState = { state: string; near: string[] };

const mostNear = 3;

/**
 * The states of a link that a range (most time first) does not have, whatever their letter case and accents. Near ones
 * share a word, or are of the class that the name suggests.
 */
export function findUnknownStates(named: readonly string[], present: readonly string[]): UnknownState[] {
  const unspelled = listUnspelled(named, present);
  if (unspelled.length === 0) return [];
  const folded = new Set(present.map(foldText));
  const isNamed = createStateFilter(named, present);
  // What is folded begins with a blank, as no state of wolkvox's does.
  const free = present.filter((state) => !isNamed(state) && isRealState(state));
  return unspelled
    .filter((state) => !folded.has(foldText(state)))
    .map((state) => ({ state, near: findNear(state, free) }));
}

function findNear(state: string, free: readonly string[]): string[] {
  const stateClass = classifyState(state);
  const wanted = wordsOf(state);
  const alike = free.filter((other) => wordsOf(other).some((word) => isAlike(word, wanted)));
  const classed = stateClass === "other" ? [] : free.filter((other) => classifyState(other) === stateClass);
  return [...new Set([...alike, ...classed])].slice(0, mostNear);
}

function wordsOf(state: string): string[] {
  return foldWords(state)
    .split(" ")
    .filter((word) => word.length >= leastLetters);
}

const leastLetters = 3;

// `descansos` and `descanso`, `capac` and `capacitacion`.
function isAlike(word: string, wanted: readonly string[]): boolean {
  return wanted.some((other) => word.startsWith(other) || other.startsWith(word));
}
