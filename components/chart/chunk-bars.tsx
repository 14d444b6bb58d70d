"use client";

import { memo, startTransition, useEffect, useMemo, useState } from "react";
import { barGhostGapPx } from "@/lib/report/chart/ghost-sizes";
import { type BarFigures, type BarScale, cutBar } from "@/lib/report/figures/scale";
import type { StateStyle } from "@/lib/report/states/state-style";
import { StackChart, StackGhosts } from "./late-stacks";

type ChunkBarsProps = BarScale & {
  rows: readonly BarFigures[];
  /** The other period's figures beside each row; null where nothing is compared. */
  earlier: readonly (BarFigures | null)[] | null;
  /** Index of the first row in the whole table. */
  start: number;
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

const DrawnBars = memo(function DrawnBars(props: ChunkBarsProps) {
  const { rows, earlier, start, bars, fullLength, styles, left, width, rowHeight, barHeight } = props;
  const stacks = useMemo(
    () => rows.map((row) => cutBar(row, { bars, fullLength })),
    [rows, bars, fullLength],
  );
  const scene = { styles, width, base: "left", height: rows.length * rowHeight } as const;
  return (
    <div aria-hidden="true" className="bars" style={{ height: scene.height, left }}>
      <StackChart {...scene} stacks={stacks} start={start} thickness={barHeight} />
      {earlier && (
        <StackGhosts
          {...{ ...scene, bars, fullLength, earlier }}
          first={(rowHeight + barHeight) / 2 + barGhostGapPx}
          step={rowHeight}
        />
      )}
    </div>
  );
});
