import "server-only";
import { systemNow } from "@/lib/dates/clock";
import { noSettings } from "@/lib/report/answers/operation-settings";
import { ProblemError } from "@/lib/report/answers/problem";
import { type BindingOptions, bindSources } from "@/lib/server/ledger/bind-sources";
import { loadIsErased } from "@/lib/server/ledger/erasure/erased-agents";
import { createNoteStore } from "@/lib/server/notes/note-store";
import { checkSource } from "@/lib/server/report/check-source";
import { getMetrics } from "@/lib/server/report/metrics";
import { createOperationReports } from "@/lib/server/report/operation-reports";
import { createStateStyles } from "@/lib/server/report/state-styles";
import { type Environment, loadEnvironment } from "@/lib/server/settings/env";
import { log } from "@/lib/server/settings/log";
import type { Operation, Operations } from "@/lib/server/settings/operation";
import { createSettingsStore } from "@/lib/server/settings/settings-store";
import { createPersonLoader } from "./access/person-loader";
import { createInstallation, type Installation } from "./installation";
import { createPersonalData } from "./personal-data/personal-data";
import { createScheduleSending } from "./sending/schedule-sending";
import { createSourceEntry } from "./source-entry";
import { createTeamRecall } from "./teams/team-recall";
import { createTeamStore } from "./teams/team-store";

/** Everything a route or page may ask of the server once its operations are known. */
export type Server = Awaited<ReturnType<typeof createServer>>;

/** @throws SourceError */
async function createServer(
  installation: Installation,
  operations: Operations,
  keep?: BindingOptions["keep"],
) {
  const { environment, database, trailSearch, webhookSecret } = installation;
  const { kysely } = database;
  const ledgers = await bind(installation, operations, keep);
  const ledgerOf = (operation: string) => ledgers.get(operation) ?? operation;
  const styles = createStateStyles(kysely, systemNow);
  const notes = createNoteStore({ kysely, ledgerOf, now: systemNow });
  const isErasedIn = (ledger: string) => loadIsErased(kysely, ledger);
  const settings = createSettingsStore(kysely, {
    ...{ ledgerOf, now: systemNow, styles },
    loadIsErased: isErasedIn,
  });
  const teams = createTeamStore(kysely, ledgerOf, isErasedIn);
  const reports = createOperationReports({
    ...{ operations, ledgers, styles, settings, notes, recallTeams: createTeamRecall(teams, systemNow) },
    ...shareWith(installation),
  });
  reports.startUpkeep();
  const sending = createScheduleSending({
    ...{ kysely, environment, operations, log, secretOf: webhookSecret },
    ...{ loadPerson: createPersonLoader(database, systemNow), nowMs: systemNow },
    zoneOf: (operation) => reports.names.find(({ id }) => id === operation)?.timeZone ?? "UTC",
  });
  const personalData = createPersonalData({
    ...{ kysely, ledgerOf, teams, notes, roster: settings, alerts: sending.alerts },
    erasuresOf: (operation) => reports.servicesOf(operation).erasures,
    knowsAgent: (operation, agent) => reports.serviceOf(operation).knowsAgent(agent),
    streamTrail: trailSearch.streamNaming,
  });
  return {
    ...installation,
    ...{ operations, reports, settings, teams, notes, personalData, sending },
    /** Starts no call any more; resolves when the running one's answer is kept. */
    async drain(): Promise<void> {
      await Promise.all([sending.stop(), reports.drain()]);
    },
  };
}

/** @throws SourceError */
function bind(
  { environment, database }: Installation,
  operations: readonly Operation[],
  keep?: BindingOptions["keep"],
) {
  return bindSources({
    ...{ kysely: database.kysely, operations, isDemo: environment.isDemo },
    ...{ place: database.place, now: systemNow, keep },
    onDemoAccount: () =>
      log.warn(
        "the demonstration's account stood beside a real operation: it is removed, its sessions are ended",
      ),
  });
}

function shareWith({ environment, database }: Installation) {
  const clocks = { now: systemNow, monotonicNow: () => performance.now() };
  return { kysely: database.kysely, environment, ...clocks, metrics: getMetrics(), log };
}

/** The one installation of this process, and its server, which is another one after each new source. */
async function createContainer(environment: Environment) {
  const installation = await createInstallation(environment);
  let server: Server | null = null;
  let onServer: (server: Server) => void = () => {};
  const draining = new Set<Promise<unknown>>();

  async function serve(operations: Operations, keep?: BindingOptions["keep"]): Promise<void> {
    const next = await createServer(installation, operations, keep);
    const before = server;
    server = next;
    onServer(next);
    if (before) letGo(before);
  }

  // A call that runs may take a minute, and nobody should wait for it.
  function letGo(before: Server): void {
    const drained = before
      .drain()
      .catch((error) => log.error({ err: error }, "the calls of the source before could not be ended"))
      .finally(() => draining.delete(drained));
    draining.add(drained);
  }

  const { entered } = environment;
  const source =
    entered &&
    createSourceEntry({
      ...{ database: installation.database, fixed: entered, now: systemNow, log, serve },
      check: (operation, ledger, askedBy) => {
        const styles = createStateStyles(installation.database.kysely, systemNow);
        const settings = { recall: async (id: string) => ({ operation: id, ...noSettings }) };
        return checkSource(
          { ...shareWith(installation), styles, settings, notes: { recall: async () => [] } },
          { operation, ledger, askedBy },
        );
      },
    });
  const [first, ...others] = environment.operations;
  if (first) await serve([first, ...others]);
  // A demonstration's database is refused although there is nothing to bind yet.
  else await bind(installation, []);
  await source?.begin();
  return {
    installation,
    /** Null where the environment names the operations. */
    source,
    /** Null while no source is known. */
    findServer: () => server,
    /** Calls `act` with the server, and with every later one. */
    whenServing(act: (server: Server) => void): void {
      onServer = act;
      if (server) act(server);
    },
    /** For the end of the process: starts no call, and resolves when the running one's answer is kept. */
    async drain(): Promise<void> {
      await Promise.all([source?.stop(), installation.close(), server?.drain(), ...draining]);
    },
  };
}

export type Container = Awaited<ReturnType<typeof createContainer>>;

// Next may load this module once per bundle; the process still has one database, one gate per token, one memory.
// biome-ignore lint/plugin: the registry must be shared by all bundles of the process, and only globalThis is
const registry: { [key: symbol]: Promise<Container> | undefined } = globalThis;
const key = Symbol.for("auxboard.server");

/** What this process is made of. @throws EnvironmentError, DatabaseError when it cannot start. */
export function getContainer(): Promise<Container> {
  registry[key] ??= createContainer(loadEnvironment());
  return registry[key];
}

/** What stands without an operation. */
export async function getInstallation(): Promise<Installation> {
  return (await getContainer()).installation;
}

/** @throws ProblemError `not-set-up` while no source is known. */
export async function getServer(): Promise<Server> {
  const server = (await getContainer()).findServer();
  if (server) return server;
  throw new ProblemError(
    "not-set-up",
    "No operation is set up yet: an administrator enters the server and the token of wolkvox at /set-up.",
  );
}
