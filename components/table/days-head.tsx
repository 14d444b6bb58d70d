import { useTranslations } from "use-intl";
import { StateSwatch } from "@/components/figures/state-swatch";
import type { DaysMatrix } from "./days-matrix";

export function DaysHead({ matrix, isWide }: { matrix: DaysMatrix; isWide: boolean }) {
  const t = useTranslations("days");
  const beside = useTranslations("beside");
  const { view, grain, stateNames, unit, counts, isCompared } = matrix;
  const sum = view.hiddenStates.length > 0 ? t("totalShown", { count: view.states.length }) : t("total");
  const total = view.isPerDay ? t("perDayWorked", { label: sum }) : sum;
  return (
    <thead className="matrix-head">
      <tr aria-rowindex={1}>
        <HeadCell
          className="agent-cell"
          label={t(`head-${grain}`)}
          note={t(`count-${grain}`, { count: view.rows.length })}
        />
        {isWide && counts && <HeadCell className="state-head" label={counts.head} />}
        <HeadCell
          className="state-head"
          label={total}
          {...(unit === "percent" && isWide && { note: t("percentNote") })}
        />
        {isWide && isCompared && (
          <HeadCell className="state-head" label={beside("head")} note={beside("headNote")} />
        )}
        {isWide &&
          view.states.map((state, column) => (
            <HeadCell
              className="state-head"
              key={state}
              label={stateNames[column] ?? state}
              swatch={view.styles[column] && <StateSwatch style={view.styles[column]} />}
            />
          ))}
      </tr>
    </thead>
  );
}

type HeadCellProps = { className: string; label: string; note?: string; swatch?: React.ReactNode };

function HeadCell({ className, label, note, swatch }: HeadCellProps) {
  return (
    <th className={className} scope="col" title={label}>
      <span className="head-button">
        <span className="head-label">
          <span className="head-text">
            {swatch}
            <span className="head-name">{label}</span>
          </span>
        </span>
        {note !== undefined && <span className="head-note">{note}</span>}
      </span>
    </th>
  );
}
