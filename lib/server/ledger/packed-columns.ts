import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { constants, gunzip, zstdCompress, zstdDecompressSync } from "node:zlib";
import {
  type AnswerColumns,
  type LocalColumns,
  localiseColumns,
  placeColumns,
  sumColumn,
} from "@/lib/report/figures/answer-columns";
import { readColumns, writeColumns } from "@/lib/report/figures/column-bytes";
import { createDirectory, formatIdentity, parseIdentity } from "@/lib/report/figures/directory";
import { mapSteps, type Steps, sortSteps } from "@/lib/report/steps";
import { finishInTurns } from "@/lib/server/store/in-turns";

const compress = promisify(zstdCompress);
const expand = promisify(gunzip);

// The quickest level at which a day of 1,000 agents takes 20 kB: 2.5 ms in a thread of Node's own, once an answer.
const params = { [constants.ZSTD_c_compressionLevel]: 9 };

export type PackedColumns = {
  /** SHA-256 of the rows in an order of their own: the same rows have the same digest, however they came. */
  digest: string;
  packed: Uint8Array;
  /** Sum of the times, blank ones as nothing. */
  totalSeconds: number;
};

// A day of 1,000 agents is expanded at once, and not in eight pieces that are joined.
const chunkSize = 256 * 1024;

/** How a packing begins: no gzip of an older version does. Behind it stand its own SHA-256, then zstd. */
export const packingMark = Buffer.from("AUX\u0002", "latin1");
const sealBytes = 32;

/** Columns as they are kept: their rows put in order, named by their digest, compressed off the main thread. */
export async function packColumns(columns: AnswerColumns): Promise<PackedColumns> {
  return pack(localiseColumns(columns, await finishInTurns(orderRows(columns))));
}

/** The same with their rows in the order that they have: another order is another digest. */
export async function packInOrder(columns: AnswerColumns): Promise<PackedColumns> {
  return pack(localiseColumns(columns));
}

async function pack(local: LocalColumns): Promise<PackedColumns> {
  const digest = await finishInTurns(digestColumns(local));
  const bytes = await finishInTurns(writeColumns(local));
  // Told the length, zstd takes memory for as much and no more: an answer of a few rows is 80 times as quick.
  const body = await compress(bytes, { params, pledgedSrcSize: bytes.length });
  return {
    digest,
    packed: Buffer.concat([packingMark, sealOf(digest, body), body]),
    totalSeconds: sumColumn(local),
  };
}

/** The columns of an answer, packed; null where there is no data. */
export async function packAnswer(fresh: {
  outcome: "rows" | "no-data";
  columns: AnswerColumns;
}): Promise<PackedColumns | null> {
  return fresh.outcome === "rows" ? packColumns(fresh.columns) : null;
}

/**
 * The columns of a packing, with the places of a directory.
 * @throws Error where the bytes are not those that the digest names: a damaged store never becomes a figure.
 */
export async function unpackColumns(
  packed: Uint8Array,
  digest: string,
  directory = createDirectory(),
): Promise<AnswerColumns> {
  const isMarked = packingMark.equals(packed.subarray(0, packingMark.length));
  const local = await (isMarked ? unpackBytes : unpackJson)(packed, digest);
  return finishInTurns(placeColumns(local, directory));
}

async function unpackBytes(packed: Uint8Array, digest: string): Promise<LocalColumns> {
  const bodyAt = packingMark.length + sealBytes;
  const body = packed.subarray(bodyAt);
  if (!sealOf(digest, body).equals(packed.subarray(packingMark.length, bodyAt))) throw buildDamage(digest);
  return finishInTurns(readColumns(zstdDecompressSync(body, { chunkSize })));
}

// A packing under another digest than its own is as wrong as one whose bytes have changed.
function sealOf(digest: string, body: Uint8Array): Buffer {
  return createHash("sha256").update(digest).update(body).digest();
}

function buildDamage(digest: string): Error {
  return new Error(`The stored rows ${digest.slice(0, 12)} are damaged.`);
}

/** The rows by agent id, state, name, national id and time, blank ones first: equal rows have one order. */
function* orderRows({ directory, identities, states, seconds }: AnswerColumns): Steps<Uint32Array> {
  const stateRank = yield* rankPlaces(directory.states, compare);
  const idRank = yield* rankPlaces(directory.identities, (a, b) => compare(a.id, b.id));
  const spellingRank = yield* rankPlaces(
    directory.identities,
    (a, b) => compare(a.name, b.name) || compare(a.dni, b.dni),
  );
  yield;
  const keys = Float64Array.from(
    identities,
    (identity, row) => (idRank[identity] ?? 0) * directory.states.length + (stateRank[states[row] ?? 0] ?? 0),
  );
  const spellingOf = (row: number) => spellingRank[identities[row] ?? 0] ?? 0;
  const timeOf = (row: number) => {
    const time = seconds[row] ?? Number.NaN;
    return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time;
  };
  return Uint32Array.from(keys, (_, row) => row).sort(
    (a, b) =>
      (keys[a] ?? 0) - (keys[b] ?? 0) || spellingOf(a) - spellingOf(b) || compare(timeOf(a), timeOf(b)),
  );
}

/** Where each item stands once they are ordered; equal ones at one place. */
function* rankPlaces<Item>(
  items: readonly Item[],
  compareItems: (a: Item, b: Item) => number,
): Steps<Uint32Array> {
  const ranks = new Uint32Array(items.length);
  const sorted = yield* sortSteps(
    items.map((item, place) => ({ item, place })),
    (a, b) => compareItems(a.item, b.item),
  );
  let rank = 0;
  for (const [at, { item, place }] of sorted.entries()) {
    const before = sorted[at - 1];
    if (before && compareItems(before.item, item) !== 0) rank += 1;
    ranks[place] = rank;
  }
  return ranks;
}

function compare<Value extends string | number>(a: Value, b: Value): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

const cellsAtOnce = 10_000;

/** The SHA-256 of the text that versions before the columns stored: a digest means the same rows in every version. */
function* digestColumns(local: LocalColumns): Steps<string> {
  const { identities, states, identityOf, stateOf, seconds } = local;
  const hash = createHash("sha256");
  const agents = yield* mapSteps(identities, (text) => {
    const { id, name, dni } = parseIdentity(text);
    return [id, name, dni];
  });
  hash.update(`{"agents":${JSON.stringify(agents)},`);
  yield;
  hash.update(`"states":${JSON.stringify(states)},"cells":[`);
  for (let from = 0; from < seconds.length; from += cellsAtOnce) {
    const rows = seconds.subarray(from, from + cellsAtOnce);
    // NaN is written as null.
    const cells = Array.from(rows, (time, at) => [identityOf[from + at], stateOf[from + at], time]);
    hash.update(`${from === 0 ? "" : ","}${JSON.stringify(cells.flat()).slice(1, -1)}`);
    yield;
  }
  return hash.update("]}").digest("hex");
}

// Agents and states once each, then three numbers a row: which agent, which state, how many seconds (null = blank).
type Content = {
  agents: [id: string, name: string, dni: string][];
  states: string[];
  cells: (number | null)[];
};

/** What versions before the columns stored: the very text that the digest is made of, as gzip. */
async function unpackJson(packed: Uint8Array, digest: string): Promise<LocalColumns> {
  const text = (await expand(packed)).toString("utf8");
  if (createHash("sha256").update(text).digest("hex") !== digest) throw buildDamage(digest);
  const { agents, states, cells } = parseContent(text);
  const column = (at: number) => cells.filter((_, place) => place % 3 === at);
  return {
    identities: agents.map(([id, name, dni]) => formatIdentity({ id, name, dni })),
    states,
    identityOf: Uint32Array.from(column(0), Number),
    stateOf: Uint32Array.from(column(1), Number),
    seconds: Float64Array.from(column(2), (time) => time ?? Number.NaN),
  };
}

// What the digest names was written by us: a schema would look at every number of it once more.
function parseContent(text: string): Content {
  const { agents, states, cells }: Partial<Content> = JSON.parse(text);
  if (!agents || !states || !cells) throw new Error("Stored rows are of no known form.");
  return { agents, states, cells };
}
