import "server-only";
import type { TrailDetail } from "@/lib/report/answers/trail-answer";
import type { Database } from "@/lib/server/store/database";
import { orLogged, recordAndDo } from "@/lib/server/trail/record";
import type { Trail, TrailNote } from "@/lib/server/trail/trail";
import { findAccount } from "./account-values";
import type { AuthRoute } from "./auth-routes";
import { parseClientAddress } from "./client-address";
import { createKeyedHash } from "./keyed-hash";
import type { SessionLoader } from "./session";
import { normaliseEmail, signInLimits } from "./sign-in/sign-in-limiter";

type AuthNotesOptions = {
  trail: Trail;
  database: Database;
  secret: string;
  sessions: SessionLoader;
  now: () => number;
};

/** `code-asked`: the password was right, and the code of the second step is still to come. */
type SignInOutcome = "signed-in" | "code-asked" | "wrong" | "wrong-code" | "rate-limited";
type Way = "code" | "recovery-code" | "openid";

type Words = Readonly<Record<string, unknown>>;
type Work = () => Promise<Response>;

/** What the trail is told at the way in. */
export function createAuthNotes(options: AuthNotesOptions) {
  const { trail, database, secret, sessions, now } = options;
  const keyed = createKeyedHash(secret, "trail-account");
  let limited = { startedAtMs: Number.NEGATIVE_INFINITY, keys: new Set<string>() };

  /** Refused attempts without end are noted once per window, address and account. */
  function isFirstLimited(key: string): boolean {
    if (now() - limited.startedAtMs >= signInLimits.windowMs)
      limited = { startedAtMs: now(), keys: new Set() };
    const isFirst = !limited.keys.has(key) && limited.keys.size < mostLimited;
    limited.keys.add(key);
    return isFirst;
  }

  async function tell(path: string, words: Words): Promise<TrailDetail> {
    const { userId, email, role } = words;
    const account = typeof userId === "string" ? await findAccount(database.kysely, "id", userId) : null;
    return {
      done: doneBy.get(path) ?? path.split("/").at(-1) ?? path,
      ...(account && { account: account.email, accountId: account.id }),
      ...(typeof email === "string" && { account: normaliseEmail(email) }),
      ...(typeof role === "string" && { role }),
    };
  }

  return {
    /** Resolves once the trail knows that somebody is about to be signed in, or was refused. @throws what the store failed with */
    async noteSignIn(request: Request, email: string, outcome: SignInOutcome, by?: Way): Promise<void> {
      const account = normaliseEmail(email);
      const address = parseClientAddress(request.headers);
      if (outcome === "rate-limited" && !isFirstLimited(`${address} ${account}`)) return;
      const known = await findAccount(database.kysely, "email", account);
      const who = known && { userId: known.id, email: known.email };
      const kind = signInKind[outcome] ?? "sign-in-failed";
      // Of an account that there is not, a keyed hash alone: a password may have been typed into the wrong field.
      const tried = who ? {} : { tried: keyed(account).slice(0, 16) };
      await trail.append({
        ...{ who, what: kind, address },
        detail: {
          ...(kind === "two-factor" && { done: "asked" }),
          ...(kind === "sign-in-failed" && { why: outcome }),
          ...(by && { by }),
          ...tried,
        },
      });
    },

    /** The same of somebody whom the OpenID provider vouches for, and who may not come in. */
    async noteRefused(request: Request, why: string): Promise<void> {
      const address = parseClientAddress(request.headers);
      if (!isFirstLimited(`${address} openid ${why}`)) return;
      await trail.append({ who: null, what: "sign-in-failed", address, detail: { why, by: "openid" } });
    },

    /** Does what a route of better-auth's does once the trail knows of it. @throws what the store failed with, before */
    async record(
      request: Request,
      path: string,
      { noted }: AuthRoute,
      words: Words,
      work: Work,
    ): Promise<Response> {
      if (noted === null) return work();
      const viewer = await sessions.loadAnySession(request.headers);
      const address = parseClientAddress(request.headers);
      if (noted === "sign-out") {
        // Nobody is kept signed in because the trail cannot be written.
        if (viewer) await orLogged(trail.append({ who: viewer, what: noted, address }));
        return work();
      }
      const detail = await tell(path, words);
      return recordAndDo(trail, { who: viewer, what: noted, detail, address }, work);
    },
  };
}

export type AuthNotes = ReturnType<typeof createAuthNotes>;

const signInKind: Partial<Record<SignInOutcome, "sign-in" | "two-factor">> = {
  "signed-in": "sign-in",
  "code-asked": "two-factor",
};

// What the library's routes do, where their names do not say it.
const doneBy = new Map([
  ["/two-factor/enable", "begin"],
  ["/two-factor/verify-totp", "on"],
  ["/two-factor/disable", "off"],
  ["/two-factor/generate-backup-codes", "recovery-codes"],
]);

// Beyond, an attack is no news.
const mostLimited = 10_000;

/** The account that the set-up link or the environment makes. */
export function noteFirstAdministrator(email: string, address = "unknown"): TrailNote {
  const detail = { done: "first-administrator", account: normaliseEmail(email) };
  return { who: null, what: "set-up", detail, address };
}
