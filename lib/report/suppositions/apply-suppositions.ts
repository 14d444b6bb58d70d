import type { Day } from "@/lib/dates/window";
import type { AllowanceEntry } from "@/lib/report/allowances/allowance";
import { countAllowances, pickSeenAllowances } from "@/lib/report/allowances/allowance-rules";
import { describeAllowances } from "@/lib/report/allowances/describe-allowances";
import { nothingLeftOut } from "@/lib/report/figures/left-out";
import { createStateFilter } from "@/lib/report/states/find-states";
import { personalState } from "@/lib/report/states/fold-states";
import type { StateSetting } from "@/lib/report/states/state-settings";
import type { StateClass } from "@/lib/report/states/state-shades";
import { classifyState, type StateStyle } from "@/lib/report/states/state-style";
import { formatSupposition, type Supposition, type ToldSupposition } from "./supposition";

/** What holds without any hypothesis. */
type Known = {
  states: readonly StateSetting[];
  allowances: readonly AllowanceEntry[];
  /** By wolkvox's word the state under which its time counts for the reader. */
  countsAs: ReadonlyMap<string, string>;
  /** Every state that was ever seen. */
  styles: ReadonlyMap<string, StateStyle>;
  /** The civil days of the range. */
  days: readonly Day[];
  /** The teams of which the reader may know; null = all. */
  seenTeams: readonly string[] | null;
};

export type Supposed = {
  allowances: readonly AllowanceEntry[];
  /** By the states under which others count the classes that they are to have. */
  classes: ReadonlyMap<string, StateClass>;
  /** The days that are left out, of everybody. */
  days: readonly Day[];
  told: readonly ToldSupposition[];
  /** Those whose allowance or state there is not, as far as the reader may know, and a second class of a state; as words of the link. */
  unknown: readonly string[];
};

/** Reads settings under the hypotheses of a link. A day that the range does not have is passed over: the link's reader names it. */
export function applySuppositions(suppositions: readonly Supposition[], known: Known): Supposed {
  const seen = pickSeenAllowances(countAllowances(known.allowances, known.countsAs), known.seenTeams);
  const limits = new Map<string, number>();
  const classes = new Map<string, StateClass>();
  const days: Day[] = [];
  const told: ToldSupposition[] = [];
  const unknown: string[] = [];
  for (const supposition of suppositions) {
    const word = formatSupposition(supposition);
    if (supposition.kind === "limit") {
      const name = seen.find(({ id }) => id === supposition.id)?.name;
      if (name === undefined) unknown.push(word);
      else {
        limits.set(supposition.id, supposition.seconds);
        told.push({ ...supposition, word, ...describeLimit(supposition.id, name, seen, known.days) });
      }
    } else if (supposition.kind === "class") {
      const state = findState(supposition.state, known);
      if (state === null || classes.has(state)) unknown.push(word);
      else {
        classes.set(state, supposition.stateClass);
        told.push({ ...supposition, state, word, was: classOf(state, known) });
      }
    } else if (known.days.includes(supposition.day)) {
      days.push(supposition.day);
      told.push({ ...supposition, word });
    }
  }
  const allowances = known.allowances.map((entry) => {
    const seconds = limits.get(entry.id);
    return seconds === undefined ? entry : { ...entry, seconds };
  });
  return { allowances, classes, days, told, unknown };
}

/** A link without what it supposes of states that whoever is told of it may not know by themselves. */
export function hideSuppositions<Link extends { suppose: readonly Supposition[] }>(
  link: Link,
  countsAs: Known["countsAs"],
): Link {
  const folded = [...countsAs].flatMap(([state, counted]) => (counted === personalState ? state : []));
  const isHidden = (one: Supposition) =>
    one.kind === "class" && folded.some(createStateFilter([one.state], folded));
  return { ...link, suppose: link.suppose.filter((one) => !isHidden(one)) };
}

/** What an allowance is called in the range, and its general limit there. */
function describeLimit(
  id: string,
  name: string,
  entries: readonly AllowanceEntry[],
  days: readonly Day[],
): { name: string; was: number | null } {
  const standing = { isWhole: true, isRunningDay: false, leftPercent: 100, leftOut: nothingLeftOut };
  const rules = { entries, days, teams: [], untold: [], ...standing };
  const allowance = describeAllowances(rules, []).find((one) => one.id === id);
  return { name: allowance?.name ?? name, was: allowance?.seconds ?? null };
}

/** The state under which the time of a named one counts; null where the reader may know of none. */
function findState(named: string, { states, styles, countsAs }: Known): string | null {
  const all = [...new Set([...states.map(({ state }) => state), ...styles.keys()])];
  const found = all.find(createStateFilter([named], all));
  if (found === undefined) return null;
  const counted = countsAs.get(found) ?? found;
  return counted === personalState ? null : counted;
}

function classOf(state: string, { states, styles }: Known): StateClass {
  const setting = states.find((one) => one.state === state);
  return setting?.class ?? styles.get(state)?.stateClass ?? classifyState(state);
}
