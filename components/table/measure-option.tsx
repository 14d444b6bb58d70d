import { useTranslations } from "use-intl";
import { Segmented } from "@/components/ui/segmented";
import type { ChangeLink } from "@/lib/browser/use-report-link";
import { OptionRow } from "./option-row";

type MeasureOptionProps = {
  /** What the link says, and whether the figures are read so: they may wait for days that are not known yet. */
  perDay: boolean;
  isPerDay: boolean;
  onChange: ChangeLink;
};

/** Sums, or figures per day worked. */
export function MeasureOption({ perDay, isPerDay, onChange }: MeasureOptionProps) {
  const t = useTranslations("options");
  return (
    <OptionRow label={t("measure")} note={perDay && !isPerDay ? t("perDayWaits") : null}>
      <Segmented
        choices={[
          { value: "sum", label: t("sum") },
          { value: "day", label: t("perDay") },
        ]}
        chosen={perDay ? "day" : "sum"}
        label={t("measure")}
        onChoose={(measure) => onChange({ perDay: measure === "day" })}
      />
    </OptionRow>
  );
}
