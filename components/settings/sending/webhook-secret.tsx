import { useTranslations } from "use-intl";
import { CopiedText } from "@/components/figures/copied-text";
import { ToldOnce } from "../told-once";

type WebhookSecretProps = { name: string; secret: string; onClose: () => void };

/** The secret that signs what a webhook is sent, the one time that it is told. */
export function WebhookSecret({ name, secret, onClose }: WebhookSecretProps) {
  const t = useTranslations("schedules");
  return (
    <ToldOnce doneLabel={t("done")} note={t("onceOnly")} onClose={onClose} title={t("secretTitle", { name })}>
      <CopiedText label={t("secret")} text={secret} />
      <p className="text-muted text-sm">{t("secretUse")}</p>
    </ToldOnce>
  );
}
