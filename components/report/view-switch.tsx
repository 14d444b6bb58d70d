import { useTranslations } from "use-intl";
import { Segmented } from "@/components/ui/segmented";
import { type Grain, grains } from "@/lib/report/figures/grain";

type ViewSwitchProps = { by: Grain | null; onChoose: (by: Grain | null) => void };

/** The two ways to read a range: by agent, or over time. */
export function ViewSwitch({ by, onChoose }: ViewSwitchProps) {
  const t = useTranslations("views");
  const choices = (["agent", ...grains] as const).map((value) => ({ value, label: t(value) }));
  return (
    <Segmented<"agent" | Grain>
      choices={choices}
      chosen={by ?? "agent"}
      label={t("label")}
      onChoose={(value) => onChoose(value === "agent" ? null : value)}
    />
  );
}
