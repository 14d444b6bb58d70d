import "server-only";
import type { InferResult } from "kysely";
import { keepBounded } from "@/lib/dates/zone";
import type { Right, Role, Scope } from "@/lib/report/answers/person";
import { ProblemError } from "@/lib/report/answers/problem";
import { selectSwitch } from "@/lib/server/settings/installation-switch";
import type { Database } from "@/lib/server/store/database";
import type { AccountTime, DatabaseSchema } from "@/lib/server/store/tables/database-schema";
import { formatAccountTime, parseAccountTime } from "./account-values";
import { type KeptLimits, parseRole, readLimits } from "./scope";
import {
  cookieStyleOf,
  formatExpiredCookie,
  listCookieValues,
  parseSessionCookie,
  sessionCookieName,
} from "./session-cookie";

/** Who is reading, and what they may see. */
export type Viewer = {
  userId: string;
  /** The session by which they ask, and when it began (epoch milliseconds); none of a key. */
  session?: { id: string; since: number };
  email: string;
  name: string;
  role: Role;
  /** Of an administrator: everything. */
  scope: Scope;
  /** Granted by name; an administrator has all of them anyway. */
  rights: readonly Right[];
  /**
   * Of a session: its owner has two-factor, came by the OpenID provider (which asks for what it wants), or lacks the two-factor that the
   * installation demands.
   */
  twoFactor?: "on" | "provider" | "missing";
  /** The key by which they read, instead of a session: it changes nothing. */
  keyId?: string;
};

export type SessionLoader = {
  /**
   * The person behind the request's session cookie as the database knows them now; null where there is no
   * session, two cookies claim to be it, it has ended, or the account is disabled. Notes every few minutes that the
   * session is used.
   * @throws ProblemError `two-factor-required` where the installation demands it and they have none yet
   */
  loadSession(headers: Headers): Promise<Viewer | null>;
  /** The same also of somebody without the two-factor that is demanded: for setting it up, and for signing out. */
  loadAnySession(headers: Headers): Promise<Viewer | null>;
  /** The `Set-Cookie` line that clears the session cookie the request carries; null where it carries none. */
  expiredSessionCookie(headers: Headers): string | null;
};

type SessionLoaderOptions = {
  database: Database;
  secret: string;
  baseUrl: string | null;
  now: () => number;
};

const mostTokens = 1_000;

/**
 * Reads sessions with one query: better-auth's own `getSession` takes ten times as long (544 against 55 µs) and
 * every request pays for it, the embedded database for none while nothing changes. Signing in and out stay with better-auth.
 */
export function createSessionLoader({ database, secret, baseUrl, now }: SessionLoaderOptions): SessionLoader {
  const style = cookieStyleOf(baseUrl);
  const name = sessionCookieName(style);
  // Built once: every request runs it.
  const query = buildViewerQuery(database);
  // A signature that was ours stays ours.
  const tokens = new Map<string, string>();
  // Who is behind a token, as long as nothing at all is committed. Whether that session still holds is told every time.
  const found = new Map<string, { version: number; row: ViewerRow | undefined }>();
  return {
    loadAnySession,
    loadSession: async (headers) => {
      const viewer = await loadAnySession(headers);
      if (viewer?.twoFactor !== "missing") return viewer;
      throw new ProblemError("two-factor-required", "Switch two-factor on first, at /two-factor.");
    },
    expiredSessionCookie: (headers) =>
      listCookieValues(headers, name).length === 0 ? null : formatExpiredCookie(name, style),
  };

  async function loadAnySession(headers: Headers): Promise<Viewer | null> {
    const [value, ...others] = listCookieValues(headers, name);
    const token = value === undefined || others.length > 0 ? null : tokenOf(value);
    return token === null ? null : loadViewer(token);
  }

  function tokenOf(value: string): string | null {
    const known = tokens.get(value);
    if (known !== undefined) return known;
    const token = parseSessionCookie(value, secret);
    if (token !== null) keepBounded(tokens, mostTokens, value, token);
    return token;
  }

  async function loadViewer(token: string): Promise<Viewer | null> {
    const [row, nowMs] = [await findRow(token), now()];
    const viewer = row && isSessionOpen(row, nowMs) ? readAccount(row, nowMs) : null;
    if (!row || !viewer) return null;
    if (nowMs - parseAccountTime(row.updatedAt) >= noteUseMs) await noteUse(row.sessionId, nowMs);
    const twoFactor = tellTwoFactor(row);
    const session = { id: row.sessionId, since: parseAccountTime(row.createdAt) };
    return { ...viewer, session, ...(twoFactor && { twoFactor }) };
  }

  async function findRow(token: string): Promise<ViewerRow | undefined> {
    // Before the question: what is committed meanwhile makes it another.
    const version = database.readVersion();
    const known = found.get(token);
    if (known && known.version === version) return known.row;
    const { rows } = await database.kysely.executeQuery<ViewerRow>({
      ...query,
      // The token is the last of them.
      parameters: [...query.parameters.slice(0, -1), token],
    });
    const [row] = rows;
    if (version !== null) keepBounded(found, mostTokens, token, { version, row });
    return row;
  }

  /** Reading goes on where nothing can be written: the session then counts as unused for a while longer. */
  async function noteUse(sessionId: string, nowMs: number): Promise<void> {
    await database.kysely
      .updateTable("session")
      .set({ updatedAt: formatAccountTime(nowMs) })
      .where("id", "=", sessionId)
      .execute()
      .catch(() => undefined);
  }
}

const hourMs = 60 * 60_000;

/** How long a session lasts without being used: one that its owner wants to keep in this browser, and any other. */
export const idleMs = { kept: 7 * 24 * hourMs, usual: 12 * hourMs };

// The library lets a session last a day where nobody asks to keep it, and else as long as auth.ts says.
const longestUsualMs = 25 * hourMs;

// A use is noted no more often: a page asks many times a minute.
const noteUseMs = 5 * 60_000;

type SessionTimes = { createdAt: AccountTime; updatedAt: AccountTime; expiresAt: AccountTime };

/** Whether a session has neither come to its end nor gone unused for too long. */
export function isSessionOpen({ createdAt, updatedAt, expiresAt }: SessionTimes, nowMs: number): boolean {
  const isUsual = parseAccountTime(expiresAt) - parseAccountTime(createdAt) <= longestUsualMs;
  const unusedSince = nowMs - (isUsual ? idleMs.usual : idleMs.kept);
  return isLater(expiresAt, nowMs) && isLater(updatedAt, unusedSince);
}

/** An account as its tables keep it. */
export type AccountRow = KeptLimits &
  Pick<DatabaseSchema["user"], "id" | "email" | "name" | "role" | "banned" | "banExpires">;

/** Who an account is and what they may see now; null where it is disabled, or has no role of ours. */
export function readAccount(row: AccountRow, nowMs: number): Viewer | null {
  const role = isDisabled(row, nowMs) ? null : parseRole(row.role);
  if (role === null) return null;
  return { userId: row.id, email: row.email, name: row.name, role, ...readLimits(role, row) };
}

function tellTwoFactor(row: ViewerRow): Viewer["twoFactor"] {
  if (row.provider !== null) return "provider";
  if (row.twoFactorEnabled) return "on";
  return row.demand === "on" ? "missing" : undefined;
}

type ViewerRow = InferResult<ReturnType<typeof buildViewerQuery>>[number];

/** The account behind a session, by its token: the query's last parameter. */
function buildViewerQuery({ kysely }: Database) {
  return kysely
    .selectFrom("session")
    .innerJoin("user", "user.id", "session.userId")
    .leftJoin("person", "person.user_id", "user.id")
    .select(["user.id", "user.email", "user.name", "user.role"])
    .select(["user.banned", "user.banExpires", "user.twoFactorEnabled"])
    .select(selectSwitch(kysely, "two-factor").as("demand"))
    .select([
      "session.id as sessionId",
      "session.createdAt",
      "session.updatedAt",
      "session.expiresAt",
      "session.provider",
    ])
    .select(["person.operations", "person.teams", "person.rights"])
    .where("session.token", "=", "")
    .compile();
}

/** Whether an account is disabled: for good, or until an instant that has not come. */
export function isDisabled(user: { banned: unknown; banExpires: AccountTime | null }, now: number): boolean {
  if (!user.banned) return false;
  return user.banExpires === null || !isEarlierOrNow(user.banExpires, now);
}

// Two comparisons and no negation: for a time that cannot be read both are false, and the session is refused.
function isLater(time: AccountTime, now: number): boolean {
  return parseAccountTime(time) > now;
}

function isEarlierOrNow(time: AccountTime, now: number): boolean {
  return parseAccountTime(time) <= now;
}
