import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { tileLinkLook, tileLook } from "@/components/ui/tiles";
import { formatHm, formatShare } from "@/lib/report/figures/duration";
import type { StateStyle } from "@/lib/report/states/state-style";
import { StateSwatch } from "./state-swatch";

/** One figure of what is shown, with what explains it. */
export function Tile(props: TileTextProps) {
  return (
    <div className={tileLook}>
      <TileText {...props} />
    </div>
  );
}

type TileTextProps = {
  label: string;
  value: ReactNode;
  note: string;
  /** The difference to the period compared with. */
  change?: ReactNode;
};

/** The lines of a tile. */
export function TileText({ label, value, note, change }: TileTextProps) {
  return (
    <>
      <span className="text-muted text-sm">{label}</span>
      <span className="min-w-0 font-semibold text-xl/6.5 tracking-[-0.01em]">{value}</span>
      <span className="text-muted text-sm">{note}</span>
      {change}
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
  changeOf?: (big: BigState) => ReactNode;
};

const ranks = ["rank0", "rank1", "rank2"] as const;

/** The biggest states; each opens itself alone. */
export function StateTiles({ biggest, whole, locale, onSolo, changeOf }: StateTilesProps) {
  const t = useTranslations("summary");
  return biggest.slice(0, ranks.length).map((big, place) => {
    const { state, name, style, seconds } = big;
    return (
      <button
        aria-label={t("showOnly", { state: name })}
        className={tileLinkLook}
        key={state}
        onClick={() => onSolo(state)}
        type="button"
      >
        <TileText
          change={changeOf?.(big)}
          label={t(ranks[place] ?? "rank0")}
          note={t("stateShare", { time: formatHm(seconds), share: formatShare(seconds, whole, locale) })}
          value={
            <span className="flex items-center gap-1.5">
              {style && <StateSwatch style={style} />}
              <bdi className="truncate">{name}</bdi>
            </span>
          }
        />
      </button>
    );
  });
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
