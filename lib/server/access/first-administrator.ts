import "server-only";
import type { Database } from "@/lib/server/store/database";
import type { Auth } from "./auth";
import { isPasswordTooLarge, passwordLimits } from "./password";
import { consumeSetUpToken, createSetUpToken, removeSetUpToken, restoreSetUpToken } from "./set-up-token";

export type NewAdministrator = { email: string; password: string; name?: string };

type FirstAdministratorOptions = { auth: Auth; database: Database; now: () => number };

export type FirstAdministrator = {
  /**
   * Makes the administrator of ADMIN_EMAIL and ADMIN_PASSWORD, if and only if there is no user: true when it did.
   * @throws Error where better-auth refuses the e-mail or the password
   */
  create(administrator: NewAdministrator): Promise<boolean>;
  /**
   * The path of a one-time link that makes the first administrator, replaced at each call; null (and no link in
   * force) where there is a user already. The token is told here once and kept as a hash.
   */
  createSetUpLink(): Promise<string | null>;
  /** Spends the link's token on an administrator: true for the one call that did. */
  setUp(token: string, administrator: NewAdministrator): Promise<boolean>;
};

/** The way into an installation that has no user yet. */
export function createFirstAdministrator(options: FirstAdministratorOptions): FirstAdministrator {
  const { auth, database, now } = options;
  return {
    create: async (administrator) => {
      if (await hasUser(database)) return false;
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
    createSetUpLink: async () => {
      if (await hasUser(database)) return removeSetUpToken(database).then(() => null);
      return `/sign-in?setup=${await createSetUpToken(database, now)}`;
    },
    setUp: async (token, administrator) => {
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

async function hasUser({ kysely }: Database): Promise<boolean> {
  return (await kysely.selectFrom("user").select("id").limit(1).executeTakeFirst()) !== undefined;
}

async function createAdministrator(auth: Auth, { email, password, name }: NewAdministrator): Promise<void> {
  // better-auth checks the least length of a password at sign-up only, and sign-up is closed; it counts
  // characters where the door counts bytes.
  if (password.length < passwordLimits.leastLength)
    throw new Error(
      `The administrator's password must have ${passwordLimits.leastLength} characters at least.`,
    );
  if (isPasswordTooLarge(password))
    throw new Error(`The administrator's password must have ${passwordLimits.mostBytes} bytes at most.`);
  await auth.api.createUser({
    body: { email, password, name: name ?? email.split("@")[0] ?? email, role: "administrator" },
  });
}
