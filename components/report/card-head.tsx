import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { type LegendEntry, StateLegend } from "@/components/chart/state-legend";
import { UnitSwitch } from "@/components/table/unit-switch";
import type { ChangeLink } from "@/lib/browser/use-report-link";
import type { DurationUnit } from "@/lib/report/figures/duration";

type CardHeadProps = {
  legend: readonly LegendEntry[];
  matrix: { unit: DurationUnit; locale: string; view: { wholeTotal: number } };
  /** Whose auxiliary time is 100 %: the agent's, or the time's. */
  wholeName: "percentName" | "percentNameTime";
  onChange: ChangeLink;
  /** Where do all these figures come from? */
  onTrace: () => void;
  /** What else can be chosen here. */
  children?: ReactNode;
};

/** The states with their totals, where they come from, and how they are read. */
export function CardHead({ legend, matrix, wholeName, onChange, onTrace, children }: CardHeadProps) {
  const t = useTranslations("provenance");
  const { unit, locale, view } = matrix;
  return (
    <div className="card-head">
      <StateLegend entries={legend} locale={locale} onChange={onChange} unit={unit} whole={view.wholeTotal} />
      <div className="flex shrink-0 flex-wrap items-center gap-2">
        <button className="text-button" onClick={onTrace} type="button">
          {t("title")}
        </button>
        {children}
        <UnitSwitch onChoose={(chosen) => onChange({ unit: chosen })} unit={unit} wholeName={wholeName} />
      </div>
    </div>
  );
}
