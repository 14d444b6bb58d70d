"use client";

import { memo } from "react";
import { Bar, BarChart, XAxis, YAxis } from "recharts";
import { stateColor } from "@/components/figures/state-color";
import { type Base, type Box, boxOf, ghostLine, ghostRoom, hatchLines } from "@/lib/report/chart/stack-shape";
import { type BarFigures, type BarScale, barEnd, cutBar, type Segment } from "@/lib/report/figures/scale";
import { stateHatch } from "@/lib/report/states/state-fill";
import type { StateStyle } from "@/lib/report/states/state-style";

type StackChartProps = {
  stacks: readonly (readonly Segment[])[];
  styles: readonly StateStyle[];
  base: Base;
  width: number;
  height: number;
  /** Of a bar or column. */
  thickness: number;
  /** Before a row's place in `data-cell`, and the place of the first one in the whole table. */
  prefix?: string;
  start?: number;
};

/**
 * A stacked bar or column per row, in slots of equal size. The table beside it is its text. The chart has one series,
 * whose shape is the whole stack: a series for each state takes several times as long to draw.
 */
export const StackChart = memo(function StackChart(props: StackChartProps) {
  const { stacks, styles, base, width, height, thickness, prefix = "", start = 0 } = props;
  const isAcross = base === "left";
  const [LengthAxis, PlaceAxis] = isAcross ? [XAxis, YAxis] : [YAxis, XAxis];
  const rows = stacks.map((segments, place) => {
    const last = segments.at(-1);
    return { place, length: last ? last.start + last.length : 0 };
  });
  return (
    <BarChart
      accessibilityLayer={false}
      barSize={thickness}
      data={rows}
      height={height}
      // Chromium may go on painting by the view box of an earlier size: another size is another picture.
      key={`${width}x${height}`}
      layout={isAcross ? "vertical" : "horizontal"}
      margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
      width={width}
    >
      <LengthAxis allowDataOverflow domain={[0, 1]} hide type="number" />
      <PlaceAxis dataKey="place" hide type="category" />
      <Bar
        dataKey="length"
        isAnimationActive={false}
        shape={({ originalDataIndex: place, x, y, width: wide, height: high }) => {
          const room = isAcross ? { x, y, width, height: high } : { x, y: 0, width: wide, height };
          return stacks[place]?.map((segment) => {
            const style = styles[segment.place];
            return (
              style && (
                <g data-cell={`${prefix}${start + place}:${segment.place}`} key={segment.place}>
                  <SegmentShape box={boxOf(segment, room, base)} style={style} />
                </g>
              )
            );
          });
        }}
      />
    </BarChart>
  );
});

function SegmentShape({ box, style }: { box: Box; style: StateStyle }) {
  const hatch = stateHatch(style);
  return (
    <>
      <rect {...box} fill={stateColor(style)} rx={box.width > 3 && box.height > 3 ? 1.5 : 0} />
      {hatch > 0 && <path d={hatchLines(box, hatch)} stroke="var(--card)" strokeWidth={1.25} />}
    </>
  );
}

type StackGhostsProps = BarScale & {
  /** The other period's figures beside each row; null where it has none. */
  earlier: readonly (BarFigures | null)[];
  styles: readonly StateStyle[];
  base: Base;
  width: number;
  height: number;
  /** Across the bars: where the first row's ghost lies, and how far away the next one. */
  first: number;
  step: number;
};

/**
 * Beside every bar or column what the other period had: a thin line as long as its total, or, where all are of one
 * length, a thin bar cut by its own shares. One path for all rows, or one per state.
 */
export function StackGhosts({
  earlier,
  styles,
  base,
  width,
  height,
  first,
  step,
  ...scale
}: StackGhostsProps) {
  const ghosts = earlier.map((figures, place) => ({
    room: ghostRoom(Math.round(first + place * step), { x: 0, y: 0, width, height }, base),
    end: barEnd(figures, scale),
    segments: scale.bars === "share" ? cutBar(figures, scale) : [],
  }));
  return (
    <svg aria-hidden="true" className="comparison-ghosts" height={height} width={width}>
      {scale.bars !== "share" ? (
        <path className="ghost-line" d={ghosts.map(({ room, end }) => ghostLine(room, base, end)).join("")} />
      ) : (
        styles.map((style, place) => {
          const boxes = ghosts.flatMap(({ room, segments }) =>
            segments
              .filter((segment) => segment.place === place)
              .map((segment) => boxOf(segment, room, base, 0)),
          );
          return (
            <path
              d={boxes.map(boxPath).join("")}
              fill={stateColor(style)}
              key={`${style.stateClass}:${style.shade}`}
            />
          );
        })
      )}
    </svg>
  );
}

function boxPath(box: Box): string {
  const [x, y, width, height] = [box.x, box.y, box.width, box.height].map((px) => Math.round(px * 10) / 10);
  return `M${x} ${y}h${width}v${height}h-${width}z`;
}
