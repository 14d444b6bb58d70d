import { useTranslations } from "use-intl";
import { formatHm, formatShare } from "@/lib/report/duration";
import type { Matrix } from "./matrix";
import { StateSwatch } from "./state-swatch";

type SummaryTilesProps = {
  matrix: Matrix;
  agentsInRange: number;
  onSolo: (state: string) => void;
};

const ranks = ["rank0", "rank1", "rank2"] as const;

/** Agents, total time and the three biggest states, of what is shown; each state opens itself alone. */
export function SummaryTiles({ matrix, agentsInRange, onSolo }: SummaryTilesProps) {
  const t = useTranslations("summary");
  const { view, styles, stateNames, locale } = matrix;
  const isFiltered = view.rows.length < agentsInRange;
  const biggest = view.states
    .map((state, column) => ({ state, column, seconds: view.stateTotals[column] ?? 0 }))
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, ranks.length);
  return (
    <section aria-label={t("label")} className="tiles">
      <Tile
        label={t("agents")}
        note={isFiltered ? t("agentsShown", { all: agentsInRange }) : t("agentsNote")}
        value={String(view.rows.length)}
      />
      <Tile
        label={t("total")}
        note={
          view.hiddenStates.length > 0
            ? t("totalShown", { whole: formatHm(view.wholeTotal) })
            : t("perAgent", { time: formatHm(Math.round(view.total / Math.max(1, view.rows.length))) })
        }
        value={formatHm(view.total)}
      />
      {biggest.map(({ state, column, seconds }, place) => (
        <button
          aria-label={t("showOnly", { state: stateNames[column] ?? state })}
          className="tile tile-link"
          key={state}
          onClick={() => onSolo(state)}
          type="button"
        >
          <span className="tile-label">{t(ranks[place] ?? "rank0")}</span>
          <span className="tile-value flex items-center gap-2">
            {styles[column] && <StateSwatch style={styles[column]} />}
            <bdi className="truncate">{stateNames[column]}</bdi>
          </span>
          <span className="tile-note">
            {t("stateShare", {
              time: formatHm(seconds),
              share: formatShare(seconds, view.wholeTotal, locale),
            })}
          </span>
        </button>
      ))}
    </section>
  );
}

function Tile({ label, value, note }: { label: string; value: string; note: string }) {
  return (
    <div className="tile">
      <span className="tile-label">{label}</span>
      <span className="tile-value">{value}</span>
      <span className="tile-note">{note}</span>
    </div>
  );
}
