import type { Day } from "@/lib/dates/window";
import type { AllowanceEntry } from "./allowance";
import {
  type AllowanceRules,
  chooseEntry,
  createTeamFinder,
  listAllowanceIds,
  listRulePeriods,
  type RulePeriod,
} from "./allowance-rules";

/** A limit that counts on days of a range. */
export type AllowanceLimit = {
  from: Day;
  /** Whose own it is; null = everybody's. */
  team: { id: string; name: string } | null;
  seconds: number;
  /** It begins after the range's first day. */
  isLater?: true;
};

/** An allowance as an answer tells it. */
export type Allowance = {
  id: string;
  name: string;
  states: string[];
  /** Seconds per day worked; null where there is no one limit for the range. */
  seconds: number | null;
  /** Every limit of it that counts on a day of the range for anybody shown. */
  limits: AllowanceLimit[];
};

/** What an allowance is called; its id where the range has none of that id. */
export function nameAllowance(wanted: string, allowances: readonly Pick<Allowance, "id" | "name">[]): string {
  return allowances.find(({ id }) => id === wanted)?.name ?? wanted;
}

/** The limit where these teams alone are shown: their own, where one alone has one on every day of the range. */
export function findLimit(
  { seconds, limits }: Pick<Allowance, "seconds" | "limits">,
  teams: readonly { id: string }[],
): number | null {
  const [team, ...others] = teams;
  const own = limits.filter((limit) => limit.team !== null && limit.team.id === team?.id);
  if (others.length > 0 || own.length === 0) return seconds;
  const [first, ...changed] = own;
  return first && !first.isLater && changed.length === 0 ? first.seconds : null;
}

/** What is said of the allowances of a range that shows these agents. */
export function describeAllowances(rules: AllowanceRules, agents: readonly { id: string }[]): Allowance[] {
  const periods = listRulePeriods(rules);
  const teamsOf = createTeamFinder(rules);
  const memberships = new Map<string, ReadonlySet<string>>();
  for (const { id } of agents) {
    const teams = teamsOf(id);
    memberships.set([...teams].join(), teams);
  }
  const shownTeams = new Set([...memberships.values()].flatMap((teams) => [...teams]));
  const names = new Map(rules.teams.map(({ id, name }) => [id, name]));
  return listAllowanceIds(rules, periods).map((id) => {
    const counting = [...new Set(periods.flatMap(({ entries }) => entries))].filter(
      (entry) => entry.id === id,
    );
    const told = counting.filter(({ team }) => team === null || !rules.untold.includes(team));
    // Until a limit that is told begins, one that is not may count for somebody.
    const newest = pickNewest(told.length > 0 ? told : counting);
    return {
      id,
      name: (told.length > 0 && newest?.name) || id,
      states: [...(newest?.states ?? [])],
      seconds: findOneLimit(periods, id, [...memberships.values()]),
      limits: told
        .filter(({ team }) => team === null || shownTeams.has(team))
        .toSorted((a, b) => (a.from < b.from ? -1 : 1))
        .map(({ from, team, seconds }) => ({
          ...{ from, seconds, ...(from > (rules.days[0] ?? from) && { isLater: true as const }) },
          team: team === null ? null : { id: team, name: names.get(team) ?? team },
        })),
    };
  });
}

/** The one limit of all these memberships, else the one of everybody; null where it is another on some day. */
function findOneLimit(
  periods: readonly RulePeriod[],
  id: string,
  memberships: readonly ReadonlySet<string>[],
): number | null {
  const limitOf = (teams: ReadonlySet<string>) => {
    const limits = periods.map(({ entries }) => entries[chooseEntry(entries, id, teams)]?.seconds ?? null);
    return limits.every((limit) => limit === limits[0]) ? (limits[0] ?? null) : null;
  };
  const shown = [...new Set(memberships.map(limitOf))];
  return shown.length === 1 ? (shown[0] ?? null) : limitOf(new Set());
}

function pickNewest(entries: readonly AllowanceEntry[]): AllowanceEntry | undefined {
  const general = entries.filter(({ team }) => team === null);
  return (general.length > 0 ? general : entries).toSorted((a, b) => (a.from < b.from ? 1 : -1))[0];
}
