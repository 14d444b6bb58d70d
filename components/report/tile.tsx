import { useTranslations } from "use-intl";
import { formatHm, formatShare } from "@/lib/report/duration";
import type { StateStyle } from "@/lib/report/state-style";
import { StateSwatch } from "./state-swatch";

/** One figure of what is shown, with what explains it. */
export function Tile({ label, value, note }: { label: string; value: string; note: string }) {
  return (
    <div className="tile">
      <TileText label={label} note={note} value={value} />
    </div>
  );
}

/** The three lines of a tile. */
export function TileText({ label, value, note }: { label: string; value: React.ReactNode; note: string }) {
  return (
    <>
      <span className="tile-label">{label}</span>
      <span className="tile-value">{value}</span>
      <span className="tile-note">{note}</span>
    </>
  );
}

export type BigState = { state: string; name: string; style: StateStyle | undefined; seconds: number };

type StateTilesProps = {
  /** The biggest first; as many tiles as there are. */
  biggest: readonly BigState[];
  /** Seconds of everything, whatever is hidden. */
  whole: number;
  locale: string;
  onSolo: (state: string) => void;
};

const ranks = ["rank0", "rank1", "rank2"] as const;

/** The biggest states; each opens itself alone. */
export function StateTiles({ biggest, whole, locale, onSolo }: StateTilesProps) {
  const t = useTranslations("summary");
  return biggest.slice(0, ranks.length).map(({ state, name, style, seconds }, place) => (
    <button
      aria-label={t("showOnly", { state: name })}
      className="tile tile-link"
      key={state}
      onClick={() => onSolo(state)}
      type="button"
    >
      <TileText
        label={t(ranks[place] ?? "rank0")}
        note={t("stateShare", { time: formatHm(seconds), share: formatShare(seconds, whole, locale) })}
        value={
          <span className="flex items-center gap-2">
            {style && <StateSwatch style={style} />}
            <bdi className="truncate">{name}</bdi>
          </span>
        }
      />
    </button>
  ));
}

/** The states shown, most time first. */
export function listBiggest(
  states: readonly string[],
  names: readonly string[],
  styles: readonly StateStyle[],
  totals: readonly number[],
): BigState[] {
  return states
    .map((state, column) => ({
      state,
      name: names[column] ?? state,
      style: styles[column],
      seconds: totals[column] ?? 0,
    }))
    .sort((a, b) => b.seconds - a.seconds);
}
