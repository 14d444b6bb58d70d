import { useId } from "react";
import { useTranslations } from "use-intl";
import { Card } from "@/components/ui/card";
import { TextInput } from "@/components/ui/field";

type WarningCardProps = { leftPercent: number; onChange: (percent: number) => void };

/** From which part of a limit on a reader is warned. */
export function WarningCard({ leftPercent, onChange }: WarningCardProps) {
  const t = useTranslations("allowances");
  const title = useId();
  return (
    <Card aria-labelledby={title} as="section" className="grid min-w-0 gap-2.5 p-4">
      <h2 className="font-semibold text-lg" id={title}>
        {t("warning")}
      </h2>
      <p className="max-w-prose text-muted text-sm">{t("warningNote")}</p>
      <span className="flex items-center gap-1.5">
        <TextInput
          aria-label={t("warningLabel")}
          className="w-20"
          max={99}
          min={1}
          onChange={(event) => onChange(Number(event.target.value))}
          required
          size="small"
          step={1}
          type="number"
          // An empty field is no part, and cannot be saved.
          value={leftPercent === 0 ? "" : leftPercent}
        />
        %
      </span>
    </Card>
  );
}
