import { createHash } from "node:crypto";

/** The longest texts that are kept, in UTF-16 units with the mark; longer ones are cut. */
export const textLimits = { id: 100, name: 200, state: 200 } as const;

const digestLength = 8;

/**
 * A text of at most `most` units. A longer one ends with `…#` and eight digits of its digest, so that two texts that begin
 * alike stay two.
 */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const mark = `…#${createHash("sha256").update(text).digest("hex").slice(0, digestLength)}`;
  return text.slice(0, most - mark.length).replace(/[\ud800-\udbff]$/, "") + mark;
}
