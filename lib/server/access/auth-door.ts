import "server-only";
import { z } from "zod";
import { ProblemError } from "@/lib/report/answers/problem";
import type { Database } from "@/lib/server/store/database";
import { revealStoreFailure } from "@/lib/server/store/store-failure";
import { findRace } from "./account-race";
import { type Auth, authOriginOf } from "./auth";
import { type AuthRoute, authRoutes, newEmail, newPassword, personName } from "./auth-routes";
import { parseClientAddress } from "./client-address";
import { createDeviceCookies } from "./device-cookie";
import type { FirstAdministrator } from "./first-administrator";
import { parseJsonBody, problemOf } from "./json-body";
import { problemResponse } from "./problem-response";
import { requireAllowedHost, requireSameOrigin, type Site } from "./request-origin";
import type { SessionLoader } from "./session";
import { cookieStyleOf, listCookieValues, sessionCookieName } from "./session-cookie";
import { createSignInLimiter } from "./sign-in-limiter";

type AuthDoorOptions = Site & {
  auth: Auth;
  database: Database;
  secret: string;
  sessions: SessionLoader;
  firstAdministrator: FirstAdministrator;
  now: () => number;
};

export type AuthDoor = {
  /** Everything under /api/auth: our own checks, then better-auth; refusals are problem+json. */
  handle(request: Request): Promise<Response>;
  /** `POST /api/auth/set-up`: spends the one-time link on the first administrator. */
  setUp(request: Request): Promise<Response>;
};

const basePath = "/api/auth";
const signInPath = "/sign-in/email";
const setPasswordPath = "/admin/set-user-password";
// What better-auth may know of the request; everything else a client sends stays outside.
const passedHeaders = ["cookie", "user-agent"];

const setUpWords = z.object({
  token: z.string().max(128),
  name: personName,
  email: newEmail,
  password: newPassword,
});

/** The way to better-auth: host, method, origin, body and number of attempts are judged before it is asked. */
export function createAuthDoor(options: AuthDoorOptions): AuthDoor {
  const { auth, database, secret, baseUrl, hostname, sessions, firstAdministrator, now } = options;
  const site = { baseUrl, hostname };
  const limiter = createSignInLimiter({ database, secret, now });
  const devices = createDeviceCookies(secret, baseUrl);
  const sessionCookie = sessionCookieName(cookieStyleOf(baseUrl));

  async function answer(request: Request): Promise<Response> {
    requireAllowedHost(request.headers, site);
    const path = new URL(request.url).pathname.slice(basePath.length);
    const route = authRoutes.get(path);
    if (!route) throw new ProblemError("not-found", "There is no such address under /api/auth.");
    requireMethod(request, route);
    if (route.method === "POST") requireSameOrigin(request.headers, site);
    const words = await parseWords(request, route);
    const refusal = await refuse(request, route);
    if (refusal) return refusal;
    return path === signInPath ? signIn(request, words) : pass(request, path, route, words);
  }

  /** The answer to whom the route is not for, null to whom it is; a session cookie that is no longer good is cleared. */
  async function refuse({ headers }: Request, { access }: AuthRoute): Promise<Response | null> {
    if (access === "anyone") return null;
    const viewer = await sessions.loadSession(headers);
    if (!viewer) {
      const expired = sessions.expiredSessionCookie(headers);
      const problem = new ProblemError("unauthenticated", "Sign in first.");
      return problemResponse(problem, expired === null ? {} : { "set-cookie": expired });
    }
    if (access === "admin" && viewer.role !== "admin")
      throw new ProblemError("forbidden", "This is for administrators.");
    return null;
  }

  async function signIn(request: Request, words: Record<string, unknown>): Promise<Response> {
    const email = String(words.email);
    const attempt = {
      email,
      address: parseClientAddress(request.headers),
      device: devices.read(request.headers, email),
    };
    const admission = await limiter.admit(attempt);
    const response = await ask(request, signInPath, { method: "POST", body: words }).catch(refuseSignIn);
    if (response.status >= 500) throw new Error(`better-auth answered ${response.status} to a sign-in.`);
    // One text for every refusal: unknown account, wrong password, disabled account.
    if (!response.ok) throw wrongSignIn();
    await admission.succeed();
    const headers = new Headers(response.headers);
    headers.append("set-cookie", devices.issue(email));
    return privately(response, headers);
  }

  async function pass(
    request: Request,
    path: string,
    { method }: AuthRoute,
    words: Record<string, unknown>,
  ): Promise<Response> {
    const query = method === "GET" ? formatQuery(words) : "";
    const response = await ask(request, `${path}${query}`, {
      method,
      ...(method === "POST" && { body: words }),
    }).catch(refuseRace);
    if (!response.ok) throw await refusalOf(response);
    if (path === setPasswordPath) await endSessions(request, words.userId);
    return privately(response, new Headers(response.headers));
  }

  // Whoever knew the old password may still be signed in with it; the library leaves those sessions open.
  async function endSessions(request: Request, userId: unknown): Promise<void> {
    const response = await ask(request, "/admin/revoke-user-sessions", { method: "POST", body: { userId } });
    if (!response.ok) throw new Error(`better-auth answered ${response.status} to the end of sessions.`);
  }

  function ask(
    request: Request,
    path: string,
    { method, body }: { method: string; body?: Record<string, unknown> },
  ): Promise<Response> {
    const origin = authOriginOf(baseUrl);
    const headers = new Headers({
      origin,
      "content-type": "application/json",
      "x-forwarded-for": parseClientAddress(request.headers),
    });
    for (const name of passedHeaders) {
      const value = request.headers.get(name);
      if (value !== null) headers.set(name, value);
    }
    // The library takes the first of two; which of them is the visitor's own, nobody knows.
    if (listCookieValues(request.headers, sessionCookie).length > 1) headers.delete("cookie");
    const asked = new Request(`${origin}${basePath}${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    return revealStoreFailure(() => auth.handler(asked));
  }

  async function createFirst(request: Request): Promise<Response> {
    requireAllowedHost(request.headers, site);
    requireMethod(request, { method: "POST" });
    requireSameOrigin(request.headers, site);
    const { token, ...administrator } = await parseJsonBody(request, setUpWords);
    if (!(await firstAdministrator.setUp(token, administrator)))
      throw new ProblemError("not-found", "This link was used already or is not the last one printed.");
    return Response.json(
      { created: true },
      { status: 201, headers: { "cache-control": "private, no-store" } },
    );
  }

  return {
    handle: (request) => answer(request).catch((error) => problemResponse(error)),
    setUp: (request) => createFirst(request).catch((error) => problemResponse(error)),
  };
}

function wrongSignIn(): ProblemError {
  return new ProblemError("unauthenticated", "The e-mail or the password is wrong.");
}

function refuseSignIn(error: unknown): never {
  throw findRace(error) === "gone" ? wrongSignIn() : error;
}

/** What another request did at the same moment, told as better-auth tells what was done before. */
function refuseRace(error: unknown): never {
  const race = findRace(error);
  if (race === "taken") throw new ProblemError("invalid-parameter", "This account already exists.");
  if (race === "gone") throw new ProblemError("not-found", "This account was removed meanwhile.");
  throw error;
}

function requireMethod({ method }: Request, route: Pick<AuthRoute, "method">): void {
  if (method === route.method || (method === "HEAD" && route.method === "GET")) return;
  throw new ProblemError("method-not-allowed", `This address takes ${route.method}.`);
}

async function parseWords(request: Request, { method, words }: AuthRoute): Promise<Record<string, unknown>> {
  if (method === "POST") return parseJsonBody(request, words);
  const parsed = words.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (parsed.success) return parsed.data;
  throw problemOf(parsed.error);
}

function formatQuery(words: Record<string, unknown>): string {
  const given = Object.entries(words).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(given.map(([word, value]) => [word, String(value)]));
  return query.size === 0 ? "" : `?${query}`;
}

async function refusalOf(response: Response): Promise<Error> {
  if (response.status >= 500) return new Error(`better-auth answered ${response.status}.`);
  const { message } = z
    .object({ message: z.string() })
    .catch({ message: "It was refused." })
    .parse(await readJson(response));
  if (response.status === 401) return new ProblemError("unauthenticated", message);
  if (response.status === 403) return new ProblemError("forbidden", message);
  if (response.status === 404) return new ProblemError("not-found", message);
  return new ProblemError("invalid-parameter", message);
}

function readJson(response: Response): Promise<unknown> {
  return response.json().catch(() => null);
}

function privately(response: Response, headers: Headers): Response {
  headers.set("cache-control", "private, no-store");
  return new Response(response.body, { status: response.status, headers });
}
