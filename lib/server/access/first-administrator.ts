import "server-only";
import type { Database } from "@/lib/server/store/database";
import { isDemoEmail } from "@/lib/server/store/demo-database";
import { newPassword } from "./account-words";
import type { Auth } from "./auth";
import { consumeSetUpToken, createSetUpToken, removeSetUpToken, restoreSetUpToken } from "./set-up-token";
import { isHardToGuess } from "./sign-in/password-rule";

export type NewAdministrator = { email: string; password: string; name?: string };

type FirstAdministratorOptions = { auth: Auth; database: Database; now: () => number };

/** ADMIN_PASSWORD cannot be used; its message says why and what to do. */
class WeakPasswordError extends Error {
  override readonly name = "WeakPasswordError";
}

/** The way into an installation that has no user yet. */
export function createFirstAdministrator(options: FirstAdministratorOptions) {
  const { auth, database, now } = options;
  return {
    /**
     * Makes the administrator of ADMIN_EMAIL and ADMIN_PASSWORD, if and only if there is no user: true when it did.
     * @throws WeakPasswordError, which names the variable and not its value; Error where better-auth refuses the e-mail
     */
    create: async (administrator: NewAdministrator) => {
      if (await hasUser(database)) return false;
      await requireStrong(administrator);
      try {
        await createAdministrator(auth, administrator);
      } catch (error) {
        // Another instance that starts at the same moment was first: not a failure.
        if (await hasUser(database)) return false;
        throw error;
      }
      await removeSetUpToken(database);
      return true;
    },
    /**
     * The path of a one-time link that makes the first administrator, replaced at each call; null (and no link in
     * force) where there is a user already. The token is told here once and kept as a hash.
     */
    createSetUpLink: async () => {
      if (await hasUser(database)) return removeSetUpToken(database).then(() => null);
      return `/sign-in?setup=${await createSetUpToken(database, now)}`;
    },
    /** Spends the link's token on an administrator: true for the one call that did. */
    setUp: async (token: string, administrator: NewAdministrator) => {
      if ((await hasUser(database)) || !(await consumeSetUpToken(database, token))) return false;
      try {
        await createAdministrator(auth, administrator);
        return true;
      } catch (error) {
        await restoreSetUpToken(database, token, now);
        throw error;
      }
    },
  };
}

export type FirstAdministrator = ReturnType<typeof createFirstAdministrator>;

async function hasUser({ kysely }: Database): Promise<boolean> {
  return (await kysely.selectFrom("user").select("id").limit(1).executeTakeFirst()) !== undefined;
}

// The door asks the same of every other new password. The demonstration's is public anyway.
async function requireStrong({ email, password, name = "" }: NewAdministrator): Promise<void> {
  if (isDemoEmail(email)) return;
  const length = newPassword.safeParse(password);
  const isGood = length.success && (await isHardToGuess(password, { email, name }));
  if (isGood) return;
  const rule =
    length.error?.issues[0]?.message ?? "is easy to guess: common, or made of the name or the e-mail";
  throw new WeakPasswordError(
    `Auxboard cannot start: ADMIN_PASSWORD ${rule}. Set another one, then start again.`,
  );
}

async function createAdministrator(auth: Auth, { email, password, name }: NewAdministrator): Promise<void> {
  await auth.api.createUser({
    body: { email, password, name: name ?? email.split("@")[0] ?? email, role: "administrator" },
  });
}
