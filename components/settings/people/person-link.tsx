import { useTranslations } from "use-intl";
import { CopiedText } from "@/components/figures/copied-text";
import { useMoment } from "@/components/figures/use-moment";
import type { LinkAnswer } from "@/lib/report/answers/person";
import { ToldOnce } from "../told-once";

type PersonLinkProps = {
  to: { name: string; email: string };
  link: LinkAnswer;
  timeZone: string;
  onClose: () => void;
};

/** A new one-time address, which is shown this once. */
export function PersonLink({ to, link, timeZone, onClose }: PersonLinkProps) {
  const t = useTranslations("people");
  const momentOf = useMoment();
  const { name, email } = to;
  const moment = momentOf(link.endsAt, timeZone).both;
  const isInvitation = link.purpose === "invitation";
  const told = link.isSent
    ? t(isInvitation ? "mailedInvitation" : "mailedReset", { name, email, moment })
    : t(isInvitation ? "linkInvitation" : "linkReset", { name, moment });
  return (
    <ToldOnce doneLabel={t("done")} note={told} onClose={onClose} title={t("linkTitle", { name })}>
      {link.isSent === false && <p className="font-medium">{t("notSent")}</p>}
      <CopiedText label={t("linkAddress")} text={link.invitation} />
      <p className="text-muted text-sm">{t("linkOnce")}</p>
    </ToldOnce>
  );
}
