import { findJsonFault } from "@/lib/server/settings/json-fault";
import { UpstreamMalformedError } from "./upstream-errors";

// wolkvox types ids as String, one edition as Int: a number that a double would round, or spell otherwise.
const roundedId = /"agent_(?:id|dni)"\s*:\s*-?\d+(?:[.e]|\d{15})/i;
const idKey = /^agent_(?:id|dni)$/i;

/** @throws UpstreamMalformedError `json` or `cut` with the character position, never with the text. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw describeFault(text);
  }
}

/** True where a text is mark-up, whatever its content type says. */
export function isWebPage(text: string): boolean {
  return /^\s*</.test(text);
}

/** True where an id stands as a number whose digits JSON.parse would not keep. */
export function hasRoundedIds(text: string): boolean {
  return roundedId.test(text);
}

/** Like parseJson, with numeric ids as the text they were written in; several times slower. */
export function parseJsonKeepingIds(text: string): unknown {
  return JSON.parse(text, (key: string, value: unknown, context?: { source?: string }) =>
    typeof value === "number" && context?.source !== undefined && idKey.test(key)
      ? copy(context.source)
      : value,
  );
}

// `source` may be a slice that keeps the whole answer in memory.
function copy(text: string): string {
  return Buffer.from(text).toString();
}

function describeFault(text: string): UpstreamMalformedError {
  const at = findJsonFault(text);
  return at === text.length
    ? new UpstreamMalformedError("cut", `wolkvox's answer ends too early, at character ${at}.`)
    : new UpstreamMalformedError(
        "json",
        `wolkvox's answer is not JSON from character ${at} of ${text.length}.`,
      );
}
