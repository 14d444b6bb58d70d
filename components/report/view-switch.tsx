import { useTranslations } from "use-intl";
import { Segmented } from "@/components/ui/segmented";
import type { Grain } from "@/lib/report/figures/grain";

type ViewSwitchProps<View> = { views: readonly View[]; view: View; onChoose: (view: View) => void };

/** What one row stands for: an agent, a day, a week or a month. */
export function ViewSwitch<View extends "agent" | Grain>({ views, view, onChoose }: ViewSwitchProps<View>) {
  const t = useTranslations("views");
  const labelOf = (value: "agent" | Grain) => t(value);
  const choices = views.map((value) => ({ value, label: labelOf(value) }));
  return <Segmented<View> choices={choices} chosen={view} label={t("label")} onChoose={onChoose} />;
}
