/** How an answer named an agent; another name or national id is another identity of the same agent. */
export type Identity = {
  /** The extension, always text; empty where wolkvox gave none. */
  id: string;
  name: string;
  /** National identity number: personal data, empty where none. */
  dni: string;
};

/**
 * The texts of many answers, each kept once: columns hold their places. It only grows, so a place stays what it is.
 */
export type Directory = {
  readonly identities: readonly Identity[];
  /** The agent of each identity, as a place in `agentKeys`. */
  readonly agentOf: readonly number[];
  /** `agentKeyOf` of each agent. */
  readonly agentKeys: readonly string[];
  readonly states: readonly string[];
  /** The place of an identity, given as `formatIdentity` writes it. */
  placeIdentity(text: string): number;
  placeState(state: string): number;
  /** About what its texts take of memory. */
  bytes(): number;
};

export function createDirectory(): Directory {
  const identities: Identity[] = [];
  const agentOf: number[] = [];
  const identityPlaces = new Map<string, number>();
  const agentPlaces = new Map<string, number>();
  const statePlaces = new Map<string, number>();
  const agentKeys: string[] = [];
  const states: string[] = [];
  let bytes = 0;

  function place(places: Map<string, number>, text: string, list: string[]): number {
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, list.length);
    list.push(text);
    bytes += bytesOf(text);
    return list.length - 1;
  }

  return {
    ...{ identities, agentOf, agentKeys, states },
    placeIdentity(text) {
      const known = identityPlaces.get(text);
      if (known !== undefined) return known;
      const identity = parseIdentity(text);
      identityPlaces.set(text, identities.length);
      identities.push(identity);
      agentOf.push(place(agentPlaces, agentKeyOf(identity), agentKeys));
      bytes += 2 * bytesOf(text);
      return identities.length - 1;
    },
    placeState: (state) => place(statePlaces, state, states),
    bytes: () => bytes,
  };
}

/** Whose row it is. Rows without an id belong together only where they bear one name, however it is composed. */
export function agentKeyOf({ id, name }: Pick<Identity, "id" | "name">): string {
  return id === "" ? `name:${name.normalize("NFC").toLowerCase()}` : `id:${id}`;
}

/** An identity as one text, whatever its parts hold: their lengths tell them apart. */
export function formatIdentity({ id, name, dni }: Identity): string {
  return `${id.length},${name.length},${id}${name}${dni}`;
}

export function parseIdentity(text: string): Identity {
  const [idLength = "", nameLength = ""] = text.split(",", 2);
  const from = idLength.length + nameLength.length + 2;
  const afterId = from + Number(idLength);
  const afterName = afterId + Number(nameLength);
  return { id: text.slice(from, afterId), name: text.slice(afterId, afterName), dni: text.slice(afterName) };
}

// A text of two bytes a character at most, and its entry in a map and a list.
function bytesOf(text: string): number {
  return 2 * text.length + 64;
}
