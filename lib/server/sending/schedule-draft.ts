import { z } from "zod";
import { rhythms, scheduleLimits } from "@/lib/report/answers/schedule";
import { exportFormats } from "@/lib/report/export-format";
import { shortName } from "@/lib/server/settings/short-name";
import { isLoopback } from "@/lib/server/settings/web-address";
import { canBeKept } from "@/lib/server/store/kept-key";

/** The name of something that is sent. */
export const sentName = shortName(scheduleLimits.name);

const link = z
  .string()
  .max(scheduleLimits.link, `may have ${scheduleLimits.link} characters at most`)
  .refine(canBeKept, "must be text without NUL");

// A comma, a semicolon or an angle bracket would make two addresses of one.
const recipient = z
  .string()
  .trim()
  .max(1_000, "may have 1000 characters at most")
  .refine(
    (given) => isWebhook(given) || isMailAddress(given),
    "must be an e-mail address, or the https: address of a webhook (http: on this machine alone)",
  );

/** E-mail addresses, or one webhook. */
export const recipients = z
  .array(recipient)
  .min(1, "must name somebody")
  .max(scheduleLimits.recipients, `may name ${scheduleLimits.recipients} at most`)
  .transform((given) => [...new Set(given)])
  .refine(
    (given) => given.length === 1 || !given.some(isWebhook),
    "may be e-mail addresses, or one webhook alone",
  );

/** A time of the operation's day. */
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time such as 07:00");

const words = {
  name: sentName,
  link,
  format: z.enum(exportFormats),
  to: recipients,
  every: z.enum(rhythms),
  at: clockTime,
};

/** What somebody says of a new schedule. */
export const scheduleDraft = z.strictObject(words);

export type ScheduleDraft = z.output<typeof scheduleDraft>;

/** What is changed of one; what it does not name stays. */
export const scheduleChange = z.strictObject({
  name: words.name.optional(),
  link: link.optional(),
  format: words.format.optional(),
  to: words.to.optional(),
  every: words.every.optional(),
  at: words.at.optional(),
  isPaused: z.boolean().optional(),
});

export type ScheduleChange = z.output<typeof scheduleChange>;

/** Whether a recipient is the address of a webhook. */
export function isWebhook(text: string): boolean {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username !== "" || url.password !== "" || url.hash !== "") return false;
  return url.protocol === "https:" || isLoopback(text);
}

const mailAddress = z.email();

function isMailAddress(text: string): boolean {
  return text.length <= 254 && mailAddress.safeParse(text).success;
}
