import { useTranslations } from "use-intl";
import { TextInput } from "@/components/ui/field";
import { TitledCard } from "../titled-card";

type WarningCardProps = { leftPercent: number; onChange: (percent: number) => void };

/** From which part of a limit on a reader is warned. */
export function WarningCard({ leftPercent, onChange }: WarningCardProps) {
  const t = useTranslations("allowances");
  return (
    <TitledCard gap="gap-2.5" note={t("warningNote")} title={t("warning")}>
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
    </TitledCard>
  );
}
