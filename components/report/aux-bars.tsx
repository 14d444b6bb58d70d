"use client";

import { memo } from "react";
import { Bar, BarChart, type BarShapeProps, XAxis, YAxis } from "recharts";
import type { StateStyle } from "@/lib/report/state-style";
import { hatchLines } from "./hatch-lines";
import { stateColor, stateHatch } from "./state-color";

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

const gapPx = 1;

/** Stacked bars for a run of rows, each bar at the height of its row. The table beside it is its text. */
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
      {styles.map((style, column) => (
        <Bar
          dataKey={(row: BarRow) => Math.max(0, row.seconds[column] ?? 0) || null}
          isAnimationActive={false}
          key={`${style.stateClass}:${style.shade}`}
          shape={(bar: BarShapeProps) => <Segment {...bar} column={column} start={start} style={style} />}
          stackId="total"
        />
      ))}
    </BarChart>
  );
});

type SegmentProps = Pick<BarShapeProps, "x" | "y" | "width" | "height" | "index"> & {
  column: number;
  start: number;
  style: StateStyle;
};

function Segment({ x, y, width, height, index, column, start, style }: SegmentProps) {
  const drawn = Math.max(width - gapPx, Math.min(width, 0.75));
  const hatch = stateHatch(style);
  return (
    <g data-cell={`${start + index}:${column}`}>
      <rect fill={stateColor(style)} height={height} rx={drawn > 3 ? 1.5 : 0} width={drawn} x={x} y={y} />
      {hatch > 0 && (
        <path d={hatchLines(x, y, drawn, height, hatch)} stroke="var(--card)" strokeWidth={1.25} />
      )}
    </g>
  );
}
