import "server-only";
import { hostname } from "node:os";
import { systemNow } from "@/lib/dates/clock";
import type { Environment } from "@/lib/server/settings/env";
import { log } from "@/lib/server/settings/log";
import { createDatabase } from "@/lib/server/store/database";
import { migrateDatabase } from "@/lib/server/store/database-migrations";
import { createStoreWatch } from "@/lib/server/store/store-watch";
import { createAuth } from "./access/auth";
import { createAuthDoor } from "./access/auth-door";
import { createFirstAdministrator } from "./access/first-administrator";
import { createKeyedHash } from "./access/keyed-hash";
import { createOwnAccount } from "./access/people/own-account";
import { createPeople } from "./access/people/people";
import { loadOrCreateSecret } from "./access/secret";
import { createSessionLoader } from "./access/session";
import { createOpenId } from "./access/sign-in/openid";
import { createSignInLimiter } from "./access/sign-in/sign-in-limiter";
import { createApiKeys } from "./grants/api-keys";
import { createGrantStore } from "./grants/grant-store";
import { createShareLock } from "./grants/share-lock";
import { createShares } from "./grants/shares";
import { createViewerLoader } from "./grants/viewer-loader";
import { createLetters } from "./sending/letters";
import { createMailer, mailDomainOf } from "./sending/mailer";
import { startForgetting } from "./trail/forget-old";
import { createTrail } from "./trail/trail";
import { createTrailSearch } from "./trail/trail-search";
import { createViewNotes } from "./trail/view-notes";
import { createViewStore } from "./views/view-store";

/** What stands before anybody knows an operation: the database, the accounts and what they may, the trail. */
export type Installation = Awaited<ReturnType<typeof createInstallation>>;

/** @throws DatabaseError when the database cannot be opened, or is none of this version's. */
export async function createInstallation(environment: Environment) {
  const database = createDatabase(environment.databaseUrl);
  await migrateDatabase(database);
  const secret = environment.authSecret ?? (await loadOrCreateSecret(database, systemNow));
  const baseUrl = environment.authUrl;
  const auth = createAuth({ database, secret, baseUrl, log });
  const firstAdministrator = createFirstAdministrator({ auth, database, now: systemNow });
  const storeWatch = createStoreWatch({ database, log });
  storeWatch.start();
  const sessions = createSessionLoader({ database, secret, baseUrl, now: systemNow });
  const trail = createTrail({
    kysely: database.kysely,
    sign: createKeyedHash(secret, "trail"),
    now: systemNow,
  });
  const apiKeys = createApiKeys({
    grants: createGrantStore(database.kysely, "key", systemNow),
    now: systemNow,
    onFault: (error) => log.warn({ err: error }, "the use of a key could not be noted"),
  });
  const stopForgetting = startForgetting({
    ...{ trail, now: systemNow },
    keptDays: environment.keptDays.trail,
  });
  const shares = createShares({
    ...{ kysely: database.kysely, now: systemNow },
    grants: createGrantStore(database.kysely, "share", systemNow),
  });
  const limiter = createSignInLimiter({ database, secret, now: systemNow });
  const site = { baseUrl, hostname: hostname() };
  const people = createPeople({ database, now: systemNow });
  await people.dropLostFactors();
  const letters =
    environment.mail && environment.authUrl !== null
      ? createLetters({
          mailer: createMailer(environment.mail),
          mailDomain: mailDomainOf(environment.mail.from),
          ...{ site: environment.authUrl, people, limiter, log },
          hashOf: createKeyedHash(secret, "trail-account"),
        })
      : null;
  const openId = environment.openId && createOpenId(environment.openId, { database, secret, baseUrl, log });
  void openId?.findFault().then((fault) => fault && log.error({ source: "openid" }, fault));
  const door = { people, auth, openId, log, database, secret, ...site, sessions, firstAdministrator, trail };
  return {
    environment,
    database,
    storeWatch,
    firstAdministrator,
    sessions,
    trail,
    people,
    /** Null where no e-mail is sent, or nobody knows the public address to which its links would lead. */
    letters,
    /** What the button of the OpenID provider says; null where there is none. */
    openIdName: openId?.name ?? null,
    trailSearch: createTrailSearch(database.kysely),
    views: createViewNotes({ trail, now: systemNow }),
    savedViews: createViewStore(database.kysely),
    /** Who asks the API, by session or key. */
    loadViewer: createViewerLoader(sessions, apiKeys),
    apiKeys,
    ownAccount: createOwnAccount({ database, now: systemNow }),
    shares,
    shareLock: createShareLock({ shares, limiter, secret, baseUrl }),
    /** Of a share and an agent, for their mask. */
    shareMask: createKeyedHash(secret, "share-names"),
    /** Of a schedule, for the signature of what its webhook is sent. */
    webhookSecret: createKeyedHash(secret, "webhook"),
    site,
    authDoor: createAuthDoor({ ...door, now: systemNow }),
    /** For the end of the process. */
    async close(): Promise<void> {
      storeWatch.stop();
      stopForgetting();
      await letters?.settle();
    },
  };
}
