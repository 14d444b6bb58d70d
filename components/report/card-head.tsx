import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { type LegendEntry, StateLegend } from "@/components/chart/state-legend";
import type { Shown } from "@/components/figures/shown-figures";
import { UnitSwitch } from "@/components/table/unit-switch";
import { Button } from "@/components/ui/button";
import type { ChangeLink } from "@/lib/browser/use-report-link";

type CardHeadProps = {
  legend: readonly LegendEntry[];
  shown: Pick<Shown, "unit" | "locale" | "table">;
  /** Whose auxiliary time is 100 %: the agent's, or the time's. */
  wholeName: "percentName" | "percentNameTime";
  onChange: ChangeLink;
  /** Where do all these figures come from? */
  onTrace: () => void;
  /** What else can be chosen here. */
  children?: ReactNode;
};

/** The states with their totals, where they come from, and how they are read. */
export function CardHead({ legend, shown, wholeName, onChange, onTrace, children }: CardHeadProps) {
  const t = useTranslations("provenance");
  const { unit, locale, table } = shown;
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-1 border-line border-b px-4 py-2 max-sm:flex-col max-sm:gap-2">
      <StateLegend
        entries={legend}
        locale={locale}
        onChange={onChange}
        unit={unit}
        whole={table.total.wholeTotal}
      />
      <div className="ms-auto flex shrink-0 flex-wrap items-center gap-1.5 max-sm:ms-0">
        <Button look="text" onClick={onTrace}>
          {t("title")}
        </Button>
        {children}
        <UnitSwitch onChoose={(chosen) => onChange({ unit: chosen })} unit={unit} wholeName={wholeName} />
      </div>
    </div>
  );
}
