import { stateColor } from "@/components/figures/state-color";
import { type BarFigures, type BarScale, barEnd, cutBar } from "@/lib/report/figures/scale";
import type { StateStyle } from "@/lib/report/states/state-style";
import { type Base, type Box, boxOf, ghostLine, ghostRoom } from "./stack-shape";

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
