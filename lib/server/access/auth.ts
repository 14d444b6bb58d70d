import "server-only";
import { type BetterAuthOptions, betterAuth } from "better-auth";
import type { Logger } from "pino";
import type { Database } from "@/lib/server/store/database";
import { authTables } from "@/lib/server/store/tables/auth-tables";
import { formatAccountTime } from "./account-values";
import { cookieStyleOf, sessionCookieName } from "./session-cookie";
import { hashPassword, passwordLimits, verifyPassword } from "./sign-in/password";

/** What the library calls the provider of the configuration; a part of the address to which people are sent back. */
export const openIdProvider = "openid";
const callbackPath = "/callback/:id";

const day = 24 * 60 * 60;

export type AuthOptions = {
  database: Database;
  secret: string;
  /** BETTER_AUTH_URL, or null: then the door judges each request's own Host and Origin. */
  baseUrl: string | null;
  log: Pick<Logger, "error">;
};

export type Auth = ReturnType<typeof createAuth>;

/** The origin that better-auth is told it lives on; the door hands it requests under this name only. */
export function authOriginOf(baseUrl: string | null): string {
  return new URL(baseUrl ?? "http://localhost").origin;
}

/**
 * better-auth: e-mail and password, people managed by administrators, sessions in the database. It sits behind
 * the door (auth-door.ts), which has already judged host, origin, body and number of attempts.
 * Every setting that the library would otherwise read from the process's environment is given here.
 */
export function createAuth(options: AuthOptions) {
  return betterAuth({ ...authTables, ...buildAuthSettings(options) });
}

/** All but the plugins. */
export function buildAuthSettings({ database, secret, baseUrl, log }: AuthOptions) {
  const style = cookieStyleOf(baseUrl);
  return {
    appName: "Auxboard",
    baseURL: authOriginOf(baseUrl),
    basePath: "/api/auth",
    secret,
    // Given, or BETTER_AUTH_SECRETS in the environment would sign cookies that session.ts cannot verify.
    secrets: [{ version: 1, value: secret }],
    database: { db: database.kysely, type: database.engine, transaction: true },
    telemetry: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLimits.leastLength,
      maxPasswordLength: passwordLimits.mostBytes,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    // From the sign-in on, however often it is used; session.ts also ends what is not used.
    session: {
      ...authTables.session,
      expiresIn: 30 * day,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, asked) =>
            buildSession(session, asked?.path, asked?.context.session?.session),
        },
      },
    },
    // Its limiter goes by address alone, and would write to the database at every request: ours is sign-in-limiter.ts.
    rateLimit: { enabled: false },
    advanced: {
      // `__Secure-` is what this would prefix; `__Host-` also binds the cookie to this very host.
      useSecureCookies: false,
      cookiePrefix: `${style.prefix}auxboard`,
      cookies: { session_token: { name: sessionCookieName(style) } },
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/", secure: style.secure },
      disableOriginCheck: false,
      disableCSRFCheck: false,
      ipAddress: { ipAddressHeaders: ["x-forwarded-for"] },
    },
    onAPIError: { throw: true },
    logger: { level: "error", log: (_level, message) => log.error({ source: "better-auth" }, message) },
  } satisfies BetterAuthOptions;
}

type Life = { createdAt: unknown; expiresAt: unknown };

/**
 * A session that takes the place of another (a new password, two-factor switched on or off) began and ends as that one: the library
 * would let it begin anew, and last as long as one that its owner wanted to keep. One by an OpenID provider lasts a day, as any where
 * nobody asks to stay signed in.
 */
function buildSession<Session extends { createdAt: { valueOf(): number } }>(
  session: Session,
  path: string | undefined,
  replaced?: Life,
) {
  if (path === callbackPath) {
    const expiresAt = formatAccountTime(session.createdAt.valueOf() + day * 1000);
    return { data: { ...session, provider: openIdProvider, expiresAt } };
  }
  if (!replaced || path === "/sign-in/email") return;
  return { data: { ...session, createdAt: replaced.createdAt, expiresAt: replaced.expiresAt } };
}
