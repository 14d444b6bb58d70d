import { useTranslations } from "use-intl";
import { Segmented } from "@/components/ui/segmented";
import type { BarsMode } from "@/lib/report/figures/scale";

/** Bars as long as their time, or all of one length, cut by shares. */
export function BarsSwitch({ bars, onChoose }: { bars: BarsMode; onChoose: (bars: BarsMode) => void }) {
  const t = useTranslations("options");
  return (
    <Segmented
      choices={[
        { value: "time", label: t("barsTime") },
        { value: "share", label: t("barsShare") },
      ]}
      chosen={bars}
      label={t("bars")}
      onChoose={onChoose}
    />
  );
}
