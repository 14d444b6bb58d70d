import type { Kysely } from "kysely";
import { foldedState, personalState } from "@/lib/report/states/fold-states";
import type { StateClass } from "@/lib/report/states/state-shades";
import { assignStyles, nextShades, type StateStyle } from "@/lib/report/states/state-style";
import { formatKeptKey } from "@/lib/server/store/kept-key";
import type { DatabaseSchema } from "@/lib/server/store/tables/database-schema";

type Remembered = { styles: ReadonlyMap<string, StateStyle>; readAtMs: number };

// Another process may have given a state another class: it is seen here this much later at most.
const readAgainMs = 5_000;

/** Keeps every state's place in the palette, per operation, so that a colour never moves by itself. */
export function createStateStyles(database: Kysely<DatabaseSchema>, now: () => number) {
  const remembered = new Map<string, Remembered>();

  async function read(operation: string): Promise<ReadonlyMap<string, StateStyle>> {
    const rows = await database
      .selectFrom("state_style")
      .selectAll()
      .where("operation", "=", operation)
      .execute();
    return new Map(rows.map(({ state, state_class, shade }) => [state, { stateClass: state_class, shade }]));
  }

  // Another process may take the same shade at the same time: the loser reads what stands and tries the next.
  async function add(operation: string, states: readonly string[]): Promise<ReadonlyMap<string, StateStyle>> {
    const known = await read(operation);
    const added = [...assignStyles(known, states)].filter(([state]) => !known.has(state));
    if (added.length === 0) return known;
    const rows = added.map(([state, { stateClass, shade }]) => ({
      operation,
      state,
      state_class: stateClass,
      shade,
    }));
    await database
      .insertInto("state_style")
      // In one order for all: two that insert the same places crosswise would wait for each other on PostgreSQL.
      .values(rows.toSorted(comparePlaces))
      .onConflict((clash) => clash.doNothing())
      .execute();
    return add(operation, states);
  }

  async function refresh(
    operation: string,
    states: readonly string[],
  ): Promise<ReadonlyMap<string, StateStyle>> {
    const readAtMs = now();
    const styles = await add(operation, states);
    remembered.set(operation, { styles, readAtMs });
    return styles;
  }

  async function stylesOf(
    operation: string,
    states: readonly string[],
  ): Promise<ReadonlyMap<string, StateStyle>> {
    const known = remembered.get(operation);
    if (!known || states.some((state) => !known.styles.has(state))) return refresh(operation, states);
    const ageMs = now() - known.readAtMs;
    if (ageMs >= 0 && ageMs < readAgainMs) return known.styles;
    // A store that is away takes no colour from figures that are in memory.
    return refresh(operation, states).catch(() => known.styles);
  }

  return {
    /** One style per state, in the same order; a state seen for the first time gets its style for ever. */
    async load(operation: string, given: readonly string[]): Promise<StateStyle[]> {
      const states = given.map((state) => (ownStyles.has(state) ? state : formatKeptKey(state)));
      const named = states.filter((state) => !ownStyles.has(state));
      const styles = await stylesOf(operation, named);
      return states.flatMap((state) => ownStyles.get(state) ?? styles.get(state) ?? []);
    },

    /** The same as far as they are known in this process, for a few seconds. */
    recall: (operation: string) => stylesOf(operation, []),

    /** Every state that has a style, as its key in the database. */
    list: read,

    /** Gives states the classes that settings say: each moves to the next free shade of its new class. */
    async setClasses(operation: string, given: ReadonlyMap<string, StateClass>): Promise<void> {
      const classes = new Map([...given].map(([state, stateClass]) => [formatKeptKey(state), stateClass]));
      const known = await add(operation, [...classes.keys()]);
      const next = nextShades(known.values());
      for (const [state, stateClass] of classes) {
        if (known.get(state)?.stateClass === stateClass) continue;
        const shade = next.get(stateClass) ?? 0;
        next.set(stateClass, shade + 1);
        await database
          .updateTable("state_style")
          .set({ state_class: stateClass, shade })
          .where("operation", "=", operation)
          .where("state", "=", state)
          .execute();
      }
      remembered.delete(operation);
    },
  };
}

export type StateStyles = ReturnType<typeof createStateStyles>;

// What is folded is many states: grey, as what has no code; those that are nobody's business hatched, of their class.
const ownStyles: ReadonlyMap<string, StateStyle> = new Map([
  [foldedState, { stateClass: "system", shade: 2 }],
  [personalState, { stateClass: "personal", shade: 10 }],
]);

type Place = { state_class: string; shade: number };

function comparePlaces(one: Place, other: Place): number {
  if (one.state_class === other.state_class) return one.shade - other.shade;
  return one.state_class < other.state_class ? -1 : 1;
}
