import type { z } from "zod";
import { ProblemError } from "@/lib/report/answers/problem";

const usualBytes = 16 * 1024;

/**
 * The request's JSON body as `schema` reads it; an absent body counts as `{}`.
 * @throws ProblemError unsupported-media-type where a body is not declared as JSON (a form of another site can
 * send those), too-large beyond `mostBytes`, invalid-parameter naming the word
 */
export async function parseJsonBody<T>(
  request: Request,
  schema: z.ZodType<T>,
  mostBytes = usualBytes,
): Promise<T> {
  const bytes = await readBytes(request, mostBytes);
  if (bytes.length > 0) requireJsonType(request.headers);
  const parsed = schema.safeParse(bytes.length === 0 ? {} : parseJson(bytes));
  if (parsed.success) return parsed.data;
  throw problemOf(parsed.error);
}

/** The first complaint of a schema, as `word: what it must be`. */
export function problemOf(error: z.ZodError): ProblemError {
  const issue = error.issues[0];
  const custom = issue?.code === "custom" ? issue.params : undefined;
  const word = issue?.path.join(".") || "body";
  const text = `${word}: ${issue?.message ?? "cannot be read"}`;
  return new ProblemError(isTooLarge(custom) ? "too-large" : "invalid-parameter", text);
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
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new ProblemError("invalid-parameter", "body: must be JSON in UTF-8");
  }
}

function tooLarge(mostBytes: number): ProblemError {
  return new ProblemError("too-large", `The body may be ${mostBytes / 1024} KB at most.`);
}

function isTooLarge(params: object | undefined): boolean {
  return params !== undefined && "tooLarge" in params && params.tooLarge === true;
}
