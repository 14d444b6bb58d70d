import { createStateFilter } from "@/lib/report/states/find-states";

/**
 * The states shown after some of `all` are chosen, one or a whole class; none = all, as in the link. Alone, or all again
 * where they were alone; with `keepsOthers` they are hidden or shown beside the others. Hiding the last ones shows all
 * again, because no chosen state means all.
 */
export function chooseStates(
  all: readonly string[],
  chosen: readonly string[],
  states: readonly string[],
  keepsOthers: boolean,
): string[] {
  const isShown = createStateFilter(chosen, all);
  const shown = all.filter(isShown);
  const areShown = states.every(isShown);
  if (!keepsOthers) return areShown && shown.length === states.length ? [] : [...states];
  const next = all.filter((state) => (states.includes(state) ? !areShown : isShown(state)));
  return next.length === all.length ? [] : next;
}
