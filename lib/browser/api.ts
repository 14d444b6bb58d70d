import { announceSessionEnd } from "./session-end";

/** A refusal of our own API, in its words; `network` when nothing answered. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: string;
  readonly status: number;
  readonly retryAfterSeconds: number | null;

  constructor(code: string, detail: string, status: number, retryAfterSeconds: number | null) {
    super(detail);
    this.code = code;
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

type Question = {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
};

/** Asks our own origin for JSON. @throws ApiError for every other outcome. */
export async function fetchJson<Answer>(path: string, question: Question = {}): Promise<Answer> {
  const response = await reach(path, question);
  const body = await readJson(response);
  if (!response.ok) throw refusalOf(path, response, body);
  return ownAnswer<Answer>(body);
}

/** One request to our own origin. @throws ApiError `network` where nothing answers */
export async function reach(
  path: string,
  { method = "GET", body, headers, signal }: Question,
): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      headers: { ...(body !== undefined && { "content-type": "application/json" }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError("network", "No answer.", 0, null);
  }
}

/** @throws ApiError `network` where the answer is cut or no JSON */
export async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    throw new ApiError("network", `Status ${response.status} without JSON.`, response.status, null);
  }
}

/** What an answer refuses. One that finds no session ends it for the page. */
export function refusalOf(path: string, response: Response, body: unknown): ApiError {
  // A wrong password has the same status and ends no session.
  if (response.status === 401 && !path.startsWith("/api/auth/")) announceSessionEnd();
  const { code, detail } = Object(body) as { code?: unknown; detail?: unknown };
  const retryAfter = Number(response.headers.get("retry-after") ?? Number.NaN);
  return new ApiError(
    typeof code === "string" ? code : "unexpected",
    typeof detail === "string" ? detail : "",
    response.status,
    Number.isFinite(retryAfter) ? retryAfter : null,
  );
}

// Page and API are built and shipped as one: what our own origin answers with 2xx has the type its route declares.
function ownAnswer<Answer>(body: unknown): Answer {
  return body as Answer;
}
