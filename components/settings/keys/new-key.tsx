import { useTranslations } from "use-intl";
import { CopiedText } from "@/components/figures/copied-text";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { NewKeyAnswer } from "@/lib/report/answers/keys-answer";
import { writeBearerCurl } from "../key-use";

/** A new key, the one time that it is told, and how it is used. */
export function NewKey({ made, onClose }: { made: NewKeyAnswer; onClose: () => void }) {
  const t = useTranslations("apiKeys");
  const address = `${window.location.origin}/api/report?range=yesterday`;
  const title = t("madeTitle", { name: made.name });
  return (
    <Card aria-label={title} as="section" className="grid min-w-0 gap-3 p-4">
      <h2 className="font-semibold text-lg [overflow-wrap:anywhere]">{title}</h2>
      <p className="text-muted">{t("onceOnly")}</p>
      <CopiedText label={t("key")} text={made.key} />
      <CopiedText label={t("curl")} text={writeBearerCurl(address, made.key)} />
      <div>
        <Button onClick={onClose}>{t("done")}</Button>
      </div>
    </Card>
  );
}
