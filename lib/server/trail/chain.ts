import { createHash } from "node:crypto";

// scripts/trail.mjs and scripts/two-factor-off.mjs run this file as it stands, with nothing built: no other file of ours, no syntax that is more than types.

/** An entry as the table keeps it; `detail` is JSON, and part of the digest as it is written. */
export type TrailRow = {
  /** Counts on from 1, without a gap. */
  seq: number;
  /** Epoch milliseconds. */
  at: number;
  who_id: string | null;
  who: string | null;
  what: string;
  operation: string | null;
  detail: string;
  address: string;
  /** The digest of the entry before. */
  before: string;
  digest: string;
};

/**
 * Where the chain begins (the newest entry that was removed after its time) and where it ends (the newest entry), signed:
 * what was cut off at either side is missed.
 */
export type TrailMark = {
  name: "start" | "end";
  seq: number;
  digest: string;
  /** Names the secret that signed; empty = nobody has yet. */
  key_id: string;
  signature: string;
};

/** A signature that only the holder of the installation's secret can make. */
export type Sign = (...parts: string[]) => string;

/** SHA-256 over everything that an entry says, and the digest of the one before. */
export function digestEntry({
  seq,
  at,
  who_id,
  who,
  what,
  operation,
  detail,
  address,
  before,
}: Omit<TrailRow, "digest">): string {
  const written = JSON.stringify([seq, at, who_id, who, what, operation, detail, address, before]);
  return createHash("sha256").update(written).digest("hex");
}

/** An entry in its place in the chain: after `end`, the newest one so far. */
export function linkEntry(
  entry: Omit<TrailRow, "seq" | "before" | "digest">,
  end: Pick<TrailRow, "seq" | "digest">,
): TrailRow {
  const linked = { ...entry, seq: end.seq + 1, before: end.digest };
  return { ...linked, digest: digestEntry(linked) };
}

export function keyIdOf(sign: Sign): string {
  return sign("key");
}

export function signMark(
  sign: Sign,
  { name, seq, digest }: Pick<TrailMark, "name" | "seq" | "digest">,
): TrailMark {
  return { name, seq, digest, key_id: keyIdOf(sign), signature: sign(name, String(seq), digest) };
}

type FaultKind =
  | "mark-missing"
  | "mark-unsigned"
  | "mark-foreign"
  | "mark-forged"
  | "missing"
  | "changed"
  | "unlinked"
  | "cut"
  | "other-end"
  | "beyond-end";

/** What is wrong first, and at which entry (or with which mark). */
export type ChainFault = { kind: FaultKind; at: string };

export type ChainVerdict = { entries: number; fault: ChainFault | null };

/** Looks through a whole chain, entries in the order of `seq`: every entry is what was written, and none is missing. */
export async function checkChain(
  rows: AsyncIterable<TrailRow> | Iterable<TrailRow>,
  marks: readonly TrailMark[],
  sign: Sign,
): Promise<ChainVerdict> {
  const [start, end] = [findMark(marks, "start"), findMark(marks, "end")];
  let entries = 0;
  const refuse = (kind: FaultKind, at: string | number) => ({ entries, fault: { kind, at: String(at) } });
  if (!start || !end) return refuse("mark-missing", start ? "end" : "start");
  for (const mark of [start, end]) {
    const kind = findMarkFault(mark, sign);
    if (kind) return refuse(kind, mark.name);
  }
  let last: Pick<TrailRow, "seq" | "digest"> = start;
  for await (const row of rows) {
    if (row.seq > end.seq) return refuse("beyond-end", row.seq);
    if (row.seq !== last.seq + 1) return refuse("missing", last.seq + 1);
    if (digestEntry(row) !== row.digest) return refuse("changed", row.seq);
    if (row.before !== last.digest) return refuse("unlinked", row.seq);
    entries += 1;
    last = row;
  }
  if (last.seq < end.seq) return refuse("cut", last.seq + 1);
  return last.digest === end.digest ? { entries, fault: null } : refuse("other-end", end.seq);
}

function findMark(marks: readonly TrailMark[], name: TrailMark["name"]): TrailMark | undefined {
  return marks.find((mark) => mark.name === name);
}

function findMarkFault(mark: TrailMark, sign: Sign): FaultKind | null {
  if (mark.key_id === "") return "mark-unsigned";
  const own = signMark(sign, mark);
  if (mark.key_id !== own.key_id) return "mark-foreign";
  return mark.signature === own.signature ? null : "mark-forged";
}
