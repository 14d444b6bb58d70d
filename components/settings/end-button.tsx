import { useTranslations } from "use-intl";
import { AskedButton } from "@/components/ui/asked-button";

/** Ends what it stands beside, at the second press. */
export function EndButton({ name, onEnd }: { name: string; onEnd: () => Promise<void> }) {
  const t = useTranslations("apiKeys");
  return (
    <AskedButton
      asked={{ label: t("endSurelyOf", { name }), text: t("endSurely") }}
      className="text-over"
      label={t("endOf", { name })}
      onSure={onEnd}
      text={t("end")}
    />
  );
}
