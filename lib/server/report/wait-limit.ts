/**
 * How long a caller waits. `untilKnown`: for whole figures, old ones too; after `mostMs` the first known ones are enough.
 * `atMost`: for the newest figures, that long, whatever is known by then.
 */
export type WaitLimit = { kind: "untilKnown" | "atMost"; mostMs: number };

const usualWaitMs = 25_000;
const longestWaitSeconds = 60;

/**
 * Whether a caller wants the answer without what cannot be, named in it, rather than a refusal: `Prefer: handling=lenient` (RFC
 * 7240).
 */
export function prefersLenient(prefer: string | null): boolean {
  return /(?:^|[,;\s])handling=lenient(?:$|[,;\s])/i.test(prefer ?? "");
}

/**
 * How long a caller of the API waits. `Prefer: wait=N` (RFC 7240, seconds): that long at most, whatever is known by
 * then. Without it: until the report is whole, or for 25 s and at least the first figures.
 */
export function parseWaitLimit(prefer: string | null): WaitLimit {
  const seconds = /(?:^|[,;\s])wait=(\d{1,4})(?:$|[,;\s])/i.exec(prefer ?? "")?.[1];
  if (seconds === undefined) return { kind: "untilKnown", mostMs: usualWaitMs };
  return { kind: "atMost", mostMs: Math.min(Number(seconds), longestWaitSeconds) * 1000 };
}
