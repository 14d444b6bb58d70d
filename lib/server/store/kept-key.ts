import { createHash } from "node:crypto";

// An entry of PostgreSQL's index takes 2,700 bytes at most, and has other columns too.
const mostBytes = 600;
const shownCharacters = 80;

/** Whether both engines keep a text as it is: PostgreSQL keeps no NUL, and neither of them half of a surrogate pair. */
export function canBeKept(text: string): boolean {
  return text.isWellFormed() && !text.includes("\0");
}

/**
 * A text of wolkvox's as it may stand in a key of either engine: without NUL and halves of surrogate pairs, and a long
 * one as its beginning and its digest. The same text has the same key; a short one that is well formed is its own.
 */
export function formatKeptKey(text: string): string {
  const kept = text.toWellFormed().replaceAll("\0", "\u2400");
  if (Buffer.byteLength(kept) <= mostBytes) return kept;
  const digest = createHash("sha256").update(kept).digest("hex");
  return `${[...kept.slice(0, 2 * shownCharacters)].slice(0, shownCharacters).join("").toWellFormed()}…${digest}`;
}
