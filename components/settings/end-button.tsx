import { useTranslations } from "use-intl";
import { AskedButton } from "@/components/ui/asked-button";

type EndButtonProps = { name: string; onEnd: () => Promise<void>; words?: "apiKeys" | "schedules" };

/** Ends what it stands beside, at the second press. */
export function EndButton({ name, onEnd, words = "apiKeys" }: EndButtonProps) {
  const t = useTranslations(words);
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
