import "server-only";
import type { Locale } from "@/lib/messages/locale";
import { createLocaleTranslator } from "@/lib/messages/translator";
import type { Parcel } from "./delivery";
import { DeliveryError } from "./delivery";
import type { Mailer } from "./mailer";
import { isWebhook } from "./schedule-draft";
import type { WebhookCall } from "./webhook";

/** One sending of one period to somebody. */
export type Sending = {
  scheduleId: string;
  period: string;
  name: string;
  to: readonly string[];
  locale: Locale;
  /** Who made the schedule. */
  maker: string;
  isTest: boolean;
};

/** Sends a parcel; resolves to the recipients that were refused where others were not. @throws DeliveryError */
export type Send = (sending: Sending, parcel: Parcel, beforeEnd: () => Promise<void>) => Promise<string[]>;

type SenderOptions = {
  /** Null where no mail server is set up. */
  mailer: Mailer | null;
  /** Behind the @ of message ids. */
  mailDomain: string;
  callWebhook: (call: WebhookCall) => Promise<void>;
  secretOf: (scheduleId: string) => string;
  nowMs: () => number;
  /** Where schedules are kept. */
  settingsAddress: string;
};

export function createSender(options: SenderOptions): Send {
  const { mailer, mailDomain, callWebhook, secretOf, nowMs, settingsAddress } = options;

  return async (sending, parcel, beforeEnd) => {
    const [first = ""] = sending.to;
    if (isWebhook(first)) {
      // A receiver tells a repetition by the period: what is not answered is posted again.
      await callWebhook({
        url: first,
        secret: secretOf(sending.scheduleId),
        nowMs: nowMs(),
        body: parcel.bytes ?? Buffer.alloc(0),
        headers: buildHeaders(sending, parcel),
      });
      return [];
    }
    if (!mailer) throw new DeliveryError("mail-not-set-up", "");
    const mail = {
      to: sending.to,
      ...writeMail(sending, parcel, settingsAddress),
      messageId: buildMessageId(sending, mailDomain),
      attachment: parcel.bytes && {
        filename: parcel.fileName,
        contentType: parcel.contentType,
        content: parcel.bytes,
      },
    };
    return mailer(mail, beforeEnd);
  };
}

/** The same for the same period; a test is none. */
function buildMessageId({ scheduleId, period, isTest }: Sending, domain: string): string {
  const place = isTest ? `test-${crypto.randomUUID()}` : period.replace("..", "-");
  return `${scheduleId}.${place}@${domain}`;
}

function buildHeaders({ scheduleId, period, isTest }: Sending, parcel: Parcel): Record<string, string> {
  const name = encodeURIComponent(parcel.fileName);
  return {
    "content-type": parcel.contentType,
    "content-disposition": `attachment; filename*=UTF-8''${name}`,
    "x-auxboard-schedule": scheduleId,
    "x-auxboard-period": period,
    "x-auxboard-link": parcel.link,
    "x-auxboard-status": parcel.status,
    ...(parcel.bytes === null && { "x-auxboard-left-out": "too-large" }),
    ...(isTest && { "x-auxboard-test": "1" }),
  };
}

/** Subject and text, in the language of whoever made the schedule. */
function writeMail(
  { name, locale, maker, isTest }: Sending,
  { range, isWhole, facts, bytes, fileName, contentType, link }: Parcel,
  settingsAddress: string,
): { subject: string; text: string } {
  const t = createLocaleTranslator(locale);
  const attached = contentType.startsWith("image/") ? "sending.attachedPicture" : "sending.attached";
  const subject = [
    ...(isTest ? [t("sending.test")] : []),
    t("sending.subject", { name, range }),
    ...(isWhole ? [] : [t("sending.incomplete")]),
  ].join(" ");
  const lines = [
    ...(isTest ? [t("sending.testNote"), ""] : []),
    ...(isWhole ? [] : [t("sending.incompleteNote"), ""]),
    name,
    "",
    ...facts.map(({ label, text }) => `${label}: ${text}`),
    "",
    t("sending.link"),
    link,
    "",
    bytes === null ? t("sending.tooLarge") : t(attached, { file: fileName }),
    "",
    t("sending.why", { maker }),
    settingsAddress,
  ];
  return { subject, text: `${lines.join("\n")}\n` };
}
