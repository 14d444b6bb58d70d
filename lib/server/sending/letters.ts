import "server-only";
import { randomUUID } from "node:crypto";
import type { Logger } from "pino";
import type { Locale } from "@/lib/messages/locale";
import { createLocaleTranslator } from "@/lib/messages/translator";
import type { OneTimeLink } from "@/lib/report/answers/person";
import type { TrailDetail } from "@/lib/report/answers/trail-answer";
import type { People } from "@/lib/server/access/people/people";
import type { SignInLimiter } from "@/lib/server/access/sign-in/sign-in-limiter";
import type { Mailer } from "./mailer";

type Recipient = { email: string; name: string };

type LettersOptions = {
  mailer: Mailer;
  mailDomain: string;
  /** The public address, to which links lead: never what a request says. */
  site: string;
  people: Pick<People, "makeResetLink" | "hasAccount">;
  limiter: SignInLimiter;
  /** A keyed hash of what is no account's e-mail: something else may have been typed. */
  hashOf: (email: string) => string;
  log: Pick<Logger, "error">;
};

/** The mails by which people get their one-time links, beside those that an administrator copies. */
export function createLetters(options: LettersOptions) {
  const { mailer, mailDomain, site, people, limiter, hashOf, log } = options;
  const pending = new Set<Promise<unknown>>();
  const addressOf = (secret: string) => `${site}/invitation/${secret}`;

  async function send(to: string, subject: string, text: string): Promise<boolean> {
    const messageId = `${randomUUID()}@${mailDomain}`;
    try {
      const refused = await mailer({ to: [to], subject, text, messageId, attachment: null }, async () => {});
      return refused.length === 0;
    } catch (error) {
      log.error({ err: error }, "a one-time link could not be sent");
      return false;
    }
  }

  async function sendLink(email: string, locale: Locale): Promise<void> {
    if (!(await limiter.isFirstUse(email, "forgotten"))) return;
    const made = await people.makeResetLink(email, addressOf);
    if (!made) return;
    const t = createLocaleTranslator(locale);
    const words = { name: made.name, email: made.email, link: made.link };
    await send(made.email, t("letters.resetSubject"), t("letters.reset", words));
  }

  return {
    /** Counts somebody's wish for a new password; what the trail is to know of it. @throws ProblemError `rate-limited` */
    async admitReset({ email, address }: { email: string; address: string }): Promise<TrailDetail> {
      await limiter.admit({ email: `forgotten ${email}`, address, device: null });
      const account = await people.hasAccount(email);
      return { done: "forgotten", ...(account ? { account } : { tried: hashOf(email).slice(0, 16) }) };
    },

    /**
     * Sends a link that sets a new password to whoever has an account with this e-mail and a password, once a quarter of an hour. Nobody
     * waits for it: how long it takes would tell whether there is such an account.
     */
    sendReset(email: string, locale: Locale): void {
      const work = sendLink(email, locale)
        .catch((error) => log.error({ err: error }, "a one-time link could not be made"))
        .finally(() => pending.delete(work));
      pending.add(work);
    },

    /** Sends somebody the link that an administrator has made for them; false where no server took it. */
    sendMade(
      { email, name }: Recipient,
      { invitation, purpose }: OneTimeLink,
      from: string,
      locale: Locale,
    ): Promise<boolean> {
      const t = createLocaleTranslator(locale);
      const words = { name, from, link: invitation };
      const text = purpose === "invitation" ? "letters.invitation" : "letters.madeReset";
      return send(email, t(`letters.${purpose}Subject`), t(text, words));
    },

    /** Resolves when what was begun has been sent, or has failed. */
    settle: async () => {
      await Promise.all(pending);
    },
  };
}

export type Letters = ReturnType<typeof createLetters>;
