import "server-only";
import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type { Locale } from "@/lib/messages/locale";
import { ProblemError } from "@/lib/report/answers/problem";
import type { ScheduleTestAnswer } from "@/lib/report/answers/schedule";
import type { Viewer } from "@/lib/server/access/session";
import type { Environment } from "@/lib/server/settings/env";
import type { Operations } from "@/lib/server/settings/operation";
import { isLoopback } from "@/lib/server/settings/web-address";
import { createDatabaseClock } from "@/lib/server/store/database-clock";
import type { DatabaseSchema } from "@/lib/server/store/tables/database-schema";
import {
  type AlertNote,
  createAlertKind,
  type LinkOfDay,
  type LookNow,
  sendAlertTest,
} from "./alert-sending";
import { createAlertStore } from "./alert-store";
import { listDue } from "./due-times";
import { createMailer, mailDomainOf } from "./mailer";
import { createPost } from "./message";
import { createRunStore } from "./run-store";
import { isWebhook } from "./schedule-draft";
import { createScheduleStore } from "./schedule-store";
import { createSender } from "./sender";
import {
  createSendingRunner,
  type MakeParcel,
  type SendingRunner,
  type SentNote,
  tellDelivery,
} from "./sending-runner";
import { callWebhook, isClosedAddress } from "./webhook";

type SendingOptions = {
  kysely: Kysely<DatabaseSchema>;
  environment: Pick<Environment, "mail" | "missingForMail" | "authUrl" | "port">;
  operations: Operations;
  log: Pick<Logger, "error">;
  /** The secret that signs what a schedule's webhook is sent. */
  secretOf: (scheduleId: string) => string;
  loadPerson: (userId: string) => Promise<Viewer | null>;
  nowMs: () => number;
  zoneOf: (operation: string) => string;
};

/** How a test of an alert looks, and where its days are read. */
type AlertReading = { look: LookNow; linkOfDay: LinkOfDay };

type SendingStart = AlertReading & {
  makeParcel: MakeParcel;
  onSend: (note: SentNote) => Promise<unknown>;
  onAlert: (note: AlertNote) => Promise<unknown>;
};

/** What is sent, to whom and when: schedules, their runs, and the runner that sends them from this process. */
export function createScheduleSending(options: SendingOptions) {
  const { kysely, environment, operations, log, secretOf, loadPerson, nowMs, zoneOf } = options;
  const { mail, missingForMail, authUrl, port } = environment;
  const site = authUrl ?? `http://localhost:${port}`;
  const clock = createDatabaseClock(kysely);
  const now = async () => {
    const { rows } = await kysely.executeQuery<{ now: number }>(
      kysely.selectNoFrom(clock.as("now")).compile(),
    );
    return Number(rows[0]?.now);
  };
  const schedules = createScheduleStore({ kysely, now, zoneOf });
  const alerts = createAlertStore({ kysely, now, zoneOf });
  // Where wolkvox itself is a stand-in on this machine, so may a receiver be.
  const mayReachThisMachine = operations.every(({ baseUrl }) => isLoopback(baseUrl));
  const post = createPost({
    mailer: mail && createMailer(mail),
    mailDomain: mailDomainOf(mail?.from ?? ""),
    callWebhook: (call) => callWebhook(call, { mayReachThisMachine }),
    ...{ secretOf, nowMs },
  });
  const send = createSender({ post, settingsAddress: `${site}/settings/schedules` });
  const ofAlerts = { alerts, post, zoneOf, nowMs, settingsAddress: `${site}/settings/alerts` };
  let runner: SendingRunner | undefined;
  const onFault = (error: unknown) => log.error({ err: error }, "what is due could not be sent");

  return {
    schedules,
    alerts,
    missingForMail,
    /** The public address of this server. */
    site,
    secretOf,
    /** Sends what is due from now on. */
    start({ makeParcel, onSend, look, linkOfDay, onAlert }: SendingStart): void {
      const runs = createRunStore({ kysely, now });
      const readers = { loadMaker: loadPerson, onFault };
      runner = createSendingRunner({
        ...{ ...readers, schedules, runs, makeParcel, send, now, onSend },
        alerts: createAlertKind({ ...ofAlerts, ...readers, now, runs, look, linkOfDay, onSend: onAlert }),
      });
      runner.start();
    },
    stop: async (): Promise<void> => runner?.stop(),
    /** @throws ProblemError `invalid-parameter` where nothing can be sent to one of the recipients */
    assertMaySendTo(to: readonly string[]): void {
      if (!to.some(isWebhook) && !mail)
        throw new ProblemError(
          "invalid-parameter",
          `to: no e-mail is sent here, because ${missingForMail.join(" and ")} ${missingForMail.length === 1 ? "is" : "are"} not set. A webhook may be named.`,
        );
      if (to.some((address) => isWebhook(address) && isClosedAddress(address, mayReachThisMachine)))
        throw new ProblemError("invalid-parameter", "to: a webhook has a public https: address.");
    },
    /**
     * Sends who is over today at once: to the webhook, or to the viewer's own address.
     * @throws ProblemError where a test was sent just now
     */
    sendAlertTest: async (
      id: string,
      { viewer, locale, ...reading }: AlertReading & { viewer: Viewer; locale: Locale },
    ) => sendAlertTest({ ...ofAlerts, ...reading }, id, { viewer, locale, nowMs: await now() }),
    /**
     * Sends the last period that is closed, at once: to the webhook, or to the viewer's own address.
     * @throws ProblemError where there is no file, or a test was sent just now
     */
    async sendTest(
      id: string,
      { viewer, locale, makeParcel }: { viewer: Viewer; locale: Locale; makeParcel: MakeParcel },
    ): Promise<ScheduleTestAnswer> {
      const schedule = await schedules.load(id);
      if (!schedule) throw new ProblemError("not-found", "There is no such schedule.");
      await schedules.noteTest(id);
      const { every, operation, name } = schedule;
      const lastMs = await now();
      const timing = { every, at: "00:00", timeZone: zoneOf(operation) };
      const [due] = listDue(timing, lastMs - longestStepMs, lastMs, 1);
      if (!due) throw new Error("Within two months a period has ended.");
      const parcel = await makeParcel(viewer, { ...schedule, locale }, due.period);
      const to = schedule.to.find(isWebhook) ?? viewer.email;
      const sending = { scheduleId: id, period: due.period, name, to: [to], locale };
      const failure = await tellDelivery(viewer, () =>
        send({ ...sending, maker: viewer.name, isTest: true }, parcel, async () => {}),
      );
      return { to, ...failure };
    },
  };
}

// Within it even a month has ended.
const longestStepMs = 62 * 24 * 3_600_000;
