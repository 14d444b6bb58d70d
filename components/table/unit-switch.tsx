import { useLocale, useTranslations } from "use-intl";
import { Segmented } from "@/components/ui/segmented";
import { formatDecimalHours } from "@/lib/report/figures/duration";
import { type Unit, units } from "@/lib/search/report-link";

const sampleSeconds = 41 * 3600 + 6 * 60;

type UnitSwitchProps = {
  unit: Unit;
  onChoose: (unit: Unit) => void;
  /** Whose auxiliary time is 100 %. */
  wholeName: "percentName" | "percentNameTime";
};

export function UnitSwitch({ unit, onChoose, wholeName }: UnitSwitchProps) {
  const t = useTranslations("units");
  const sample = formatDecimalHours(sampleSeconds, useLocale());
  const choices = units.map((value) => ({
    value,
    label: t(value, { sample }),
    name: t(value === "percent" ? wholeName : `${value}Name`),
  }));
  return <Segmented<Unit> choices={choices} chosen={unit} label={t("label")} onChoose={onChoose} />;
}
