import type { Day } from "@/lib/dates/window";
import { personalState } from "@/lib/report/states/fold-states";

/**
 * A rule of administrators: how many seconds per day worked these states may take together. Entries of the same `id` are one
 * allowance: on each day the newest that has begun counts, a team's own before the general one.
 */
export type AllowanceEntry = {
  id: string;
  name: string;
  /** In wolkvox's own words. */
  states: readonly string[];
  seconds: number;
  /** The first day on which it counts. */
  from: Day;
  /** The id of the team whose own it is; null = everybody's. */
  team: string | null;
};

/**
 * Those of which a reader may know: none that has a state whose time they read under `personalState` alone, and no other
 * team's than theirs; null = all.
 */
export function showAllowances(
  entries: readonly AllowanceEntry[],
  { countsAs, teams }: { countsAs: ReadonlyMap<string, string>; teams: readonly string[] | null },
): AllowanceEntry[] {
  const isFolded = ({ states }: AllowanceEntry) =>
    states.some((state) => countsAs.get(state) === personalState);
  const hidden = new Set(entries.filter(isFolded).map(({ id }) => id));
  const isSeen = (team: string | null) => team === null || teams === null || teams.includes(team);
  return entries.filter(({ id, team }) => !hidden.has(id) && isSeen(team));
}

/** What `over` names when it means every allowance; no allowance has this id. */
export const anyAllowance = "any";

/** The id of an allowance, or the word for all of them. */
export const allowanceWord = /^[a-z\d][\w-]{0,39}$/i;

/** Whether a word can be the id of an allowance. */
export function isAllowanceId(word: string): boolean {
  return word !== anyAllowance && allowanceWord.test(word);
}

/** What tells an entry from all others of its operation. */
export function entryKeyOf({ id, team, from }: Pick<AllowanceEntry, "id" | "team" | "from">): string {
  return JSON.stringify([id, team, from]);
}

export const allowanceLimits = { entries: 200, ids: 40, states: 50, name: 80 } as const;
