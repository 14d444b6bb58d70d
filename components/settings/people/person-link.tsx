import { useTranslations } from "use-intl";
import { CopiedText } from "@/components/figures/copied-text";
import { useMoment } from "@/components/figures/use-moment";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { LinkAnswer } from "@/lib/report/answers/person";

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
    <Card as="section" aria-label={t("linkTitle", { name })} className="grid min-w-0 content-start gap-3 p-4">
      <h2 className="font-semibold text-lg [overflow-wrap:anywhere]">{t("linkTitle", { name })}</h2>
      {mail && <p className="font-medium">{mail}</p>}
      <p>{t(link.purpose === "invitation" ? "linkInvitation" : "linkReset", { name, moment })}</p>
      <CopiedText label={t("linkAddress")} text={link.invitation} />
      <p className="text-muted text-sm">{t("linkOnce")}</p>
      <Button autoFocus className="justify-self-start" onClick={onClose}>
        {t("done")}
      </Button>
    </Card>
  );
}
