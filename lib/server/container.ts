import "server-only";
import { hostname } from "node:os";
import { systemNow } from "@/lib/dates/clock";
import { bindSources } from "@/lib/server/ledger/bind-sources";
import { getMetrics } from "@/lib/server/report/metrics";
import { createOperationReports } from "@/lib/server/report/operation-reports";
import { createStateStyles } from "@/lib/server/report/state-styles";
import { type Environment, loadEnvironment } from "@/lib/server/settings/env";
import { log } from "@/lib/server/settings/log";
import { createSettingsStore } from "@/lib/server/settings/settings-store";
import { createDatabase } from "@/lib/server/store/database";
import { migrateDatabase } from "@/lib/server/store/database-migrations";
import { createStoreWatch } from "@/lib/server/store/store-watch";
import { createAuth } from "./access/auth";
import { createAuthDoor } from "./access/auth-door";
import { createFirstAdministrator } from "./access/first-administrator";
import { createKeyedHash } from "./access/keyed-hash";
import { createOpenId } from "./access/openid";
import { createOwnAccount } from "./access/people/own-account";
import { createPeople } from "./access/people/people";
import { createPersonLoader } from "./access/person-loader";
import { loadOrCreateSecret } from "./access/secret";
import { createSessionLoader } from "./access/session";
import { createSignInLimiter } from "./access/sign-in-limiter";
import { createApiKeys } from "./grants/api-keys";
import { createGrantStore } from "./grants/grant-store";
import { createShareLock } from "./grants/share-lock";
import { createShares } from "./grants/shares";
import { createViewerLoader } from "./grants/viewer-loader";
import { createPersonalData } from "./personal-data/personal-data";
import { createLetters } from "./sending/letters";
import { createMailer, mailDomainOf } from "./sending/mailer";
import { createScheduleSending } from "./sending/schedule-sending";
import { createTeamStore } from "./teams/team-store";
import { startForgetting } from "./trail/forget-old";
import { createTrail } from "./trail/trail";
import { createTrailSearch } from "./trail/trail-search";
import { createViewNotes } from "./trail/view-notes";

/** Everything a route or page may ask of the server, wired once per process. */
export type Server = Awaited<ReturnType<typeof createServer>>;

async function createServer(environment: Environment) {
  const database = createDatabase(environment.databaseUrl);
  await migrateDatabase(database);
  const secret = environment.authSecret ?? (await loadOrCreateSecret(database, systemNow));
  const baseUrl = environment.authUrl;
  const auth = createAuth({ database, secret, baseUrl, log });
  const firstAdministrator = createFirstAdministrator({ auth, database, now: systemNow });
  const ledgers = await bindSources({
    ...{ kysely: database.kysely, operations: environment.operations, isDemo: environment.isDemo },
    ...{ place: database.place, now: systemNow },
    onDemoAccount: () =>
      log.warn(
        "the demonstration's account stood beside a real operation: it is removed, its sessions are ended",
      ),
  });
  const ledgerOf = (operation: string) => ledgers.get(operation) ?? operation;
  const styles = createStateStyles(database.kysely, systemNow);
  const settings = createSettingsStore(database.kysely, { ledgerOf, now: systemNow, styles });
  const reports = createOperationReports({
    ...{ kysely: database.kysely, ledgers },
    environment,
    styles,
    settings,
    now: systemNow,
    monotonicNow: () => performance.now(),
    metrics: getMetrics(),
    log,
  });
  reports.startUpkeep();
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
  const sending = createScheduleSending({
    ...{ kysely: database.kysely, environment, log, secretOf: createKeyedHash(secret, "webhook") },
    ...{ loadPerson: createPersonLoader(database, systemNow), nowMs: systemNow },
    zoneOf: (operation) => reports.names.find(({ id }) => id === operation)?.timeZone ?? "UTC",
  });
  const teams = createTeamStore(database.kysely, ledgerOf);
  const trailSearch = createTrailSearch(database.kysely);
  const personalData = createPersonalData({
    ...{ kysely: database.kysely, ledgerOf, teams },
    erasuresOf: (operation) => reports.servicesOf(operation).erasures,
    knowsAgent: (operation, agent) => reports.serviceOf(operation).knowsAgent(agent),
    streamTrail: trailSearch.streamNaming,
  });
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
    reports,
    settings,
    teams,
    personalData,
    sessions,
    trail,
    people,
    /** Null where no e-mail is sent, or nobody knows the public address to which its links would lead. */
    letters,
    /** What the button of the OpenID provider says; null where there is none. */
    openIdName: openId?.name ?? null,
    trailSearch,
    views: createViewNotes({ trail, now: systemNow }),
    /** Who asks the API, by session or key. */
    loadViewer: createViewerLoader(sessions, apiKeys),
    apiKeys,
    ownAccount: createOwnAccount({ database, now: systemNow }),
    sending,
    shares,
    shareLock: createShareLock({ shares, limiter, secret, baseUrl }),
    /** Of a share and an agent, for their mask. */
    shareMask: createKeyedHash(secret, "share-names"),
    site,
    authDoor: createAuthDoor({ ...door, now: systemNow }),
    /** For the end of the process: starts no call, and resolves when the running one's answer is kept. */
    async drain() {
      storeWatch.stop();
      stopForgetting();
      await Promise.all([sending.stop(), reports.drain(), letters?.settle()]);
    },
  };
}

// Next may load this module once per bundle; the process still has one database, one gate per token, one memory.
// biome-ignore lint/plugin: the registry must be shared by all bundles of the process, and only globalThis is
const registry: { [key: symbol]: Promise<Server> | undefined } = globalThis;
const key = Symbol.for("auxboard.server");

/** The one server of this process. @throws EnvironmentError, DatabaseError when it cannot start. */
export function getServer(): Promise<Server> {
  registry[key] ??= createServer(loadEnvironment());
  return registry[key];
}
