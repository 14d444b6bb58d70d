import "server-only";
import { DeliveryError } from "./delivery";
import type { Mail, Mailer } from "./mailer";
import { isWebhook } from "./schedule-draft";
import type { WebhookCall } from "./webhook";

/** What goes to somebody, as a mail or to a webhook. `id`: of the schedule or alert that it is of. */
export type Message = {
  id: string;
  to: readonly string[];
  mail: () => Omit<Mail, "to" | "messageId">;
  /** What the id of its mail ends with: the same for what is sent a second time. */
  place: string;
  webhook: () => Pick<WebhookCall, "body" | "headers">;
};

/** Sends a message; resolves to the recipients that were refused where others were not. @throws DeliveryError */
export type Post = (message: Message, beforeEnd: () => Promise<void>) => Promise<string[]>;

export type PostOptions = {
  /** Null where no mail server is set up. */
  mailer: Mailer | null;
  /** Behind the @ of message ids. */
  mailDomain: string;
  callWebhook: (call: WebhookCall) => Promise<void>;
  secretOf: (id: string) => string;
  nowMs: () => number;
};

export function createPost({ mailer, mailDomain, callWebhook, secretOf, nowMs }: PostOptions): Post {
  return async ({ id, to, mail, place, webhook }, beforeEnd) => {
    const [first = ""] = to;
    if (isWebhook(first)) {
      // A receiver tells a repetition by its headers: what is not answered is posted again.
      await callWebhook({ url: first, secret: secretOf(id), nowMs: nowMs(), ...webhook() });
      return [];
    }
    if (!mailer) throw new DeliveryError("mail-not-set-up", "");
    return mailer({ to, ...mail(), messageId: `${id}.${place}@${mailDomain}` }, beforeEnd);
  };
}
