import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { AuxRow } from "@/lib/report/figures/aux-row";
import { mapSteps, type Steps, sortSteps } from "@/lib/report/steps";
import { finishInTurns } from "./in-turns";

const compress = promisify(gzip);
const expand = promisify(gunzip);

// Agents and states once each, then three numbers a row: which agent, which state, how many seconds (null = unknown).
type Content = { agents: string[][]; states: string[]; cells: (number | null)[] };

export type PackedRows = {
  /** SHA-256 of the rows in an order of their own: the same rows have the same digest, however they came. */
  digest: string;
  packed: Uint8Array;
  /** Sum of the times, unknown ones as nothing. */
  totalSeconds: number;
};

/** Rows as they are kept: put in order, named by their digest, compressed off the main thread. */
export async function packRows(rows: readonly AuxRow[]): Promise<PackedRows> {
  const text = JSON.stringify(await finishInTurns(buildContent(rows)));
  return {
    digest: createHash("sha256").update(text).digest("hex"),
    packed: await compress(text),
    totalSeconds: rows.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0),
  };
}

/** The rows of an answer, packed; null where there is no data. */
export async function packAnswer(fresh: {
  outcome: "rows" | "no-data";
  rows: readonly AuxRow[];
}): Promise<PackedRows | null> {
  return fresh.outcome === "rows" ? packRows(fresh.rows) : null;
}

/** @throws Error where the bytes are not those that the digest names: a damaged store never becomes a figure. */
export async function unpackRows(packed: Uint8Array, digest: string): Promise<AuxRow[]> {
  const text = (await expand(packed)).toString("utf8");
  if (createHash("sha256").update(text).digest("hex") !== digest)
    throw new Error(`The stored rows ${digest.slice(0, 12)} are damaged.`);
  return finishInTurns(readRows(parseContent(text)));
}

// What the digest names was written by us: a schema would look at every number of it once more.
function parseContent(text: string): Content {
  const { agents, states, cells }: Partial<Content> = JSON.parse(text);
  if (!agents || !states || !cells) throw new Error("Stored rows are of no known form.");
  return { agents, states, cells };
}

function* buildContent(rows: readonly AuxRow[]): Steps<Content> {
  const agents = new Map<string, number>();
  const states = new Map<string, number>();
  const place = (known: Map<string, number>, key: string) => {
    const index = known.get(key) ?? known.size;
    known.set(key, index);
    return index;
  };
  const cells = yield* mapSteps(yield* sortSteps(rows, compareRows), (row) => [
    place(agents, JSON.stringify([row.agentId, row.agentName, row.agentDni])),
    place(states, row.state),
    row.seconds,
  ]);
  return {
    agents: yield* mapSteps([...agents.keys()], (key): string[] => JSON.parse(key)),
    states: [...states.keys()],
    cells: cells.flat(),
  };
}

function readRows({ agents, states, cells }: Content): Steps<AuxRow[]> {
  const rows = Array.from({ length: cells.length / 3 }, (_, index) => index * 3);
  return mapSteps(rows, (at) => {
    const [agentId = "", agentName = "", agentDni = ""] = agents[cells[at] ?? -1] ?? [];
    const state = states[cells[at + 1] ?? -1] ?? "";
    return { agentId, agentName, agentDni, state, seconds: cells[at + 2] ?? null };
  });
}

function compareRows(a: AuxRow, b: AuxRow): number {
  return (
    compare(a.agentId, b.agentId) ||
    compare(a.state, b.state) ||
    compare(a.agentName, b.agentName) ||
    compare(a.agentDni, b.agentDni) ||
    (a.seconds ?? -1) - (b.seconds ?? -1)
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
