import { useState } from "react";
import { useTranslations } from "use-intl";
import { Field, LongField } from "@/components/ui/field";
import { SegmentedField } from "@/components/ui/segmented-field";
import { isSentToWebhook, scheduleLimits } from "@/lib/report/answers/schedule";

const ways = ["mail", "webhook"] as const;

type Recipients = ReturnType<typeof useRecipients>;

/** To whom something is sent, as it is typed. `noMail`: why no e-mail is sent here; null where it is. */
export function useRecipients(before: readonly string[] | null, noMail: string | null) {
  const t = useTranslations("schedules");
  const isToWebhook = before ? isSentToWebhook(before) : noMail !== null;
  const [way, setWay] = useState<(typeof ways)[number]>(isToWebhook ? "webhook" : "mail");
  const [mails, setMails] = useState(isToWebhook ? "" : (before?.join("\n") ?? ""));
  const [webhook, setWebhook] = useState(isToWebhook ? (before?.[0] ?? "") : "");
  const to = way === "mail" ? mails.split(/[\s,;]+/).filter((one) => one !== "") : [webhook.trim()];

  /** Why nothing can be sent to them; null where it can. */
  function findFault(): string | null {
    const stranger = way === "mail" && to.find((one) => !/^[^\s@<>]+@[^\s@<>]+$/.test(one));
    if (to.length === 0) return t("noRecipient");
    if (stranger) return t("badRecipient", { address: stranger });
    if (noMail && way === "mail" && to.join() !== before?.join()) return noMail;
    return way === "webhook" && !isSentToWebhook(to) ? t("noWebhook") : null;
  }

  return { to, findFault, way, setWay, mails, setMails, webhook, setWebhook };
}

/** E-mail addresses, or one webhook. `webhookHint`: what that one is sent. */
export function RecipientFields({
  recipients,
  webhookHint,
}: {
  recipients: Recipients;
  webhookHint: string;
}) {
  const t = useTranslations("schedules");
  const { way, setWay, mails, setMails, webhook, setWebhook } = recipients;
  return (
    <>
      <SegmentedField
        choices={ways.map((value) => ({ value, label: t(`way-${value}`) }))}
        chosen={way}
        label={t("way")}
        onChoose={setWay}
      />
      {way === "mail" ? (
        <LongField
          autoCapitalize="off"
          hint={t("recipientsHint", { most: scheduleLimits.recipients })}
          inputMode="email"
          label={t("recipients")}
          onChange={(event) => setMails(event.target.value)}
          rows={3}
          spellCheck={false}
          value={mails}
        />
      ) : (
        <Field
          autoComplete="off"
          hint={webhookHint}
          label={t("webhook")}
          maxLength={1_000}
          onChange={(event) => setWebhook(event.target.value)}
          placeholder="https://"
          type="url"
          value={webhook}
        />
      )}
    </>
  );
}
