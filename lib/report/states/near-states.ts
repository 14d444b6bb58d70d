import { compareText, foldWords } from "@/lib/report/text";
import type { StateSetting } from "./state-settings";
import { stateClasses } from "./state-shades";

/** States that differ by letter case, accents, blanks and punctuation alone; `states` would count under `target`. */
export type NearStates = { target: StateSetting; states: StateSetting[] };

/** The near-duplicates among states that are merged into none. The best written one is the target, else the first. */
export function findNearStates(settings: readonly StateSetting[]): NearStates[] {
  const groups = Map.groupBy(
    settings.filter(({ mergedInto }) => mergedInto === null),
    ({ state }) => foldWords(state).replaceAll(" ", ""),
  );
  return [...groups].flatMap(([key, group]) => {
    if (key === "" || group.length < 2) return [];
    const [target, ...states] = group.toSorted((a, b) => writtenWell(b.state) - writtenWell(a.state));
    return target ? [{ target, states }] : [];
  });
}

// "Baño" before "bano" before "BANO".
function writtenWell(state: string): number {
  const isMixed = state !== state.toUpperCase() && state !== state.toLowerCase();
  return (/[^\0-\x7f]/.test(state) ? 2 : 0) + (isMixed ? 1 : 0);
}

/** Merges some states into one. What was merged into them follows, so that a merge never leads on. */
export function mergeStates(
  settings: readonly StateSetting[],
  states: readonly string[],
  target: string,
): StateSetting[] {
  const moves = (state: string | null) => state !== null && state !== target && states.includes(state);
  return settings.map((setting) =>
    moves(setting.state) || moves(setting.mergedInto) ? { ...setting, mergedInto: target } : setting,
  );
}

/** By class, and within a class in their order: as readers see them. */
export function orderStates(settings: readonly StateSetting[]): StateSetting[] {
  const rankOf = (setting: StateSetting) => stateClasses.indexOf(setting.class);
  return settings.toSorted(
    (a, b) => rankOf(a) - rankOf(b) || a.order - b.order || compareText(a.state, b.state),
  );
}

/** Moves a state one place up (-1) or down (1) within its class, whose places are counted anew. */
export function moveState(settings: readonly StateSetting[], state: string, step: -1 | 1): StateSetting[] {
  const ordered = orderStates(settings);
  const moved = ordered.find((setting) => setting.state === state);
  const others = ordered.filter((setting) => setting.class === moved?.class && setting.mergedInto === null);
  const place = others.findIndex((setting) => setting.state === state);
  const goal = place + step;
  if (!moved || place < 0 || goal < 0 || goal >= others.length) return [...settings];
  const placed = others.filter((setting) => setting !== moved).toSpliced(goal, 0, moved);
  const orders = new Map(placed.map((setting, order) => [setting.state, order]));
  return settings.map((setting) => ({ ...setting, order: orders.get(setting.state) ?? setting.order }));
}
