import { memo } from "react";
import { stateColor } from "@/components/figures/state-color";
import { type BarsMode, drawStacks, type Stack, stackEnd } from "@/lib/report/figures/scale";
import type { StateStyle } from "@/lib/report/states/state-style";
import type { ChartLayout } from "./chart-layout";

type ColumnGhostsProps = {
  /** The other period's figures beside each column; null where it has none. */
  earlier: readonly (Stack | null)[];
  bars: BarsMode;
  scale: number;
  styles: readonly StateStyle[];
  layout: ChartLayout;
};

const tickPx = 3;
const stripPx = 3;

/**
 * Beside every column what the days beside it had: a thin line as high as their total, or, where columns are all of one
 * height, a thin column cut by its own shares.
 */
export const ColumnGhosts = memo(function ColumnGhosts(props: ColumnGhostsProps) {
  const { plotWidth, plotHeight } = props.layout;
  return (
    <svg aria-hidden="true" className="comparison-ghosts" height={plotHeight} width={plotWidth}>
      {props.bars === "time" ? <GhostLines {...props} /> : <GhostStrips {...props} />}
    </svg>
  );
});

function GhostLines({ earlier, scale, layout }: ColumnGhostsProps) {
  const path = earlier.map((figures, place) => {
    const height = Math.round((figures ? stackEnd(figures, "time", scale) : 0) * layout.plotHeight);
    const x = ghostAt(place, layout);
    const top = layout.plotHeight - height;
    return height === 0 ? "" : columnGhostPath(x, layout.plotHeight, top);
  });
  return <path className="ghost-line" d={path.join("")} />;
}

/** A thin line up from the base, with a tick at its end. */
export function columnGhostPath(x: number, base: number, top: number): string {
  return `M${x} ${base}V${top}M${x - tickPx} ${top}H${x + tickPx}`;
}

function GhostStrips({ earlier, bars, styles, layout }: ColumnGhostsProps) {
  const drawn = earlier.map((figures) => (figures ? (drawStacks([figures], bars)[0]?.seconds ?? []) : []));
  return styles.map((style, column) => {
    const path = drawn.map((shares, place) => {
      const base = shares.slice(0, column).reduce((sum, share) => sum + Math.max(0, share), 0);
      const height = Math.round(Math.max(0, shares[column] ?? 0) * layout.plotHeight * 10) / 10;
      const left = ghostAt(place, layout) - stripPx / 2;
      return height === 0
        ? ""
        : `M${left} ${layout.plotHeight * (1 - base)}h${stripPx}v${-height}h${-stripPx}z`;
    });
    return <path d={path.join("")} fill={stateColor(style)} key={`${style.stateClass}:${style.shade}`} />;
  });
}

/** Where it stands: right of the column, within its slot. */
export function ghostAt(place: number, { slot, bar, ghostGap }: ChartLayout): number {
  return Math.round((place + 0.5) * slot + bar / 2 + ghostGap);
}
