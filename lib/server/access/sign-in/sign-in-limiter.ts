import "server-only";
import { ProblemError } from "@/lib/report/answers/problem";
import type { Database } from "@/lib/server/store/database";
import { subscriberOf } from "../client-address";
import { createKeyedHash, type KeyedHash } from "../keyed-hash";

/** Failures allowed in one window: of one account, from one address, and from one place known to the account. */
export const signInLimits = {
  windowMs: 15 * 60_000,
  account: 8,
  address: 30,
  known: 8,
  placeMemoryMs: 90 * 24 * 60 * 60_000,
};

export type SignInAttempt = {
  /** The e-mail as typed: accounts are told apart without regard to case or Unicode form. */
  email: string;
  address: string;
  /** What identifies a browser that has signed in to this account before (device-cookie.ts); null for any other. */
  device: string | null;
};

export type Admission = {
  /** Somebody is signed in: the attempt does not count, and the place is remembered. */
  succeed(): Promise<void>;
  /** The password was right, and a code is still to come: the attempt does not count. */
  goOn(): Promise<void>;
};

type Bucket = { bucket: string; limit: number };
type Count = { bucket: string; started_at: number };
type Context = { database: Database; now: () => number; keyed: KeyedHash };

/**
 * Limits guessing, per account and per address, in the database. Browsers and addresses from which the account
 * was signed in to before have buckets of their own, so that an attack on an account does not lock its owner out
 * (OWASP, "Slow Down Online Guessing Attacks with Device Cookies").
 */
export function createSignInLimiter(options: { database: Database; secret: string; now: () => number }) {
  const context = { ...options, keyed: createKeyedHash(options.secret, "sign-in-limiter") };
  return {
    /**
     * Counts the attempt before the password is looked at, so that a thousand at once are a thousand.
     * @throws ProblemError rate-limited, with the seconds until the window ends
     */
    admit: async (attempt: SignInAttempt) => {
      await forgetOld(context);
      const counts = await countAttempt(context, await chooseBuckets(context, attempt));
      return {
        succeed: () => recordSuccess(context, attempt, counts),
        goOn: () => takeAllBack(context, counts),
      };
    },
    /** Whether a code that is good for a moment is told for the first time, by any instance. From now on it is not. */
    isFirstUse: async (email: string, code: string) => {
      await forgetOld(context);
      const bucket = context.keyed("code", normaliseEmail(email), code);
      return (await countOne(context, bucket)).failures === 1;
    },
  };
}

export type SignInLimiter = ReturnType<typeof createSignInLimiter>;

/** One form for every spelling of an e-mail that names the same account. */
export function normaliseEmail(email: string): string {
  return email.trim().normalize("NFC").toLowerCase();
}

async function chooseBuckets(context: Context, attempt: SignInAttempt): Promise<Bucket[]> {
  const { keyed } = context;
  const account = normaliseEmail(attempt.email);
  const subscriber = subscriberOf(attempt.address);
  if (attempt.device !== null)
    return [{ bucket: keyed("device", account, attempt.device), limit: signInLimits.known }];
  const address = { bucket: keyed("address", subscriber), limit: signInLimits.address };
  const place = keyed("place", account, subscriber);
  return (await isKnownPlace(context, place))
    ? [address, { bucket: place, limit: signInLimits.known }]
    : [address, { bucket: keyed("account", account), limit: signInLimits.account }];
}

/** The address is counted first: where it is refused, the account's own count must not grow. */
async function countAttempt(context: Context, buckets: Bucket[]): Promise<Count[]> {
  const counts: Count[] = [];
  for (const { bucket, limit } of buckets) {
    const row = await countOne(context, bucket);
    if (row.failures > limit) throw tooMany(row.started_at + signInLimits.windowMs - context.now());
    counts.push({ bucket, started_at: row.started_at });
  }
  return counts;
}

// Of many at once one that came later may be written first.
const clockSlackMs = 60_000;

/** One statement, so that two processes cannot both take the last attempt. A start far ahead means the clock was set back. */
async function countOne({ database, now }: Context, bucket: string) {
  const instant = now();
  return database.kysely
    .insertInto("sign_in_attempt")
    .values({ bucket, failures: 1, started_at: instant })
    .onConflict((conflict) =>
      conflict.column("bucket").doUpdateSet((eb) => {
        const isOver = eb.or([
          eb("sign_in_attempt.started_at", "<=", instant - signInLimits.windowMs),
          eb("sign_in_attempt.started_at", ">", instant + clockSlackMs),
        ]);
        const next = eb("sign_in_attempt.failures", "+", 1);
        return {
          failures: eb.case().when(isOver).then(1).else(next).end(),
          started_at: eb.case().when(isOver).then(instant).else(eb.ref("sign_in_attempt.started_at")).end(),
        };
      }),
    )
    .returning(["failures", "started_at"])
    .executeTakeFirstOrThrow();
}

async function recordSuccess(context: Context, attempt: SignInAttempt, counts: Count[]): Promise<void> {
  const { database, keyed, now } = context;
  await takeAllBack(context, counts);
  const place = keyed("place", normaliseEmail(attempt.email), subscriberOf(attempt.address));
  await database.kysely
    .insertInto("sign_in_place")
    .values({ place, seen_at: now() })
    .onConflict((conflict) => conflict.column("place").doUpdateSet({ seen_at: now() }))
    .execute();
}

async function takeAllBack({ database }: Context, counts: Count[]): Promise<void> {
  for (const count of counts) await takeBack(database, count);
}

async function takeBack({ kysely }: Database, { bucket, started_at }: Count): Promise<void> {
  await kysely
    .updateTable("sign_in_attempt")
    .set((eb) => ({ failures: eb("failures", "-", 1) }))
    .where("bucket", "=", bucket)
    .where("started_at", "=", started_at)
    .where("failures", ">", 0)
    .execute();
}

async function isKnownPlace({ database }: Context, place: string): Promise<boolean> {
  const row = await database.kysely
    .selectFrom("sign_in_place")
    .select("place")
    .where("place", "=", place)
    .executeTakeFirst();
  return row !== undefined;
}

async function forgetOld({ database, now }: Context): Promise<void> {
  const instant = now();
  await database.kysely
    .deleteFrom("sign_in_attempt")
    .where("started_at", "<=", instant - signInLimits.windowMs)
    .execute();
  await database.kysely
    .deleteFrom("sign_in_place")
    .where("seen_at", "<=", instant - signInLimits.placeMemoryMs)
    .execute();
}

function tooMany(waitMs: number): ProblemError {
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1000));
  const minutes = Math.ceil(retryAfterSeconds / 60);
  return new ProblemError("rate-limited", `Too many failed attempts. Try again in ${minutes} min.`, {
    retryAfterSeconds,
  });
}
