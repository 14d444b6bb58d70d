import "server-only";
import type { Logger } from "pino";
import { ProblemError } from "@/lib/report/answers/problem";
import type { Database } from "@/lib/server/store/database";
import type { Trail } from "@/lib/server/trail/trail";
import { createAccountChanges } from "./account-changes";
import { findRace } from "./account-race";
import { assertAdministrator } from "./administrator";
import type { Auth } from "./auth";
import { type AuthLibrary, answerPrivately, authPath, createAuthLibrary, readRefusal } from "./auth-library";
import { createAuthNotes, noteFirstAdministrator } from "./auth-notes";
import { type AuthRoute, authRoutes, openIdRoutes } from "./auth-routes";
import { parseClientAddress } from "./client-address";
import type { FirstAdministrator } from "./first-administrator";
import { parseJsonBody, problemOf } from "./json-body";
import type { People } from "./people/people";
import { passwordWords, setUpWords } from "./people/person-draft";
import { problemResponse } from "./problem-response";
import { requireAllowedHost, requireSameOrigin, type Site } from "./request-origin";
import type { SessionLoader, Viewer } from "./session";
import { createDeviceCookies } from "./sign-in/device-cookie";
import type { OpenId } from "./sign-in/openid";
import { createOpenIdSignIn, openIdReturnPath, openIdStartPath } from "./sign-in/openid-sign-in";
import { createPasswordGuard, takesPassword } from "./sign-in/password-guard";
import { assertHardToGuess } from "./sign-in/password-rule";
import { createSecondStep, isSecondStep, recoveryPath } from "./sign-in/second-step";
import { createSignIn, signInPath } from "./sign-in/sign-in";
import { createSignInLimiter } from "./sign-in/sign-in-limiter";

type AuthDoorOptions = Site & {
  /** Null where people sign in with a password alone. */
  openId: OpenId | null;
  log: Pick<Logger, "error">;
  people: People;
  auth: Auth;
  database: Database;
  secret: string;
  sessions: SessionLoader;
  firstAdministrator: FirstAdministrator;
  trail: Trail;
  now: () => number;
};

const signOutPath = "/sign-out";
const beginPath = "/two-factor/enable";
const changePasswordPath = "/change-password";
const setPasswordPath = "/admin/set-user-password";

/** The way to better-auth: host, method, origin, body and number of attempts are judged before it is asked. */
export function createAuthDoor(options: AuthDoorOptions) {
  const { database, secret, baseUrl, sessions, people, now } = options;
  const askLibrary = createAuthLibrary(options);
  const limiter = createSignInLimiter({ database, secret, now });
  const devices = createDeviceCookies(secret, baseUrl);
  const askWithPassword = createPasswordGuard({ askLibrary, limiter, devices });
  const changes = createAccountChanges({ askLibrary, people, now });
  const notes = createAuthNotes(options);
  const { signIn, ...way } = createSignIn({ askLibrary, notes, people, limiter, devices });
  const openIdSignIn = createOpenIdSignIn({ ...options, notes });
  const takeCode = createSecondStep({ ...options, ...way, askLibrary, notes, limiter });

  async function answer(request: Request): Promise<Response> {
    requireAllowedHost(request.headers, options);
    const path = new URL(request.url).pathname.slice(authPath.length);
    const route = authRoutes.get(path) ?? (options.openId && openIdRoutes.get(path));
    if (!route) throw new ProblemError("not-found", "There is no such address under /api/auth.");
    requireMethod(request, route.method);
    if (route.method === "POST") requireSameOrigin(request.headers, options);
    const words = await parseWords(request, route);
    // The library does not know when a session has gone unused for too long.
    if (path === "/get-session" && !(await sessions.loadAnySession(request.headers))) return noSession();
    if (path === signInPath) return signIn(request, words);
    if (path === openIdStartPath) return openIdSignIn.begin(request, words);
    if (path === openIdReturnPath) return openIdSignIn.finish(request, words);
    const pass = () => passOn(askLibrary, request, path, words);
    if (isSecondStep(path)) {
      const owner = await sessions.loadAnySession(request.headers);
      if (!owner) return takeCode(request, path, words);
      if (owner.twoFactor === "on" || path === recoveryPath)
        throw new ProblemError("conflict", "This code is asked for at the sign-in.");
      const switchOn = () => people.endOthersAfter(owner, pass);
      return notes.record(request, path, route, words, switchOn);
    }
    if (route.access === "anyone") return notes.record(request, path, route, words, pass);
    const viewer = await loadReader(path, request.headers);
    if (!viewer) return refuseStranger(request.headers, sessions);
    if (route.access === "administrator") assertAdministrator(viewer);
    await requireGoodPassword(path, words, viewer, people);
    const change = changes.get(path);
    const ask = takesPassword(path) ? askWithPassword(viewer) : askLibrary;
    const act = change ? () => change(request, words, viewer) : () => passOn(ask, request, path, words);
    return notes.record(request, path, route, words, act);
  }

  /** Who asks; whoever still has to switch two-factor on may do that alone. */
  function loadReader(path: string, headers: Headers): Promise<Viewer | null> {
    return path === beginPath ? sessions.loadAnySession(headers) : sessions.loadSession(headers);
  }

  async function changePassword(request: Request): Promise<Response> {
    requireAllowedHost(request.headers, options);
    requireSameOrigin(request.headers, options);
    const viewer = await sessions.loadSession(request.headers);
    if (!viewer) return refuseStranger(request.headers, sessions);
    const { current, new: next } = await parseJsonBody(request, passwordWords);
    await assertHardToGuess(next, viewer, "new");
    const path = changePasswordPath;
    const words = { currentPassword: current, newPassword: next, revokeOtherSessions: true };
    const route = authRoutes.get(path);
    if (!route) throw new Error("The library's way to change a password is closed.");
    const act = () => passOn(askWithPassword(viewer, "current"), request, path, words);
    const response = await notes.record(request, path, route, words, act);
    return answerPrivately(Response.json({}), response.headers);
  }

  return {
    /** Everything under /api/auth: our own checks, then better-auth; refusals are problem+json. */
    handle: (request: Request) => answer(request).catch((error) => problemResponse(error)),
    /** `POST /api/me/password`: a new password for whoever knows the one that holds. */
    changePassword: (request: Request) => changePassword(request).catch((error) => problemResponse(error)),
    /** `POST /api/auth/set-up`: spends the one-time link on the first administrator. */
    setUp: (request: Request) => setUpFirst(request, options).catch((error) => problemResponse(error)),
  };
}

function noSession(): Response {
  return answerPrivately(Response.json(null));
}

/** A session cookie that is no longer good is cleared. */
function refuseStranger(headers: Headers, sessions: SessionLoader): Response {
  const expired = sessions.expiredSessionCookie(headers);
  const problem = new ProblemError("unauthenticated", "Sign in first.");
  return problemResponse(problem, expired === null ? {} : { "set-cookie": expired });
}

/** @throws ProblemError where a request sets a password that its owner should not have. */
async function requireGoodPassword(
  path: string,
  words: Record<string, unknown>,
  viewer: Viewer,
  people: People,
): Promise<void> {
  const given = (word: string) => String(words[word] ?? "");
  if (path === "/admin/create-user")
    await assertHardToGuess(given("password"), { name: given("name"), email: given("email") });
  if (path === changePasswordPath) await assertHardToGuess(given("newPassword"), viewer, "newPassword");
  if (path === setPasswordPath)
    await assertHardToGuess(given("newPassword"), await people.find(given("userId")), "newPassword");
}

async function passOn(
  askLibrary: AuthLibrary,
  request: Request,
  path: string,
  words: Record<string, unknown>,
): Promise<Response> {
  const method = request.method === "POST" ? "POST" : "GET";
  const response = await askLibrary(request, { path, method, words }).catch(refuseRace);
  if (!response.ok) throw await readRefusal(response);
  if (path === setPasswordPath) await endSessions(askLibrary, request, words.userId);
  const headers = new Headers(response.headers);
  // On a machine that others use too nothing of the visit stays behind, nor comes back with the browser's own way back.
  if (path === signOutPath) headers.set("clear-site-data", '"cache", "storage"');
  return answerPrivately(response, headers);
}

// Whoever knew the old password may still be signed in with it; the library leaves those sessions open.
async function endSessions(askLibrary: AuthLibrary, request: Request, userId: unknown): Promise<void> {
  const path = "/admin/revoke-user-sessions";
  const response = await askLibrary(request, { path, method: "POST", words: { userId } });
  if (!response.ok) throw new Error(`better-auth answered ${response.status} to the end of sessions.`);
}

/** Spends the one-time link on the first administrator. @throws ProblemError `not-found` where it is spent already. */
async function setUpFirst(
  request: Request,
  { firstAdministrator, trail, ...site }: Site & Pick<AuthDoorOptions, "firstAdministrator" | "trail">,
): Promise<Response> {
  requireAllowedHost(request.headers, site);
  requireMethod(request, "POST");
  requireSameOrigin(request.headers, site);
  const { token, ...administrator } = await parseJsonBody(request, setUpWords);
  await assertHardToGuess(administrator.password, administrator);
  if (!(await firstAdministrator.setUp(token, administrator)))
    throw new ProblemError("not-found", "This link was used already or is not the last one printed.");
  // Afterwards: anybody may try a link, and what comes to nothing is not noted.
  await trail.append(noteFirstAdministrator(administrator.email, parseClientAddress(request.headers)));
  return answerPrivately(Response.json({ created: true }, { status: 201 }));
}

/** What another request did at the same moment, told as better-auth tells what was done before. */
function refuseRace(error: unknown): never {
  const race = findRace(error);
  if (race === "taken") throw new ProblemError("invalid-parameter", "This account already exists.");
  if (race === "gone") throw new ProblemError("not-found", "This account was removed meanwhile.");
  throw error;
}

function requireMethod(request: Request, method: AuthRoute["method"]): void {
  if (request.method === method || (request.method === "HEAD" && method === "GET")) return;
  throw new ProblemError("method-not-allowed", `This address takes ${method}.`);
}

async function parseWords(request: Request, { method, words }: AuthRoute): Promise<Record<string, unknown>> {
  if (method === "POST") return parseJsonBody(request, words);
  const { searchParams } = new URL(request.url);
  const repeated = [...searchParams.keys()].find((word) => searchParams.getAll(word).length > 1);
  if (repeated !== undefined)
    throw new ProblemError("invalid-parameter", `${repeated.slice(0, 60)}: may be given once.`);
  const parsed = words.safeParse(Object.fromEntries(searchParams));
  if (parsed.success) return parsed.data;
  throw problemOf(parsed.error);
}
