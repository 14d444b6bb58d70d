import type { z } from "zod";
import { type ProblemCode, ProblemError } from "@/lib/report/answers/problem";

const usualBytes = 16 * 1024;

/**
 * The request's JSON body as `schema` reads it; an absent body counts as `{}`.
 * @throws ProblemError unsupported-media-type where a body is not declared as JSON (a form of another site can
 * send those), too-large beyond `mostBytes`, `faultCode` naming the word
 */
export async function parseJsonBody<T>(
  request: Request,
  schema: z.ZodType<T>,
  mostBytes = usualBytes,
  faultCode: ProblemCode = "invalid-parameter",
): Promise<T> {
  const bytes = await readBytes(request, mostBytes);
  if (bytes.length > 0) requireJsonType(request.headers);
  const parsed = schema.safeParse(bytes.length === 0 ? {} : parseJson(bytes));
  if (parsed.success) return parsed.data;
  throw problemOf(parsed.error, faultCode);
}

/** The first complaint of a schema, as `word: what it must be`. */
export function problemOf(error: z.ZodError, code: ProblemCode = "invalid-parameter"): ProblemError {
  const issue = error.issues[0];
  const custom = issue?.code === "custom" ? issue.params : undefined;
  const word = issue?.path.join(".") || "body";
  const text = `${word}: ${issue?.message ?? "cannot be read"}`;
  return new ProblemError(isTooLarge(custom) ? "too-large" : code, text);
}

function requireJsonType(headers: Headers): void {
  const type = headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type === "application/json") return;
  throw new ProblemError("unsupported-media-type", "Send the body as application/json.");
}

async function readBytes(request: Request, mostBytes: number): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? 0) > mostBytes) throw tooLarge(mostBytes);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > mostBytes) throw tooLarge(mostBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parseJson(bytes: Uint8Array): unknown {
  const text = decode(bytes);
  const repeated = text === null ? null : findRepeatedKey(text);
  if (repeated !== null)
    throw new ProblemError("invalid-parameter", `${repeated.slice(0, 60)}: may be given once`);
  try {
    return JSON.parse(text ?? "");
  } catch {
    throw new ProblemError("invalid-parameter", "body: must be JSON in UTF-8");
  }
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A key that an object of the text has twice: of two values JSON.parse keeps the last, and another reader may keep the first. */
function findRepeatedKey(text: string): string | null {
  const open: Set<string>[] = [];
  for (const [token, key] of text.matchAll(/("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (token === "{") open.push(new Set());
    else if (token === "}") open.pop();
    if (key === undefined) continue;
    const keys = open.at(-1);
    const name = readKey(key);
    if (keys?.has(name)) return name;
    keys?.add(name);
  }
  return null;
}

// One key may be written in several ways. What is no JSON at all is told by whoever reads the whole.
function readKey(key: string): string {
  try {
    return String(JSON.parse(key));
  } catch {
    return key;
  }
}

function tooLarge(mostBytes: number): ProblemError {
  return new ProblemError("too-large", `The body may be ${mostBytes / 1024} KB at most.`);
}

function isTooLarge(params: object | undefined): boolean {
  return params !== undefined && "tooLarge" in params && params.tooLarge === true;
}
