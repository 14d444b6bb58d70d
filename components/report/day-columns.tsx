"use client";

import { memo } from "react";
import { Bar, BarChart, type BarShapeProps, XAxis, YAxis } from "recharts";
import type { TimeRow } from "@/lib/report/days-view";
import type { StateStyle } from "@/lib/report/state-style";
import { hatchLines } from "./hatch-lines";
import { stateColor, stateHatch } from "./state-color";

export type DayColumnsProps = {
  rows: readonly TimeRow[];
  styles: readonly StateStyle[];
  width: number;
  height: number;
  barWidth: number;
  /** What the full height stands for, in the unit of the rows: seconds, or 1 for shares. */
  scale: number;
  /** Before a row's place in `data-cell`. */
  prefix: string;
};

const gapPx = 1;

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
      <XAxis dataKey="from" hide type="category" />
      <YAxis allowDataOverflow domain={[0, scale]} hide type="number" />
      {styles.map((style, column) => (
        <Bar
          dataKey={(row: TimeRow) => Math.max(0, row.seconds[column] ?? 0) || null}
          isAnimationActive={false}
          key={`${style.stateClass}:${style.shade}`}
          shape={(bar: BarShapeProps) => <Segment {...bar} column={column} prefix={prefix} style={style} />}
          stackId="total"
        />
      ))}
    </BarChart>
  );
});

type SegmentProps = Pick<BarShapeProps, "x" | "y" | "width" | "height" | "index"> & {
  column: number;
  prefix: string;
  style: StateStyle;
};

function Segment({ x, y, width, height, index, column, prefix, style }: SegmentProps) {
  const drawn = Math.max(height - gapPx, Math.min(height, 0.75));
  const hatch = stateHatch(style);
  const top = y + height - drawn;
  return (
    <g data-cell={`${prefix}${index}:${column}`}>
      <rect
        fill={stateColor(style)}
        height={drawn}
        rx={drawn > 3 && width > 6 ? 1.5 : 0}
        width={width}
        x={x}
        y={top}
      />
      {hatch > 0 && (
        <path d={hatchLines(x, top, width, drawn, hatch)} stroke="var(--card)" strokeWidth={1.25} />
      )}
    </g>
  );
}
