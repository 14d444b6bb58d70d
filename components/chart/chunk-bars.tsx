"use client";

import dynamic from "next/dynamic";
import { memo, startTransition, useEffect, useMemo, useState } from "react";
import { type BarsMode, drawStacks, type Stack } from "@/lib/report/figures/scale";
import type { StateStyle } from "@/lib/report/states/state-style";
import { ComparisonGhosts } from "./comparison-ghosts";

// The charting library arrives after the figures: they are read first, and it is half of the page's code.
const AuxBars = dynamic(() => import("./aux-bars").then((module) => module.AuxBars), { ssr: false });

type ChunkBarsProps = {
  rows: readonly Stack[];
  /** The other period's figures beside each row; null where nothing is compared. */
  earlier: readonly (Stack | null)[] | null;
  /** Index of the first row in the whole table. */
  start: number;
  bars: BarsMode;
  scaleSeconds: number;
  styles: readonly StateStyle[];
  /** Where the bars begin, from the table's left edge. */
  left: number;
  /** Of the longest bar. */
  width: number;
  rowHeight: number;
  barHeight: number;
};

/** The bars of a run of rows, over the rows themselves, and under each what it is compared with: a frame after the figures. */
export const ChunkBars = memo(function ChunkBars(props: ChunkBarsProps) {
  return <DrawnBars {...useNextFrame(props)} />;
});

// What the figures and the bars take together is too long for one frame. A change of the link is a transition already,
// so that `useDeferredValue` would not put it off.
function useNextFrame<Value>(value: Value): Value {
  const [drawn, setDrawn] = useState(value);
  useEffect(() => startTransition(() => setDrawn(value)), [value]);
  return drawn;
}

const DrawnBars = memo(function DrawnBars({ rows, earlier, start, left, ...scene }: ChunkBarsProps) {
  const { bars, scaleSeconds, styles, width, rowHeight, barHeight } = scene;
  const drawn = useMemo(
    () => drawStacks(rows, bars).map(({ seconds }, place) => ({ key: String(place), seconds })),
    [rows, bars],
  );
  return (
    <div aria-hidden="true" className="bars" style={{ height: rows.length * rowHeight, left }}>
      <AuxBars
        barHeight={barHeight}
        barWidth={width}
        rowHeight={rowHeight}
        rows={drawn}
        scale={bars === "share" ? 1 : scaleSeconds}
        start={start}
        styles={styles}
      />
      {earlier && <ComparisonGhosts {...scene} earlier={earlier} />}
    </div>
  );
});
