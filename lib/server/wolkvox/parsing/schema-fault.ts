import { UpstreamMalformedError } from "./upstream-errors";

/** Where an answer is not as documented (path "" = the whole), and the shape of what stands there, never the value. */
export function buildSchemaFault(path: string, value: unknown): UpstreamMalformedError {
  const place = path === "" ? "answer" : `\`${path}\``;
  return new UpstreamMalformedError("schema", `wolkvox's ${place} is ${describeShape(value)}.`);
}

function describeShape(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "string") return `text like "${describeText(value)}"`;
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** Digits become 9, letters a. */
function describeText(text: string): string {
  const shape = text.slice(0, 16).replace(/\p{N}/gu, "9").replace(/\p{L}/gu, "a");
  return shape.replace(/[^\x20-\x7e]/g, "?") + (text.length > 16 ? "…" : "");
}
