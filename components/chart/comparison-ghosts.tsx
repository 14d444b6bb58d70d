import { memo } from "react";
import { stateColor } from "@/components/figures/state-color";
import { type BarsMode, drawStacks, type Stack, stackEnd } from "@/lib/report/figures/scale";
import type { StateStyle } from "@/lib/report/states/state-style";
import { PrintBar } from "./print-bar";

type GhostsProps = {
  /** The other period's figures beside each row; null where it has none. */
  earlier: readonly (Stack | null)[];
  bars: BarsMode;
  scaleSeconds: number;
  styles: readonly StateStyle[];
  /** Of the longest bar. */
  width: number;
  rowHeight: number;
  barHeight: number;
};

/** Between a bar and what stands under it. */
export const ghostGapPx = 3;
const tickPx = 3;
/** How high a thin bar is. */
export const ghostStripPx = 3;

/**
 * Under every bar of a run of rows what the other period had: a thin line as long as its total, or, where bars are all
 * of one length, a thin bar cut by its own shares. One path for all rows, or one per state.
 */
export const ComparisonGhosts = memo(function ComparisonGhosts(props: GhostsProps) {
  const { earlier, rowHeight, width } = props;
  const drawn = props.bars === "time" ? <GhostLines {...props} /> : <GhostStrips {...props} />;
  return (
    <svg
      aria-hidden="true"
      className="comparison-ghosts"
      height={earlier.length * rowHeight}
      width={width + 2}
    >
      {drawn}
    </svg>
  );
});

function GhostLines({ earlier, scaleSeconds, width, ...sizes }: GhostsProps) {
  const path = earlier.map((figures, place) => {
    const end = round(ghostEnd(figures, "time", scaleSeconds) * width);
    const y = topOf(place, sizes) + ghostGapPx;
    return end === 0 ? "" : ghostPath(0, end, y);
  });
  return <path className="ghost-line" d={path.join("")} />;
}

function GhostStrips({ earlier, bars, styles, width, ...sizes }: GhostsProps) {
  const drawn = earlier.map((figures) => (figures ? (drawStacks([figures], bars)[0]?.seconds ?? []) : []));
  return styles.map((style, column) => {
    const path = drawn.map((shares, place) => {
      const start = shares.slice(0, column).reduce((sum, share) => sum + Math.max(0, share), 0);
      const length = round(Math.max(0, shares[column] ?? 0) * width);
      if (length === 0) return "";
      return `M${round(start * width)} ${topOf(place, sizes) + ghostGapPx}h${length}v${ghostStripPx}h${-length}z`;
    });
    return <path d={path.join("")} fill={stateColor(style)} key={`${style.stateClass}:${style.shade}`} />;
  });
}

/** A thin line with a tick at its end. */
export function ghostPath(left: number, end: number, y: number): string {
  return `M${left} ${y}H${end}M${end} ${y - tickPx}V${y + tickPx}`;
}

// Where a row's bar ends below.
function topOf(
  place: number,
  { rowHeight, barHeight }: Pick<GhostsProps, "rowHeight" | "barHeight">,
): number {
  return place * rowHeight + (rowHeight + barHeight) / 2;
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}

/** A row's own on paper, where bars are boxes. */
export function PrintGhost(props: Omit<GhostsProps, "earlier" | "rowHeight"> & { earlier: Stack | null }) {
  const { earlier, bars, scaleSeconds, styles, width } = props;
  if (!earlier) return null;
  if (bars === "share")
    return (
      <PrintBar {...{ bars, scaleSeconds, styles, width }} height={ghostStripPx} isEarlier row={earlier} />
    );
  return (
    <span
      aria-hidden="true"
      className="print-ghost"
      style={{ width: ghostEnd(earlier, bars, scaleSeconds) * width }}
    />
  );
}

/** Where the other period's line ends, from 0 to 1 of the longest bar: text beside a bar begins after both. */
export function ghostEnd(earlier: Stack | null, bars: BarsMode, scaleSeconds: number): number {
  return earlier ? stackEnd(earlier, bars, scaleSeconds) : 0;
}
