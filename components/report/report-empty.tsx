import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { MessageCard } from "@/components/ui/card";

type ReportEmptyProps = { title: string; text: string; isInCard?: boolean; onClear?: () => void };

/** wolkvox answered, and the answer is that there is nothing: a fact, said in words. */
export function ReportEmpty({ title, text, isInCard = false, onClear }: ReportEmptyProps) {
  const t = useTranslations("report");
  return (
    <MessageCard isInCard={isInCard}>
      <h2 className="font-semibold text-lg">{title}</h2>
      <p className="text-muted">{text}</p>
      {onClear && <Button onClick={onClear}>{t("clearFilters")}</Button>}
    </MessageCard>
  );
}
