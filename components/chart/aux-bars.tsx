"use client";

import { memo } from "react";
import { Bar, BarChart, XAxis, YAxis } from "recharts";
import type { StateStyle } from "@/lib/report/states/state-style";
import { BarStack, stackLength } from "./bar-stack";

type BarRow = { key: string; seconds: readonly number[] };

export type AuxBarsProps = {
  rows: readonly BarRow[];
  /** Index of the first row in the whole table. */
  start: number;
  styles: readonly StateStyle[];
  barWidth: number;
  rowHeight: number;
  barHeight: number;
  /** What the full width stands for, in the unit of the rows: seconds, or 1 for shares. */
  scale: number;
};

/**
 * Stacked bars for a run of rows, each bar at the height of its row. The table beside it is its text. The chart has
 * one series, whose shape is the whole stack: a series for each state takes several times as long to draw.
 */
export const AuxBars = memo(function AuxBars(props: AuxBarsProps) {
  const { rows, start, styles, barWidth, rowHeight, barHeight, scale } = props;
  return (
    <BarChart
      accessibilityLayer={false}
      barSize={barHeight}
      data={[...rows]}
      height={rows.length * rowHeight}
      layout="vertical"
      margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
      width={barWidth}
    >
      <XAxis allowDataOverflow domain={[0, scale]} hide type="number" />
      <YAxis dataKey="key" hide type="category" />
      <Bar
        dataKey={({ seconds }: BarRow) => stackLength(seconds)}
        isAnimationActive={false}
        shape={({ originalDataIndex: place, ...bar }) => (
          <BarStack
            bar={bar}
            base="left"
            cells={String(start + place)}
            parts={rows[place]?.seconds ?? []}
            styles={styles}
          />
        )}
      />
    </BarChart>
  );
});
