"use client";

import { memo } from "react";
import { Bar, BarChart, XAxis, YAxis } from "recharts";
import type { StateStyle } from "@/lib/report/states/state-style";
import { BarStack, stackLength } from "./bar-stack";

type ColumnRow = { key: string; seconds: readonly number[] };

export type DayColumnsProps = {
  rows: readonly ColumnRow[];
  styles: readonly StateStyle[];
  width: number;
  height: number;
  barWidth: number;
  /** What the full height stands for, in the unit of the rows: seconds, or 1 for shares. */
  scale: number;
  /** Before a row's place in `data-cell`. */
  prefix: string;
};

/** A stacked column per row, the first state at the base. The table is its text. */
export const DayColumns = memo(function DayColumns(props: DayColumnsProps) {
  const { rows, styles, width, height, barWidth, scale, prefix } = props;
  return (
    <BarChart
      accessibilityLayer={false}
      barSize={barWidth}
      data={[...rows]}
      height={height}
      margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
      width={width}
    >
      <XAxis dataKey="key" hide type="category" />
      <YAxis allowDataOverflow domain={[0, scale]} hide type="number" />
      <Bar
        dataKey={({ seconds }: ColumnRow) => stackLength(seconds)}
        isAnimationActive={false}
        shape={({ originalDataIndex: place, ...bar }) => (
          <BarStack
            bar={bar}
            base="bottom"
            cells={`${prefix}${place}`}
            parts={rows[place]?.seconds ?? []}
            styles={styles}
          />
        )}
      />
    </BarChart>
  );
});
