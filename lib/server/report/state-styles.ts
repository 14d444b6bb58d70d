import type { Kysely } from "kysely";
import { foldedState } from "@/lib/report/states/fold-states";
import { assignStyles, type StateStyle } from "@/lib/report/states/state-style";
import type { DatabaseSchema } from "@/lib/server/store/database-schema";
import { formatKeptKey } from "@/lib/server/store/kept-key";

export type StateStyles = {
  /** One style per state, in the same order; a state seen for the first time gets its style for ever. */
  load(operation: string, states: readonly string[]): Promise<StateStyle[]>;
};

/** Remembers every state's place in the palette, per operation, so that a colour never moves. */
export function createStateStyles(database: Kysely<DatabaseSchema>): StateStyles {
  const remembered = new Map<string, Map<string, StateStyle>>();

  async function read(operation: string): Promise<Map<string, StateStyle>> {
    const rows = await database
      .selectFrom("state_style")
      .selectAll()
      .where("operation", "=", operation)
      .execute();
    return new Map(rows.map(({ state, state_class, shade }) => [state, { stateClass: state_class, shade }]));
  }

  // Another process may take the same shade at the same time: the loser reads what stands and tries the next.
  async function add(operation: string, states: readonly string[]): Promise<Map<string, StateStyle>> {
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

  return {
    async load(operation, given) {
      const states = given.map((state) => (state === foldedState ? state : formatKeptKey(state)));
      let styles = remembered.get(operation) ?? new Map<string, StateStyle>();
      const named = states.filter((state) => state !== foldedState);
      if (named.some((state) => !styles.has(state))) {
        styles = await add(operation, named);
        remembered.set(operation, styles);
      }
      return states.flatMap((state) => (state === foldedState ? foldedStyle : (styles.get(state) ?? [])));
    },
  };
}

// What is folded is many states: grey, as what has no code.
const foldedStyle: StateStyle = { stateClass: "system", shade: 2 };

type Place = { state_class: string; shade: number };

function comparePlaces(one: Place, other: Place): number {
  if (one.state_class === other.state_class) return one.shade - other.shade;
  return one.state_class < other.state_class ? -1 : 1;
}
