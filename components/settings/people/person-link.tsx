import { useTranslations } from "use-intl";
import { CopiedText } from "@/components/figures/copied-text";
import { useMoment } from "@/components/figures/use-moment";
import type { LinkAnswer } from "@/lib/report/answers/person";
import { ToldOnce } from "../told-once";

type PersonLinkProps = {
  name: string;
  link: LinkAnswer;
  /** What became of its mail, where one was asked for. */
  mail?: string | undefined;
  timeZone: string;
  onClose: () => void;
};

/** A new one-time address, which is shown this once. */
export function PersonLink({ name, link, mail, timeZone, onClose }: PersonLinkProps) {
  const t = useTranslations("people");
  const momentOf = useMoment();
  const moment = momentOf(link.endsAt, timeZone).both;
  return (
    <ToldOnce
      doneLabel={t("done")}
      note={t(link.purpose === "invitation" ? "linkInvitation" : "linkReset", { name, moment })}
      onClose={onClose}
      title={t("linkTitle", { name })}
    >
      {mail && <p className="font-medium">{mail}</p>}
      <CopiedText label={t("linkAddress")} text={link.invitation} />
      <p className="text-muted text-sm">{t("linkOnce")}</p>
    </ToldOnce>
  );
}
