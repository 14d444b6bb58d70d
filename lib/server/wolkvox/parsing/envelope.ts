import { z } from "zod";
import { buildSchemaFault } from "./schema-fault";
import { UpstreamMalformedError } from "./upstream-errors";

z.config({ jitless: true });

const label = z.string().catch("");
const success = z.object({
  code: z.union([z.literal(200), z.literal("200")]),
  data: z.array(z.unknown()),
  error: z.unknown().optional(),
  msg: label,
});
const failure = z.object({
  code: z.union([z.number(), z.string()]).transform(String).catch(""),
  error: label,
  msg: label,
  data: z.unknown().optional(),
});

/**
 * What a failing answer says of itself; `code` is "" where it gives none. `isOurs`: it has wolkvox's own keys and no other.
 */
export type FailureEnvelope = { code: string; text: string; hasData: boolean; isOurs: boolean };

/** `error` is "" where the answer has none. */
export type SuccessEnvelope = { data: readonly unknown[]; error: string; msg: string };

const ownKeys = ["code", "error", "msg", "data"];

/** @throws UpstreamMalformedError `schema`, naming the path. */
export function parseSuccess(body: unknown, text: string): SuccessEnvelope {
  const parsed = success.safeParse(body);
  if (!parsed.success) throw buildFault(parsed.error.issues[0]?.path ?? [], body);
  if (isOddlyWritten(text))
    throw new UpstreamMalformedError("schema", "wolkvox's `code` is not written 200.");
  const { data, error, msg } = parsed.data;
  return { data, error: describeError(error), msg };
}

/** Null where the answer is no object at all. */
export function readFailure(body: unknown): FailureEnvelope | null {
  const parsed = failure.safeParse(body);
  if (!parsed.success) return null;
  const { code, error, msg, data } = parsed.data;
  return {
    code,
    text: [error, msg].filter((part) => part.trim() !== "").join(": "),
    hasData: isFilled(data),
    isOurs: hasOwnKeys(Object(body)),
  };
}

// As serialisers write "none".
const noError = /^(|null|none|false|0|ok|no|ninguno)$/i;

function describeError(error: unknown): string {
  const text = typeof error === "string" ? error.trim() : (JSON.stringify(error) ?? "");
  return noError.test(text) ? "" : text;
}

function hasOwnKeys(body: object): boolean {
  const keys = Object.keys(body);
  return keys.every((key) => ownKeys.includes(key)) && ["error", "msg"].some((key) => keys.includes(key));
}

function isFilled(data: unknown): boolean {
  if (Array.isArray(data)) return data.length > 0;
  return data !== undefined && data !== null && data !== "";
}

function buildFault(path: readonly PropertyKey[], body: unknown): Error {
  return buildSchemaFault(path.map(String).join("."), path.reduce(memberOf, body));
}

function memberOf(value: unknown, key: PropertyKey): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

// JSON.parse reads 200.0 and 2e2 as 200; no serialiser known writes an HTTP status so. Looked for outside `data`.
function isOddlyWritten(text: string): boolean {
  const data = text.indexOf('"data"');
  const around =
    text.slice(0, Math.min(data, 4096)) + text.slice(Math.max(text.lastIndexOf("]"), text.length - 4096));
  const written = /"code"\s*:\s*([-+.\w]+)/.exec(around)?.[1];
  return written !== undefined && written !== "200" && Number(written) === 200;
}
