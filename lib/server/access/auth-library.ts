import "server-only";
import { z } from "zod";
import { ProblemError } from "@/lib/report/answers/problem";
import { revealStoreFailure } from "@/lib/server/store/store-failure";
import { type Auth, authOriginOf } from "./auth";
import { parseClientAddress } from "./client-address";
import { cookieStyleOf, listCookieValues, sessionCookieName } from "./session-cookie";

/** What better-auth is asked: `words` are the query of a GET and the body of a POST. */
type LibraryQuestion = { path: string; method: "GET" | "POST"; words: Record<string, unknown> };

/** Asks better-auth on behalf of a visitor's request, of which it learns nothing but what we pass on. */
export type AuthLibrary = (request: Request, question: LibraryQuestion) => Promise<Response>;

export const authPath = "/api/auth";
// What better-auth may know of the request; everything else a client sends stays outside.
const passedHeaders = ["cookie", "user-agent"];

type AuthLibraryOptions = { auth: Pick<Auth, "handler">; baseUrl: string | null };

export function createAuthLibrary({ auth, baseUrl }: AuthLibraryOptions): AuthLibrary {
  const origin = authOriginOf(baseUrl);
  const sessionCookie = sessionCookieName(cookieStyleOf(baseUrl));

  return (request, { path, method, words }) => {
    const query = method === "GET" ? formatQuery(words) : "";
    const asked = new Request(`${origin}${authPath}${path}${query}`, {
      method,
      headers: buildHeaders(request.headers, origin, sessionCookie),
      ...(method === "POST" && { body: JSON.stringify(words) }),
    });
    return revealStoreFailure(() => auth.handler(asked));
  };
}

function buildHeaders(given: Headers, origin: string, sessionCookie: string): Headers {
  const headers = new Headers({
    origin,
    "content-type": "application/json",
    "x-forwarded-for": parseClientAddress(given),
  });
  for (const name of passedHeaders) {
    const value = given.get(name);
    if (value !== null) headers.set(name, value);
  }
  // The library takes the first of two; which of them is the visitor's own, nobody knows.
  if (listCookieValues(given, sessionCookie).length > 1) headers.delete("cookie");
  return headers;
}

function formatQuery(words: Record<string, unknown>): string {
  const given = Object.entries(words).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(given.map(([word, value]) => [word, String(value)]));
  return query.size === 0 ? "" : `?${query}`;
}

/** Why better-auth refused, as a problem of ours. */
export async function readRefusal(response: Response): Promise<Error> {
  if (response.status >= 500) return new Error(`better-auth answered ${response.status}.`);
  const body: unknown = await response.json().catch(() => null);
  const { message } = z.object({ message: z.string() }).catch({ message: "It was refused." }).parse(body);
  if (response.status === 401) return new ProblemError("unauthenticated", message);
  if (response.status === 403) return new ProblemError("forbidden", message);
  if (response.status === 404) return new ProblemError("not-found", message);
  return new ProblemError("invalid-parameter", message);
}

/** The library's answer as it goes out, with headers that keep it from every cache. */
export function answerPrivately(response: Response, headers = new Headers(response.headers)): Response {
  headers.set("cache-control", "private, no-store");
  return new Response(response.body, { status: response.status, headers });
}
