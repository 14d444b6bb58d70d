import { useTranslations } from "use-intl";
import { Segmented } from "@/components/ui/segmented";
import { type Grain, grains } from "@/lib/report/figures/grain";

type GrainSwitchProps = { grain: Grain; onChoose: (grain: Grain) => void };

/** What one column and one row stand for. */
export function GrainSwitch({ grain, onChoose }: GrainSwitchProps) {
  const t = useTranslations("views");
  const choices = grains.map((value) => ({ value, label: t(value) }));
  return <Segmented<Grain> choices={choices} chosen={grain} label={t("label")} onChoose={onChoose} />;
}
