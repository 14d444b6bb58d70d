import "server-only";
import type { Locale } from "@/lib/messages/locale";
import { createLocaleTranslator } from "@/lib/messages/translator";
import type { Parcel } from "./delivery";
import type { Post } from "./message";

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

/** Sends files of schedules. `settingsAddress`: where schedules are kept. */
export function createSender({ post, settingsAddress }: { post: Post; settingsAddress: string }): Send {
  return (sending, parcel, beforeEnd) =>
    post(
      {
        id: sending.scheduleId,
        to: sending.to,
        place: placeOf(sending),
        mail: () => ({
          ...writeMail(sending, parcel, settingsAddress),
          attachment: parcel.bytes && {
            filename: parcel.fileName,
            contentType: parcel.contentType,
            content: parcel.bytes,
          },
        }),
        webhook: () => ({
          body: parcel.bytes ?? Buffer.alloc(0),
          headers: buildHeaders(sending, parcel),
        }),
      },
      beforeEnd,
    );
}

/** The same for the same period; a test is none. */
function placeOf({ period, isTest }: Sending): string {
  return isTest ? `test-${crypto.randomUUID()}` : period.replace("..", "-");
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
