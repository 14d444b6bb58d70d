import "server-only";
import { systemNow } from "@/lib/dates/clock";
import { bindSources } from "@/lib/server/ledger/bind-sources";
import { getMetrics } from "@/lib/server/report/metrics";
import { createOperationReports } from "@/lib/server/report/operation-reports";
import { createStateStyles } from "@/lib/server/report/state-styles";
import { type Environment, loadEnvironment } from "@/lib/server/settings/env";
import { log } from "@/lib/server/settings/log";
import { createSettingsStore } from "@/lib/server/settings/settings-store";
import { createPersonLoader } from "./access/person-loader";
import { createInstallation, type Installation } from "./installation";
import { createPersonalData } from "./personal-data/personal-data";
import { createScheduleSending } from "./sending/schedule-sending";
import { createTeamStore } from "./teams/team-store";

/** Everything a route or page may ask of the server, wired once per process. */
export type Server = Awaited<ReturnType<typeof createServer>>;

async function createServer(environment: Environment) {
  const installation = await createInstallation(environment);
  return { ...installation, ...(await createOperations(installation)) };
}

/** What stands once the operations are known. @throws SourceError */
async function createOperations({ environment, database, trailSearch, webhookSecret, close }: Installation) {
  const { kysely } = database;
  const ledgers = await bindSources({
    ...{ kysely, operations: environment.operations, isDemo: environment.isDemo },
    ...{ place: database.place, now: systemNow },
    onDemoAccount: () =>
      log.warn(
        "the demonstration's account stood beside a real operation: it is removed, its sessions are ended",
      ),
  });
  const ledgerOf = (operation: string) => ledgers.get(operation) ?? operation;
  const styles = createStateStyles(kysely, systemNow);
  const settings = createSettingsStore(kysely, { ledgerOf, now: systemNow, styles });
  const reports = createOperationReports({
    ...{ kysely, ledgers, environment, styles, settings, log },
    now: systemNow,
    monotonicNow: () => performance.now(),
    metrics: getMetrics(),
  });
  reports.startUpkeep();
  const sending = createScheduleSending({
    ...{ kysely, environment, log, secretOf: webhookSecret },
    ...{ loadPerson: createPersonLoader(database, systemNow), nowMs: systemNow },
    zoneOf: (operation) => reports.names.find(({ id }) => id === operation)?.timeZone ?? "UTC",
  });
  const teams = createTeamStore(kysely, ledgerOf);
  const personalData = createPersonalData({
    ...{ kysely, ledgerOf, teams },
    erasuresOf: (operation) => reports.servicesOf(operation).erasures,
    knowsAgent: (operation, agent) => reports.serviceOf(operation).knowsAgent(agent),
    streamTrail: trailSearch.streamNaming,
  });
  return {
    ...{ reports, settings, teams, personalData, sending },
    /** For the end of the process: starts no call, and resolves when the running one's answer is kept. */
    async drain(): Promise<void> {
      await Promise.all([close(), sending.stop(), reports.drain()]);
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
