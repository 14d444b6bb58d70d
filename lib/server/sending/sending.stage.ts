import type { Viewer } from "@/lib/server/access/session";
import type { Database } from "@/lib/server/store/database";
import type { AlertDraft } from "./alert-draft";
import { type AlertSendingOptions, createAlertKind } from "./alert-sending";
import { createAlertStore } from "./alert-store";
import type { Parcel } from "./delivery";
import { createRunStore } from "./run-store";
import type { ScheduleDraft } from "./schedule-draft";
import { createScheduleStore } from "./schedule-store";
import { createSendingRunner } from "./sending-runner";

export const maker: Viewer = {
  userId: "u1",
  email: "ana@auxboard.example",
  name: "Ana",
  role: "supervisor",
  scope: { operations: null, teams: null },
  rights: [],
};

export const reader = { userId: maker.userId, isAdministrator: false };

const draft: ScheduleDraft = {
  name: "Ventas",
  link: "",
  format: "csv",
  to: ["jefa@example.com"],
  every: "day",
  at: "07:00",
};

export const parcel: Parcel = {
  fileName: "ventas.csv",
  contentType: "text/csv",
  bytes: Buffer.from("a"),
  facts: [],
  range: "sábado 28 de noviembre de 2026",
  status: "complete",
  isWhole: true,
  link: "https://aux.example.com/?from=2026-11-28&to=2026-11-28",
};

type RunnerOptions = Parameters<typeof createSendingRunner>[0];

/** The stores of a database under one clock, and runners as several instances have them. */
export function openSending(
  { kysely }: Pick<Database, "kysely">,
  {
    now,
    timeZone = "America/Bogota",
    leaseMs,
  }: { now: () => Promise<number>; timeZone?: string; leaseMs?: number },
) {
  const schedules = createScheduleStore({ kysely, now, zoneOf: () => timeZone });
  const runs = createRunStore({ kysely, now, ...(leaseMs !== undefined && { leaseMs }) });
  const faults: unknown[] = [];
  const plan = (words: Partial<ScheduleDraft> = {}) =>
    schedules.create(
      { ...draft, ...words },
      { link: "", operation: "default" },
      { userId: "u1", locale: "es" },
    );
  const alerts = createAlertStore({ kysely, now, zoneOf: () => timeZone });
  const alertDraft: AlertDraft = {
    ...{ name: "Pausas largas", operation: "default", allowance: null, team: null },
    ...{ to: ["jefa@example.com"], mode: "each", quiet: null },
  };
  const planAlert = (words: Partial<AlertDraft> = {}) =>
    alerts.create({ ...alertDraft, ...words }, { userId: "u1", locale: "es" });
  /** A runner that sends letters of alerts too. */
  const createAlertRunner = (
    options: Pick<AlertSendingOptions, "look" | "post"> & Partial<AlertSendingOptions>,
  ) =>
    createSendingRunner({
      ...{ schedules, runs, now, loadMaker: async () => maker, makeParcel: async () => parcel },
      ...{ send: async () => [], onSend: async () => {}, onFault: (error) => faults.push(error) },
      alerts: createAlertKind({
        ...{ alerts, runs, now, loadMaker: async () => maker, zoneOf: () => timeZone, nowMs: () => 0 },
        ...{
          linkOfDay: (_, day) => `https://aux.example.com/?day=${day}`,
          settingsAddress: "https://aux.example.com/settings/alerts",
        },
        ...{ onSend: async () => {}, onFault: (error) => faults.push(error) },
        ...options,
      }),
      ...(options.loadMaker && { loadMaker: options.loadMaker }),
    });
  const createRunner = (options: Partial<RunnerOptions> & Pick<RunnerOptions, "send">) =>
    createSendingRunner({
      ...{ schedules, runs, now, loadMaker: async () => maker, makeParcel: async () => parcel },
      ...{ onSend: async () => {}, onFault: (error) => faults.push(error) },
      ...options,
    });
  return { schedules, alerts, alertDraft, runs, faults, plan, planAlert, createRunner, createAlertRunner };
}
