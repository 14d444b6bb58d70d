import { countState, isCountedPlainly, type StateCounting } from "@/lib/report/states/state-settings";
import { mapSteps, type Steps } from "@/lib/report/steps";
import type { AuxRow } from "./aux-row";
import { createDirectory, type Directory, formatIdentity, type Identity } from "./directory";
import { createPlaceTable } from "./place-table";

/** The rows of one answer as columns. Agents and states are places in a directory; nobody writes into them. */
export type AnswerColumns = {
  directory: Directory;
  /** Who it was, by the identity that the answer gave. */
  identities: Uint32Array<ArrayBuffer>;
  states: Uint32Array<ArrayBuffer>;
  /** Whole seconds, negative where wolkvox says so; NaN = wolkvox left the time blank. */
  seconds: Float64Array<ArrayBuffer>;
};

/** What a row takes of memory as columns. */
export const bytesOfRow = 16;

export function emptyColumns(rows = 0, directory = createDirectory()): AnswerColumns {
  return {
    directory,
    identities: new Uint32Array(rows),
    states: new Uint32Array(rows),
    seconds: new Float64Array(rows),
  };
}

export function buildColumns(rows: readonly AuxRow[], directory = createDirectory()): AnswerColumns {
  const columns = emptyColumns(rows.length, directory);
  for (const [place, { agentId, agentName, agentDni, state, seconds }] of rows.entries()) {
    const identity = formatIdentity({ id: agentId, name: agentName, dni: agentDni });
    columns.identities[place] = directory.placeIdentity(identity);
    columns.states[place] = directory.placeState(state);
    columns.seconds[place] = seconds ?? Number.NaN;
  }
  return columns;
}

/** Columns with texts of their own, in the order in which they first stand in a row. */
export type LocalColumns = {
  /** As `formatIdentity` writes them. */
  identities: readonly string[];
  states: readonly string[];
  /** Places in the two lists. */
  identityOf: Uint32Array<ArrayBuffer>;
  stateOf: Uint32Array<ArrayBuffer>;
  seconds: Float64Array<ArrayBuffer>;
};

/** Columns without their directory, their rows in the order given. */
export function localiseColumns(columns: AnswerColumns, order?: Uint32Array): LocalColumns {
  const { directory, seconds } = columns;
  const identities = countPlaces(columns.identities, directory.identities, order);
  const states = countPlaces(columns.states, directory.states, order);
  return {
    identities: identities.found.map(formatIdentity),
    states: states.found,
    identityOf: identities.places,
    stateOf: states.places,
    seconds: order ? Float64Array.from(order, (row) => seconds[row] ?? 0) : seconds,
  };
}

function countPlaces<Item>(places: Uint32Array, items: readonly Item[], order: Uint32Array | undefined) {
  const numbers = new Map<number, number>();
  const found: Item[] = [];
  const counted = new Uint32Array(places.length);
  for (let row = 0; row < places.length; row += 1) {
    const place = places[order?.[row] ?? row] ?? 0;
    const known = numbers.get(place);
    const item = items[place];
    counted[row] = known ?? found.length;
    if (known !== undefined || item === undefined) continue;
    numbers.set(place, found.length);
    found.push(item);
  }
  return { found, places: counted };
}

/** Columns with the places of a directory; takes over the local ones. */
export function* placeColumns(local: LocalColumns, directory: Directory): Steps<AnswerColumns> {
  const { identityOf, stateOf, seconds } = local;
  movePlaces(identityOf, yield* mapSteps(local.identities, directory.placeIdentity));
  movePlaces(stateOf, yield* mapSteps(local.states, directory.placeState));
  return { directory, identities: identityOf, states: stateOf, seconds };
}

function movePlaces(places: Uint32Array, moved: readonly number[]): void {
  for (let row = 0; row < places.length; row += 1) places[row] = moved[places[row] ?? 0] ?? 0;
}

/** The same rows with the places of another directory. */
export function* adoptColumns(columns: AnswerColumns, directory: Directory): Steps<AnswerColumns> {
  if (columns.directory === directory) return columns;
  return yield* placeColumns(localiseColumns(columns), directory);
}

/** Moves every row to the state under which it counts; answers that name none of these stay the same columns. */
export function countStates(countsAs: StateCounting): (columns: AnswerColumns) => AnswerColumns {
  if (isCountedPlainly(countsAs)) return (columns) => columns;
  const tables = new WeakMap<Directory, ReturnType<typeof createPlaceTable<string>>>();
  return (columns) => {
    const { directory, states } = columns;
    const table =
      tables.get(directory) ??
      createPlaceTable((state: string) => {
        const counted = countState(state, countsAs);
        return counted === state ? -1 : directory.placeState(counted);
      });
    tables.set(directory, table);
    const placeOf = table(directory.states);
    if (states.every((place) => (placeOf[place] ?? -1) === -1)) return columns;
    const counted = states.map((place) => {
      const moved = placeOf[place] ?? -1;
      return moved === -1 ? place : moved;
    });
    return { ...columns, states: counted };
  };
}

/** The rows of those agents alone. */
export function pickAgents(columns: AnswerColumns, isPicked: (id: string) => boolean): AnswerColumns {
  return pickRows(columns, ({ id }) => isPicked(id));
}

/** The rows of those identities alone, in the order that they have; an answer of nobody else stays the same columns. */
export function pickRows(columns: AnswerColumns, isWanted: (identity: Identity) => boolean): AnswerColumns {
  const { directory, identities, states, seconds } = columns;
  const isPicked = createPlaceTable((identity: Identity) => Number(isWanted(identity)))(directory.identities);
  if (identities.every((place) => isPicked[place] === 1)) return columns;
  const rows = Uint32Array.from(identities.keys()).filter((row) => isPicked[identities[row] ?? 0] === 1);
  return {
    directory,
    identities: rows.map((row) => identities[row] ?? 0),
    states: rows.map((row) => states[row] ?? 0),
    seconds: Float64Array.from(rows, (row) => seconds[row] ?? 0),
  };
}

/** Sum of the times of an answer, blank ones as nothing. */
export function sumColumn({ seconds }: Pick<AnswerColumns, "seconds">): number {
  let sum = 0;
  for (const time of seconds) if (!Number.isNaN(time)) sum += time;
  return sum;
}

/** The ids of the agents that an answer names, each once; "" where it names one without. */
export function listAgentIds({ directory, identities }: AnswerColumns): string[] {
  const places = [...new Set(identities)];
  return [...new Set(places.map((place) => directory.identities[place]?.id ?? ""))];
}

/** The last name that an answer gives to an agent; null where it gives none. */
export function findAgentName({ directory, identities }: AnswerColumns, id: string): string | null {
  const named = [...new Set(identities)].map((place) => directory.identities[place]);
  return named.findLast((identity) => identity?.id === id && identity.name !== "")?.name ?? null;
}
