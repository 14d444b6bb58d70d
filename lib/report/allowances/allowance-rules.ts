import type { Day } from "@/lib/dates/window";
import type { LeftOut } from "@/lib/report/figures/left-out";
import type { Team } from "@/lib/report/team";
import { type AllowanceEntry, showAllowances } from "./allowance";

/** What the overruns of a range are worked out by; plain data, so that a thread can be given it. */
export type AllowanceRules = {
  /** Their states as they count for the reader. */
  entries: readonly AllowanceEntry[];
  /** The teams that have entries of their own, with their members as of now. */
  teams: readonly Team[];
  /** Those of them of which the reader may not know: their limits count, and are not told. */
  untold: readonly string[];
  /** The civil days of the range, oldest first. */
  days: readonly Day[];
  /** Every day of the range is known, each by answers of its own; otherwise no overrun is known. */
  isWhole: boolean;
  /** The range is one day that still runs: what is left of a limit can be told. */
  isRunningDay: boolean;
  /** From which part of a limit on a reader is warned, in per cent. */
  leftPercent: number;
  /** Days that notes leave out: nobody is over anything on them. */
  leftOut: LeftOut;
};

/** Entries as they count for a reader, without those of which they may not know. */
export function countAllowances(
  entries: readonly AllowanceEntry[],
  countsAs: ReadonlyMap<string, string>,
): AllowanceEntry[] {
  return showAllowances(entries, { countsAs, teams: null }).map((entry) => ({
    ...entry,
    states: [...new Set(entry.states.map((state) => countsAs.get(state) ?? state))],
  }));
}

/** Without the allowances that are other teams' alone: nobody whom the reader may see is told of those. Null = all teams are seen. */
export function pickSeenAllowances(
  entries: readonly AllowanceEntry[],
  seenTeams: readonly string[] | null,
): AllowanceEntry[] {
  const isSeen = ({ team }: AllowanceEntry) =>
    team === null || seenTeams === null || seenTeams.includes(team);
  const seen = new Set(entries.filter(isSeen).map(({ id }) => id));
  return entries.filter(({ id }) => seen.has(id));
}

/** Days of a range on which the same entries count. */
export type RulePeriod = { days: readonly Day[]; entries: readonly AllowanceEntry[] };

/** By day which entries count: of each allowance and team the newest that has begun. */
export function listRulePeriods({ entries, days }: Pick<AllowanceRules, "entries" | "days">): RulePeriod[] {
  const byOwner = [...Map.groupBy(entries, ({ id, team }) => JSON.stringify([id, team])).values()].map(
    (owned) => owned.toSorted((a, b) => (a.from < b.from ? 1 : -1)),
  );
  const periods: { days: Day[]; entries: AllowanceEntry[] }[] = [];
  for (const day of days) {
    const counting = byOwner.flatMap((owned) => owned.find(({ from }) => from <= day) ?? []);
    const last = periods.at(-1);
    const isSame =
      last?.entries.length === counting.length && last.entries.every((entry, at) => entry === counting[at]);
    if (isSame) last.days.push(day);
    else periods.push({ days: [day], entries: counting });
  }
  return periods;
}

/** The allowances that count on any day of a range, in the order of the settings. */
export function listAllowanceIds(
  { entries, days }: Pick<AllowanceRules, "entries" | "days">,
  periods = listRulePeriods({ entries, days }),
): string[] {
  const counting = new Set(periods.flatMap((period) => period.entries.map(({ id }) => id)));
  return [...new Set(entries.map(({ id }) => id))].filter((id) => counting.has(id));
}

/**
 * The entry of an allowance that counts for an agent of these teams, as a place in `entries`; -1 = none does. A team's own goes
 * before the general one; of several teams' the newest, then the one that allows most.
 */
export function chooseEntry(
  entries: readonly AllowanceEntry[],
  id: string,
  teams: ReadonlySet<string>,
): number {
  const isBetter = (one: AllowanceEntry, other: AllowanceEntry) =>
    (one.team !== null) !== (other.team !== null)
      ? one.team !== null
      : one.from !== other.from
        ? one.from > other.from
        : one.seconds > other.seconds;
  let chosen = -1;
  for (const [place, entry] of entries.entries()) {
    if (entry.id !== id || (entry.team !== null && !teams.has(entry.team))) continue;
    const best = entries[chosen];
    if (best === undefined || isBetter(entry, best)) chosen = place;
  }
  return chosen;
}

/** The teams with entries of their own in which an agent is. */
export function createTeamFinder({
  teams,
}: Pick<AllowanceRules, "teams">): (id: string) => ReadonlySet<string> {
  const none: ReadonlySet<string> = new Set();
  const byAgent = new Map<string, Set<string>>();
  for (const { id: team, agents } of teams)
    for (const agent of agents) byAgent.set(agent, (byAgent.get(agent) ?? new Set()).add(team));
  // Rows without an id are nobody's of a team.
  return (id) => (id === "" ? none : (byAgent.get(id) ?? none));
}
