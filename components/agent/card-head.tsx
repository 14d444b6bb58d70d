import { useTranslations } from "use-intl";
import type { DaysMatrix } from "@/components/report/days-matrix";
import { StateLegend } from "@/components/report/state-legend";
import { UnitSwitch } from "@/components/report/unit-switch";
import { useDaysLegend } from "@/components/report/use-days-legend";
import type { ChangeLink } from "@/lib/browser/use-report-link";
import type { DaysAnswer } from "@/lib/report/days-answer";

type CardHeadProps = {
  answer: DaysAnswer;
  matrix: DaysMatrix;
  onChange: ChangeLink;
  /** Where do all these figures come from? */
  onTrace: () => void;
};

/** The states with their totals, where they come from, and the unit. */
export function CardHead({ answer, matrix, onChange, onTrace }: CardHeadProps) {
  const t = useTranslations("provenance");
  return (
    <div className="card-head">
      <StateLegend
        entries={useDaysLegend(answer, matrix)}
        locale={matrix.locale}
        onChange={onChange}
        unit={matrix.unit}
        whole={matrix.view.wholeTotal}
      />
      <div className="flex shrink-0 flex-wrap items-center gap-2">
        <button className="text-button" onClick={onTrace} type="button">
          {t("title")}
        </button>
        <UnitSwitch onChoose={(unit) => onChange({ unit })} unit={matrix.unit} wholeName="percentNameTime" />
      </div>
    </div>
  );
}
