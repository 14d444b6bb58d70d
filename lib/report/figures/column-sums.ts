import type { AnswerColumns } from "./answer-columns";

/** What one pass over the rows of an answer tells of whom and what it names: places in its directory, each once. */
export type ColumnSums = {
  /** In the order of their first rows. */
  identities: Uint32Array;
  /** The same in the order of their last rows: of an agent's names the last one holds. */
  latest: Uint32Array;
  /** The known seconds of each of `identities`. */
  identitySeconds: Float64Array;
  states: Uint32Array;
  stateSeconds: Float64Array;
};

/** What a place and its sum take of memory. */
const bytesOfPlace = 12;

const sumsByColumns = new WeakMap<AnswerColumns, ColumnSums>();

/** Worked out once, and forgotten with the columns. */
export function sumsOf(columns: AnswerColumns): ColumnSums {
  const known = sumsByColumns.get(columns);
  if (known) return known;
  const sums = buildSums(columns);
  sumsByColumns.set(columns, sums);
  return sums;
}

/** What sums take of memory, in bytes. */
export function bytesOfSums({ identities, states }: ColumnSums): number {
  return (identities.length + states.length) * bytesOfPlace;
}

function buildSums({ directory, identities, states, seconds }: AnswerColumns): ColumnSums {
  const byIdentity = createPlaceSums(directory.identities.length);
  const byState = createPlaceSums(directory.states.length);
  const lastRows: number[] = [];
  for (let row = 0; row < seconds.length; row += 1) {
    const identitySlot = byIdentity.find(identities[row] ?? 0);
    const stateSlot = byState.find(states[row] ?? 0);
    lastRows[identitySlot] = row;
    const time = seconds[row] ?? 0;
    if (Number.isNaN(time)) continue;
    byIdentity.sums[identitySlot] = (byIdentity.sums[identitySlot] ?? 0) + time;
    byState.sums[stateSlot] = (byState.sums[stateSlot] ?? 0) + time;
  }
  const [named, timed] = [byIdentity.build(), byState.build()];
  return {
    ...{ identities: named.places, latest: orderByLastRow(named.places, lastRows) },
    ...{ identitySeconds: named.seconds, states: timed.places, stateSeconds: timed.seconds },
  };
}

function orderByLastRow(places: Uint32Array, lastRows: readonly number[]): Uint32Array {
  const isOrdered = lastRows.every((row, slot) => slot === 0 || row > (lastRows[slot - 1] ?? 0));
  if (isOrdered) return places;
  const slots = Uint32Array.from(places, (_, slot) => slot);
  return slots.sort((a, b) => (lastRows[a] ?? 0) - (lastRows[b] ?? 0)).map((slot) => places[slot] ?? 0);
}

/** A sum for each place that is met, of so many. */
function createPlaceSums(count: number) {
  const slotOf = new Int32Array(count).fill(-1);
  const places = new Uint32Array(count);
  const sums = new Float64Array(count);
  let met = 0;
  return {
    sums,
    find(place: number): number {
      const slot = slotOf[place] ?? -1;
      if (slot !== -1) return slot;
      slotOf[place] = met;
      places[met] = place;
      met += 1;
      return met - 1;
    },
    build: () => ({ places: places.slice(0, met), seconds: sums.slice(0, met) }),
  };
}
