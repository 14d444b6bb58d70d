import { useTranslations } from "use-intl";
import { CopiedText } from "@/components/figures/copied-text";
import type { NewKeyAnswer } from "@/lib/report/answers/keys-answer";
import { writeBearerCurl } from "../key-use";
import { ToldOnce } from "../told-once";

/** A new key, the one time that it is told, and how it is used. */
export function NewKey({ made, onClose }: { made: NewKeyAnswer; onClose: () => void }) {
  const t = useTranslations("apiKeys");
  const address = `${window.location.origin}/api/report?range=yesterday`;
  return (
    <ToldOnce
      doneLabel={t("done")}
      note={t("onceOnly")}
      onClose={onClose}
      title={t("madeTitle", { name: made.name })}
    >
      <CopiedText label={t("key")} text={made.key} />
      <CopiedText label={t("curl")} text={writeBearerCurl(address, made.key)} />
    </ToldOnce>
  );
}
