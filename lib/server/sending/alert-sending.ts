import "server-only";
import { dayAt } from "@/lib/dates/zone";
import type { Locale } from "@/lib/messages/locale";
import type { AlertTestAnswer } from "@/lib/report/answers/alert";
import { ProblemError } from "@/lib/report/answers/problem";
import type { Viewer } from "@/lib/server/access/session";
import { writeAlertMessage } from "./alert-letter";
import type { AlertStore, KeptAlert, Look } from "./alert-store";
import { DeliveryError } from "./delivery";
import { findEndOfQuiet } from "./look-times";
import type { Post } from "./message";
import type { RunStore, RunWords, TakenRun } from "./run-store";
import { isWebhook } from "./schedule-draft";
import { findStop, type RunKind, tellDelivery } from "./sending-runner";

/** What is looked for: those over one allowance, or any, on the running day and the one before, but of no day before `sinceDay`. */
export type Rule = Pick<KeptAlert, "operation" | "allowance" | "team" | "sinceDay">;

/** Who is over now, as their maker may pass it on: what is kept already, and nothing sensitive. */
export type LookNow = (maker: Viewer, rule: Rule) => Promise<Look>;

/** A day of it, as the report shows it. */
export type LinkOfDay = (rule: Rule, day: string) => string;

/** What is told now, for the trail. */
export type AlertNote = { alert: KeptAlert; maker: Viewer; count: number };

export type AlertSendingOptions = {
  alerts: AlertStore;
  runs: Pick<RunStore, "hand" | "noteRecipients" | "postpone">;
  post: Post;
  loadMaker: (userId: string) => Promise<Viewer | null>;
  look: LookNow;
  linkOfDay: LinkOfDay;
  zoneOf: (operation: string) => string;
  settingsAddress: string;
  nowMs: () => number;
  /** The database's time, in epoch milliseconds. */
  now: () => Promise<number>;
  /** Told before anything leaves; where it rejects nothing is sent. */
  onSend: (note: AlertNote) => Promise<unknown>;
  onFault: (error: unknown) => void;
};

type TestOptions = Pick<
  AlertSendingOptions,
  "alerts" | "post" | "look" | "linkOfDay" | "zoneOf" | "settingsAddress" | "nowMs"
>;

/** Looks who is over an allowance where a look is due, and sends the letters that come of it. */
export function createAlertKind(options: AlertSendingOptions): RunKind<KeptAlert> {
  const { alerts, runs, post, loadMaker, look, zoneOf, now, onSend, onFault } = options;

  const endOfQuiet = async ({ quiet, operation }: KeptAlert) =>
    findEndOfQuiet({ quiet, timeZone: zoneOf(operation) }, await now());

  async function lookOnce(alert: KeptAlert): Promise<void> {
    // It was due before, and nobody was there to look.
    if ((await endOfQuiet(alert)) !== null) return alerts.putOff(alert);
    const maker = await loadMaker(alert.ownerId);
    const why = findStop(maker);
    if (maker === null || why !== null) return alerts.stop(alert.id, why ?? "maker-gone");
    await alerts.noteLook(alert, await look(maker, alert));
  }

  return {
    async openDue() {
      // One that cannot look keeps no other from it, and looks again at the next round.
      for (const alert of await alerts.listDue()) await lookOnce(alert).catch(onFault);
    },
    load: alerts.load,
    stop: alerts.stop,
    async send(run: TakenRun, alert: KeptAlert, maker: Viewer): Promise<RunWords | null> {
      const endMs = await endOfQuiet(alert);
      if (endMs !== null) {
        const waitMs = endMs - (await now());
        await runs.postpone(run, waitMs, { problem: "quiet", detail: "", hasFailed: false });
        return null;
      }
      // Whoever is over no more, or is none of theirs any more, is not told.
      const crossings = await alerts.settleLetter(alert.id, run.period, await look(maker, alert));
      if (crossings.length === 0) throw new DeliveryError("withdrawn", "");
      await onSend({ alert, maker, count: crossings.length });
      await runs.noteRecipients(run, alert.to);
      const { id, name, operation, to, locale } = alert;
      const refused = await post(
        writeAlertMessage({
          ...{ alertId: id, name, operation, to, locale, crossings, letter: run.period },
          ...describeBeside(options, alert, maker),
        }),
        () => runs.hand(run),
      );
      return { problem: refused.length > 0 ? "recipients-refused" : null, detail: refused.join(", ") };
    },
  };
}

/**
 * Sends who is over today, told or not, at once: to the webhook, or to the viewer's own address.
 * @throws ProblemError where a test was sent just now
 */
export async function sendAlertTest(
  options: TestOptions,
  id: string,
  { viewer, locale, nowMs }: { viewer: Viewer; locale: Locale; nowMs: number },
): Promise<AlertTestAnswer> {
  const { alerts, post, look, zoneOf } = options;
  const alert = await alerts.load(id);
  if (!alert) throw new ProblemError("not-found", "There is no such alert.");
  await alerts.noteTest(id);
  const { name, operation } = alert;
  const { crossings } = await look(viewer, { ...alert, sinceDay: dayAt(nowMs, zoneOf(operation)) });
  const to = alert.to.find(isWebhook) ?? viewer.email;
  const message = writeAlertMessage({
    ...{ alertId: id, name, operation, to: [to], locale, crossings, letter: null },
    ...describeBeside(options, alert, viewer),
  });
  const failure = await tellDelivery(viewer, () => post(message, async () => {}));
  return { to, crossings: crossings.length, ...failure };
}

function describeBeside(
  { zoneOf, linkOfDay, settingsAddress, nowMs }: Omit<TestOptions, "alerts" | "post" | "look">,
  alert: KeptAlert,
  maker: Viewer,
) {
  return {
    timeZone: zoneOf(alert.operation),
    maker: maker.name,
    linkOf: (day: string) => linkOfDay(alert, day),
    settingsAddress,
    nowMs: nowMs(),
  };
}
