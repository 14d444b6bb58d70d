import type { SortTarget } from "@/lib/report/columns/columns";
import { personalState } from "./fold-states";
import { isStateClass, type StateClass } from "./state-shades";
import { classifyState, nextShades, type StateStyle } from "./state-style";

export const paidWords = ["yes", "no", "half"] as const;

/** What administrators have said of a state. `state` is wolkvox's own word, `name` what readers see. */
export type StateSetting = {
  state: string;
  name: string;
  class: StateClass;
  paid: (typeof paidWords)[number];
  /** Only whoever has the right reads it by itself; all others find it under `personalState`. */
  isSensitive: boolean;
  /** The state under which its time counts; null = its own. */
  mergedInto: string | null;
  /** Its place within its class. */
  order: number;
};

/** What states are read as: by class every state counts under its class, which then stands in the place of a state. */
export type StateGroup = "class";

/**
 * How much of their time is paid, by the state under which it counts; of states that are not in it all is. Null: states that stand
 * together are paid differently, and to tell it would tell the time of each.
 */
export type PaidParts = ReadonlyMap<string, 0 | 0.5 | null>;

/** Under what states count for a reader. */
export type CountsAs = {
  /** By wolkvox's word the state under which its time counts; those that count under themselves are not in it. */
  states: ReadonlyMap<string, string>;
  /** The classes of states where each counts under its class, the others as their names suggest; null = by state. */
  classes: ReadonlyMap<string, StateClass> | null;
  /** By the states of `states`, whatever their classes. */
  paid: PaidParts;
  /** The classes that a question supposes of states; none where it supposes nothing. */
  supposed: ReadonlyMap<string, StateClass>;
};

export const countsAsItself: CountsAs = {
  ...{ states: new Map(), classes: null, paid: new Map() },
  supposed: new Map(),
};

/** What says where time counts, whether it is paid or not. */
export type StateCounting = Pick<CountsAs, "states" | "classes">;

/** The state or class under which the time of one of wolkvox's words counts. */
export function countState(state: string, { states, classes }: StateCounting): string {
  const counted = states.get(state) ?? state;
  if (classes === null) return counted;
  return counted === personalState ? "personal" : (classes.get(counted) ?? classifyState(counted));
}

/** Whether every state counts under itself. */
export function isCountedPlainly({ states, classes }: StateCounting): boolean {
  return states.size === 0 && classes === null;
}

/** A state of which nobody has said anything. */
export function unsetState(state: string, stateClass: StateClass, order: number): StateSetting {
  return { state, name: state, class: stateClass, paid: "yes", isSensitive: false, mergedInto: null, order };
}

type MapRules = {
  seesSensitive: boolean;
  isMerged?: boolean;
  /** The styles that states have, by state, where each counts under its class. */
  styles?: ReadonlyMap<string, StateStyle> | null;
  /** By the states under which others count the classes that a question supposes. */
  supposed?: ReadonlyMap<string, StateClass>;
};

/** Under what every state counts for a reader. What is merged into a sensitive state is as sensitive. */
export function mapStates(
  settings: readonly StateSetting[],
  { seesSensitive, isMerged = true, styles = null, supposed = new Map() }: MapRules,
): CountsAs {
  const byState = new Map(settings.map((setting) => [setting.state, setting]));
  const countsAs = new Map<string, string>();
  for (const { state, mergedInto } of settings) {
    const target = byState.get(mergedInto ?? state);
    const isFolded = target?.isSensitive === true && !seesSensitive;
    const counted = isFolded ? personalState : isMerged ? (mergedInto ?? state) : state;
    if (counted !== state) countsAs.set(state, counted);
  }
  const paid = listPaidParts(settings, countsAs);
  if (styles === null) return { states: countsAs, classes: null, paid, supposed };
  const found = [...styles].map(([state, { stateClass }]) => [state, stateClass] as const);
  const set = settings.map((setting) => [setting.state, setting.class] as const);
  return { states: countsAs, classes: new Map([...found, ...set, ...supposed]), paid, supposed };
}

const parts = { yes: 1, no: 0, half: 0.5 } as const satisfies Record<StateSetting["paid"], number>;

// What is merged is paid as the state that it counts under.
function listPaidParts(settings: readonly StateSetting[], countsAs: ReadonlyMap<string, string>): PaidParts {
  const found = new Map<string, 0 | 0.5 | null>();
  const roots = settings.filter(({ mergedInto }) => mergedInto === null);
  const folded = new Set<number>();
  for (const { state, paid } of roots) {
    const part = parts[paid];
    if (countsAs.get(state) === personalState) folded.add(part);
    else if (part !== 1) found.set(state, part);
  }
  const [first] = folded;
  if (folded.size > 1) found.set(personalState, null);
  else if (first === 0 || first === 0.5) found.set(personalState, first);
  return found;
}

/** What a reader may know of the settings: nothing that names a sensitive state, unless they have the right. */
export function showSettings(
  settings: readonly StateSetting[],
  { seesSensitive }: { seesSensitive: boolean },
): StateSetting[] {
  const { states } = mapStates(settings, { seesSensitive });
  return settings.filter(({ state }) => states.get(state) !== personalState);
}

/** The names by which a reader sees states that wolkvox calls otherwise. */
export function nameStates(settings: readonly StateSetting[]): Record<string, string> {
  return Object.fromEntries(
    settings.flatMap(({ state, name }) => (name === state || name === "" ? [] : [[state, name]])),
  );
}

type StateWords = {
  states?: readonly string[];
  sort?: readonly SortTarget[];
  columns?: readonly SortTarget[];
  pinned?: readonly SortTarget[];
};

/** The words of a link or reading with every state as it counts for the reader. */
export function countWords<Words extends StateWords>(words: Words, countsAs: StateCounting): Words {
  if (isCountedPlainly(countsAs)) return words;
  const counted = (state: string) =>
    countsAs.classes !== null && isStateClass(state) ? state : countState(state, countsAs);
  const target = <Target extends SortTarget>(given: Target): Target =>
    given.by === "state" ? { ...given, state: counted(given.state) } : given;
  return {
    ...words,
    ...(words.states && { states: [...new Set(words.states.map(counted))] }),
    ...(words.sort && { sort: words.sort.map(target) }),
    ...(words.columns && { columns: words.columns.map(target) }),
    ...(words.pinned && { pinned: words.pinned.map(target) }),
  };
}

/** The styles of classes that stand in the place of states: each has the first colour of its class. */
export function styleClasses(classes: readonly string[]): StateStyle[] {
  return classes.map((name) => ({ stateClass: isStateClass(name) ? name : "other", shade: 0 }));
}

/** Styles of states with the classes that a question supposes: each takes the next shade of it that none of `known` has. */
export function supposeStyles(
  states: readonly string[],
  styles: readonly StateStyle[],
  supposed: ReadonlyMap<string, StateClass>,
  known: Iterable<StateStyle>,
): readonly StateStyle[] {
  if (supposed.size === 0) return styles;
  const next = nextShades(known);
  const given = new Map<string, StateStyle>();
  for (const [state, stateClass] of supposed) {
    const shade = next.get(stateClass) ?? 0;
    next.set(stateClass, shade + 1);
    given.set(state, { stateClass, shade });
  }
  return styles.map((style, place) => {
    const other = given.get(states[place] ?? "");
    return other && other.stateClass !== style.stateClass ? { ...style, ...other } : style;
  });
}

/** Styles with what the settings say of their states: name, order, and whether they are sensitive. */
export function styleStates(
  states: readonly string[],
  styles: readonly StateStyle[],
  settings: readonly StateSetting[],
): StateStyle[] {
  const byState = new Map(settings.map((setting) => [setting.state, setting]));
  return styles.map((style, place) => {
    const setting = byState.get(states[place] ?? "");
    if (!setting) return style;
    const { name, order, isSensitive } = setting;
    return {
      ...{ ...style, order },
      ...(name !== setting.state && { name }),
      ...(isSensitive && { isSensitive }),
    };
  });
}
