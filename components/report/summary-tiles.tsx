import { useTranslations } from "use-intl";
import { listBiggest, StateTiles, Tile } from "@/components/figures/tile";
import { TileChange } from "@/components/figures/tile-change";
import type { Matrix } from "@/components/table/matrix";
import { formatHm } from "@/lib/report/figures/duration";

type SummaryTilesProps = {
  matrix: Matrix;
  agentsInRange: number;
  onSolo: (state: string) => void;
};

/** Agents, total time and the three biggest states, of what is shown; each state opens itself alone. */
export function SummaryTiles({ matrix, agentsInRange, onSolo }: SummaryTilesProps) {
  const t = useTranslations("summary");
  const { view, styles, stateNames, locale, comparison, isCompared } = matrix;
  const compared = (seconds: number, before: number | undefined) =>
    isCompared && <TileChange before={before ?? null} locale={locale} seconds={seconds} />;
  const isFiltered = view.rows.length < agentsInRange;
  return (
    <section aria-label={t("label")} className="tiles">
      <Tile
        label={t("agents")}
        note={isFiltered ? t("agentsShown", { all: agentsInRange }) : t("agentsNote")}
        value={String(view.rows.length)}
      />
      <Tile
        change={compared(view.total, comparison?.team.total)}
        label={t("total")}
        note={totalNote()}
        value={formatHm(view.total)}
      />
      <StateTiles
        changeOf={({ state, seconds }) =>
          compared(seconds, comparison?.team.seconds[view.states.indexOf(state)])
        }
        biggest={listBiggest(view.states, stateNames, styles, view.stateTotals)}
        locale={locale}
        onSolo={onSolo}
        whole={view.wholeTotal}
      />
    </section>
  );

  function totalNote(): string {
    if (view.hiddenStates.length > 0) return t("totalShown", { whole: formatHm(view.wholeTotal) });
    if (view.isPerDay) return t("perDay");
    return t("perAgent", { time: formatHm(Math.round(view.total / Math.max(1, view.rows.length))) });
  }
}
