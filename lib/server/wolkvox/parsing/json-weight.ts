import { hasMoreThan } from "./byte-count";
import { UpstreamTruncatedError } from "./upstream-errors";

// 60,000 records, wolkvox's cap, of 60 fields each. JSON.parse needs up to some hundred bytes for each mark, 256 MB of
// `{},` many gigabytes; and the end of a heap within it ends the whole process, whatever a thread's own limits say.
const mostMarks = 4_000_000;
const marks = new Set([..."{[,"].map((mark) => mark.charCodeAt(0)));

/** @throws UpstreamTruncatedError `size` for JSON of so many values that it is made to fill memory. */
export function assertParsable(bytes: Uint8Array): void {
  if (!hasMoreThan(mostMarks, bytes, (byte) => marks.has(byte))) return;
  throw new UpstreamTruncatedError(
    "size",
    `wolkvox's answer holds too many values: more than ${mostMarks} commas and brackets.`,
  );
}
